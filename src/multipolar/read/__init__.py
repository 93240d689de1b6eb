"""Files, folders and standard input -> Articles, furniture marked; what cannot be read comes out as a `Failure`."""

from multipolar.read.article import article_from_text
from multipolar.read.count import count_articles
from multipolar.read.furniture import find_furniture
from multipolar.read.paths import READERS, read_paths

__all__ = ["READERS", "article_from_text", "count_articles", "find_furniture", "read_paths"]
