"""The signed network of states, its blocs, and how multipolar it is, period by period."""
