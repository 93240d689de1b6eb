"""Link what the ledger holds: reprints, events and deals, as people have put them right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from multipolar.lexicon.ontology import load_ontology
from multipolar.link import digest_text, group_articles, link_deals, link_mentions
from multipolar.store.corrections import apply_corrections, read_ties
from multipolar.store.linking import (
    add_digests,
    derive_pairs,
    is_linked,
    mark_linked,
    own_events,
    read_articles,
    read_deals,
    read_mentions,
    read_undigested,
    write_links,
)
from multipolar.store.write import transaction

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


def link_ledger(connection: DuckDBPyConnection, *, anew: bool = False) -> bool:
    """Link all that a draft holds, unless that has been done; all of it or nothing is committed.

    Args:
        connection: to a draft.
        anew: link though nothing has changed, as after an update of the rules for it.

    Returns:
        Whether there was something to do.
    """
    if is_linked(connection) and not anew:
        return False
    _digest_articles(connection)
    groups = group_articles(*read_articles(connection))
    first_of = {group.article_id: group.first_id for group in groups}
    events = link_mentions(read_mentions(connection, first_of), ties=read_ties(connection))
    deals = link_deals(read_deals(connection, first_of))
    with transaction(connection):
        write_links(connection, groups, events, deals)
        changed = apply_corrections(connection, load_ontology())
        derive_pairs(connection, sorted({*own_events(connection), *changed}))
        mark_linked(connection)
    return True


def _digest_articles(connection: DuckDBPyConnection) -> None:
    while articles := read_undigested(connection):
        with transaction(connection):
            add_digests(connection, {article_id: digest_text(text) for article_id, text in articles})
