from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from ledgers import CODER, event, report, write_small_ledger
from multipolar.ledger.ingest import Progress, ingest, recode
from multipolar.model.articles import Article
from multipolar.model.coded import CodedArticle, Failure
from multipolar.read import article_from_text, count_articles
from multipolar.store import open_ledger
from multipolar.store.dump import dump_lines
from show.coded_samples import HOSTILE_NAME, HOSTILE_TEXT, hostile_sample

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    Code = Callable[[Iterable[Article | Failure]], Iterator[CodedArticle | Failure]]

FIRST = report("RUR [visited] FRE.", event("CONSULT", "RUR", "FRE", mode="visit"), source="a.txt")
SECOND = report("FRE [accused] RUR.", event("ACCUSE", "FRE", "RUR"), source="b.txt", publisher="Herald")
BAD = Failure("bad.txt", "holds no text", "leave it out")
NEWER = replace(CODER, rules="rules-2")


def coder_of(*coded: CodedArticle) -> Code:
    known = {one.article.text: one for one in coded}

    def code(articles: Iterable[Article | Failure]) -> Iterator[CodedArticle | Failure]:
        for article in articles:
            yield article if isinstance(article, Failure) else replace(known[article.text], article=article)

    return code


def take_in(ledger: Path, *articles: Article | Failure) -> Progress:
    return ingest(ledger, articles, coder_of(FIRST, SECOND), lambda _: None)


def rows(ledger: Path, query: str) -> list[tuple[Any, ...]]:
    with open_ledger(ledger) as connection:
        return connection.execute(query).fetchall()


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    return tmp_path / "ledger.duckdb"


def test_articles_events_and_failures_are_kept(ledger: Path) -> None:
    progress = take_in(ledger, FIRST.article, BAD, SECOND.article)

    assert (progress.coded, progress.failed, progress.known) == (2, 1, 0)
    assert rows(ledger, "select source, publisher, group_id from articles order by article_id") == [
        ("a.txt", None, 1),
        ("b.txt", "Herald", 2),
    ]
    assert rows(ledger, "select actors, type, recipients from events order by type") == [
        ("FRE GOV", "ACCUSE", "RUR GOV"),
        ("RUR GOV", "CONSULT", "FRE GOV"),
    ]
    assert rows(ledger, "select source, reason, advice from failures") == [("bad.txt", "holds no text", "leave it out")]


def test_what_is_known_is_left_out_wherever_it_is_found(ledger: Path) -> None:
    take_in(ledger, FIRST.article, BAD)

    progress = take_in(ledger, replace(FIRST.article, source="moved.txt"), SECOND.article, SECOND.article, BAD)

    assert (progress.coded, progress.failed, progress.known) == (1, 1, 2)
    assert rows(ledger, "select count(*) from articles") == [(2,)]
    assert rows(ledger, "select count(*) from failures") == [(1,)]


def test_the_same_words_in_another_paper_are_another_article(ledger: Path) -> None:
    take_in(ledger, SECOND.article, replace(SECOND.article, publisher="Post"))

    assert rows(ledger, "select count(*), count(distinct group_id) from articles") == [(2, 1)]
    assert rows(ledger, "select mentions, articles, publishers from events") == [(2, 2, 2)]


def test_runs_tell_what_was_done_and_by_which_coder(ledger: Path) -> None:
    take_in(ledger, FIRST.article, BAD)
    take_in(ledger)

    told = rows(
        ledger, "select run_id, command, rules, articles, failures, finished_at >= started_at from runs order by 1"
    )
    assert told == [(1, "ingest", "rules-1", 1, 1, True), (2, "ingest", None, 0, 0, True)]


def test_a_recoded_ledger_is_one_that_was_coded_so_at_once(ledger: Path, tmp_path: Path) -> None:
    take_in(ledger, FIRST.article, SECOND.article)
    anew = [replace(FIRST, events=SECOND.events, coder=NEWER), replace(SECOND, coder=NEWER)]
    counted: list[int] = []

    progress = recode(ledger, NEWER, coder_of(*anew), lambda _: None, counted.append)

    assert (progress.coded, counted) == (2, [2])
    at_once = write_small_ledger(tmp_path / "at-once.duckdb", *anew)
    with open_ledger(ledger) as one, open_ledger(at_once) as two:
        assert list(dump_lines(one)) == list(dump_lines(two))
    assert recode(ledger, NEWER, coder_of(), lambda _: None, counted.append).coded == 0


