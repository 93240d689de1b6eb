"""Many reports, one account: which articles are reprints, which mentions are one event, which one deal."""
