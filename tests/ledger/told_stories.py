"""`multipolar ingest` with a coder that knows generated stories by heart: fast, and no language model needed.

Run as a program, it is `multipolar` itself. SEED and ARTICLES tell which stories, PAUSE how long each takes in seconds.
"""

from __future__ import annotations

import json
import os
import sys
import time
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

if __name__ == "__main__":
    root = Path(__file__).parents[2]
    sys.path[:0] = [str(root / "tests"), str(root / "eval")]

from multipolar.cli.sources import LedgerCoder
from multipolar.model.articles import Article
from multipolar.model.coded import CodedArticle, CoderVersion, Failure
from stories import make_stories

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

CODER = CoderVersion("told", "rules", os.environ.get("MODEL", "model"))
BATCH_ARTICLES = 7  # so that a broken-off run has committed something


def write_stories(path: Path, seed: int, articles: int) -> Path:
    """Write the stories' articles as JSON Lines, with a line in the middle that cannot be read."""
    lines = []
    for story in make_stories(seed, articles):
        article = story.coded.article
        day = article.published_on.isoformat() if article.published_on else None
        named = {"id": article.id, "text": article.text, "publisher": article.publisher, "published": day}
        lines.append(json.dumps(named))
    lines.insert(len(lines) // 2, "no JSON")
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return path


def tell(articles: Iterable[Article | Failure]) -> Iterator[CodedArticle | Failure]:
    """Give what is known of each article."""
    stories = make_stories(int(os.environ.get("SEED", "1")), int(os.environ.get("ARTICLES", "40")))
    known = {story.coded.article.id: story.coded for story in stories}
    for article in articles:
        time.sleep(float(os.environ.get("PAUSE", "0")))
        if isinstance(article, Article):
            yield replace(known[article.id], article=article, coder=CODER)
        else:
            yield article


def main() -> None:
    """Run the command line."""
    import_module("multipolar.cli.ingest").ledger_coder = lambda *_: LedgerCoder(CODER, tell)
    import_module("multipolar.ledger.ingest").BATCH_ARTICLES = BATCH_ARTICLES
    import_module("multipolar.cli.app").main()


if __name__ == "__main__":
    main()
