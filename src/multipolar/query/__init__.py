"""Questions to the ledger: each a function with its SQL beside it; values are bound, nothing is written.

events, statements, deals, actors, articles: lists with filters, as streams of Arrow batches
ties: how two parties stand, over time; partners: how one stands with all others
poles: the signed network of all, its blocs, and how multipolar it is
brief: what a reader must know about two parties, on a page
"""
