"""The command line with hand-made articles instead of the coder: fast, and no language model needed.

Run as a program, it is `multipolar` itself: `python faked.py read - --format jsonl`. ARTICLES tells how many, PAUSE
how long each takes in seconds.
"""

from __future__ import annotations

import os
import sys
import time
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[1]))

from multipolar.model.coded import CodedArticle, Failure
from show.coded_samples import coded_sample

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date


def fake_code_paths(
    paths: Sequence[str], published_on: date | None, model: str | None, *, thorough: bool = False
) -> Iterator[CodedArticle | Failure]:
    """Give the sample for every path, a failure for one called "bad"."""
    del model, thorough
    for path in paths:
        if path == "bad":
            yield Failure("bad, line 3", "no JSON\nat all \x1b[31m", "mend the line")
        else:
            sample = coded_sample()
            article = replace(sample.article, source=path, published_on=published_on)
            for _ in range(int(os.environ.get("ARTICLES", "1"))):
                time.sleep(float(os.environ.get("PAUSE", "0")))
                yield replace(sample, article=article)


def main() -> None:
    """Run the command line."""
    for name in ("read", "show"):
        import_module(f"multipolar.cli.{name}").code_paths = fake_code_paths
    import_module("multipolar.cli.app").main()


if __name__ == "__main__":
    main()
