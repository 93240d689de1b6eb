"""How well mentions of one event in many reports are put together, by B-cubed on generated reports (stories.py).

    python eval/linking.py [--seeds 11 12 13 ...] [--articles 200]

B-cubed: of every mention, which share of those put with it tell the same event (precision), and which share of those
that tell the same event are put with it (recall); the mean over all mentions.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from multipolar.ledger import link_ledger
from multipolar.store import LedgerWriter, load_vocabulary, open_ledger, write_ledger
from stories import make_stories

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from stories import Story

SEEDS = tuple(range(11, 21))  # the weights were chosen on 1 to 5
MENTIONS = "select id, event_id from mentions"
GROUPS = "select id, group_id from articles"
DAILY = """
    select m.id, dense_rank() over (order by m.act, m.start_on, list(party || role order by party, role))
    from mentions as m join mention_parties using (mention_id)
    group by m.mention_id, m.id, m.act, m.start_on
"""


@dataclass(frozen=True, slots=True)
class Scores:
    """B-cubed of mentions and of near-duplicate articles, and how many there were.

    `daily` is that of the rule most datasets go by: what has the same parties, act and day is one event.
    """

    precision: float
    recall: float
    mentions: int
    events: int
    copies_precision: float
    copies_recall: float
    daily: tuple[float, float]


def measure(stories: Sequence[Story], ledger: Path) -> Scores:
    """Write stories into a ledger, link it, and compare with what they truly tell."""
    with write_ledger(ledger) as draft:
        writer = LedgerWriter(draft.connection, load_vocabulary())
        writer.add([story.coded for story in stories], writer.begin_run("stories"))
        link_ledger(draft.connection)
    with open_ledger(ledger) as connection:
        found = dict(connection.execute(MENTIONS).fetchall())
        groups = dict(connection.execute(GROUPS).fetchall())
        daily = dict(connection.execute(DAILY).fetchall())
    truth = {mention: name for story in stories for mention, name in story.tells.items()}
    precision, recall = b_cubed(found, truth)
    copies = {story.coded.article.id: story.copy_of or story.coded.article.id for story in stories}
    copies_precision, copies_recall = b_cubed(groups, copies)
    return Scores(
        precision, recall, len(truth), len(set(truth.values())), copies_precision, copies_recall, b_cubed(daily, truth)
    )


def b_cubed(found: Mapping[str, object], truth: Mapping[str, object]) -> tuple[float, float]:
    """Give precision and recall of putting things together.

    Args:
        found: where each thing was put.
        truth: where it belongs.
    """
    together, belonging = _sets(found), _sets(truth)
    precision = recall = 0.0
    for thing in truth:
        put, own = together[found[thing]], belonging[truth[thing]]
        precision += len(put & own) / len(put)
        recall += len(put & own) / len(own)
    return precision / len(truth), recall / len(truth)


def _sets(places: Mapping[str, object]) -> dict[object, set[str]]:
    found: dict[object, set[str]] = defaultdict(set)
    for thing, place in places.items():
        found[place].add(thing)
    return found


def main() -> None:
    """Measure each seed, and print the scores."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seeds", type=int, nargs="+", default=SEEDS)
    parser.add_argument("--articles", type=int, default=200)
    arguments = parser.parse_args()
    measured = []
    print(
        "seed  mentions  events | linked: precision  recall | one a day: precision  recall | copies: precision  recall"
    )
    for seed in arguments.seeds:
        with TemporaryDirectory() as folder:
            measured.append(measure(make_stories(seed, arguments.articles), Path(folder) / "stories.duckdb"))
        _print(str(seed), measured[-1])
    _print("mean", _mean(measured))


def _print(name: str, scores: Scores) -> None:
    print(
        f"{name:>4}  {scores.mentions:8}  {scores.events:6} | {scores.precision:17.3f}  {scores.recall:6.3f}"
        f" | {scores.daily[0]:20.3f}  {scores.daily[1]:6.3f}"
        f" | {scores.copies_precision:17.3f}  {scores.copies_recall:6.3f}"
    )


def _mean(measured: Sequence[Scores]) -> Scores:
    return Scores(
        fmean(one.precision for one in measured),
        fmean(one.recall for one in measured),
        round(fmean(one.mentions for one in measured)),
        round(fmean(one.events for one in measured)),
        fmean(one.copies_precision for one in measured),
        fmean(one.copies_recall for one in measured),
        (fmean(one.daily[0] for one in measured), fmean(one.daily[1] for one in measured)),
    )


if __name__ == "__main__":
    main()
