"""Many reports, one account: which articles are reprints, which mentions are one event, which one deal."""

from multipolar.link.deals import link_deals
from multipolar.link.duplicates import digest_text, group_articles
from multipolar.link.events import link_mentions

__all__ = ["digest_text", "group_articles", "link_deals", "link_mentions"]