def test_a_recoded_article_is_the_one_that_was_taken_in(ledger: Path) -> None:
    text = "Strelsau, 3 May\n\nRUR visited FRE.\n\n© Herald 2030"
    article = article_from_text(text, title="A visit", publisher="Herald", url="https://example.org/1")
    known = replace(FIRST, article=article, events=())
    ingest(ledger, [article], coder_of(known), lambda _: None)
    given: list[Article] = []

    def code(articles: Iterable[Article | Failure]) -> Iterator[CodedArticle | Failure]:
        for one in articles:
            assert isinstance(one, Article)
            given.append(one)
            yield replace(known, article=one, coder=NEWER)

    recode(ledger, NEWER, code, lambda _: None, lambda _: None)

    assert given == [article]
    assert article.furniture


def test_hostile_text_is_kept_as_it_is(ledger: Path) -> None:
    hostile = hostile_sample()
    bad = Failure("'; drop table article_rows; --", "half a pair: \ud800", "mend it")

    ingest(ledger, [hostile.article, bad], lambda _: iter([hostile, bad]), lambda _: None)

    assert rows(ledger, "select id, title, text from articles") == [(HOSTILE_NAME, HOSTILE_NAME, HOSTILE_TEXT)]
    assert rows(ledger, "select name, office from mention_parties") == [(HOSTILE_NAME, HOSTILE_NAME)] * 2
    assert rows(ledger, "select source, reason from failures") == [
        ("'; drop table article_rows; --", "half a pair: \\ud800")
    ]


def test_articles_are_counted_beforehand(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("one")
    (tmp_path / "b.jsonl").write_text('{"text": "two"}\n{"text": "three"}\n')

    assert count_articles([tmp_path]) == 3
    assert count_articles([tmp_path, "-"]) is None
    assert count_articles([tmp_path / "missing.txt"]) == 1  # it will come out as a failure


ON_WORKERS = """
import sys
from multipolar.ledger.workers import code_on_workers
from multipolar.parse import DEFAULT_MODEL
from multipolar.read import article_from_text
from multiprocessing import active_children

def articles():
    number = 0
    while True:
        yield article_from_text(f"Russia met Venezuela {number} times.")
        number += 1

if __name__ == "__main__":
    for done, _ in enumerate(code_on_workers(articles(), workers=2, model=DEFAULT_MODEL)):
        if done == 0:
            print(*(child.pid for child in active_children()), flush=True)
"""


@pytest.mark.model
@pytest.mark.slow
def test_two_workers_give_what_one_process_gives_in_the_same_order() -> None:
    from multipolar.export import to_json_line  # noqa: PLC0415  (only here)
    from multipolar.ledger.workers import code_on_workers  # noqa: PLC0415
    from multipolar.parse import DEFAULT_MODEL  # noqa: PLC0415
    from multipolar.pipeline import Coder  # noqa: PLC0415

    names = ("Russia", "France", "Chile", "Peru", "China")
    articles: list[Article | Failure] = [
        article_from_text(f"{one} accused {two} of spying. {two} denied it.") for one in names for two in names
    ]
    articles.insert(7, BAD)

    alone, together = list(Coder().pipe(articles)), list(code_on_workers(articles, workers=2, model=DEFAULT_MODEL))

    assert [one if isinstance(one, Failure) else to_json_line(one) for one in together] == [
        one if isinstance(one, Failure) else to_json_line(one) for one in alone
    ]
    assert together[7] == BAD


@pytest.mark.model
@pytest.mark.slow
def test_workers_end_when_their_parent_is_killed(tmp_path: Path) -> None:
    program = tmp_path / "program.py"
    program.write_text(ON_WORKERS)
    source = str(Path(__file__).parents[2] / "src")
    environment = os.environ | {"PYTHONPATH": source}
    parent = subprocess.Popen([sys.executable, str(program)], stdout=subprocess.PIPE, text=True, env=environment)
    workers = [int(number) for number in parent.stdout.readline().split()]
    assert len(workers) == 2

    parent.send_signal(signal.SIGKILL)
    parent.wait()

    deadline = time.monotonic() + 10
    while any(is_alive(worker) for worker in workers) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not any(is_alive(worker) for worker in workers)


def is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    stat = Path(f"/proc/{pid}/stat")
    return not (stat.exists() and stat.read_text().rpartition(")")[2].split()[0] == "Z")
