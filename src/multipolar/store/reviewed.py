"""Mentions in sentences of which somebody has reviewed an event."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from duckdb import DuckDBPyConnection

MENTIONS = """
    with touched as (
        select distinct article_id, evidence_start, evidence_end
        from mention_rows join event_mention_rows using (mention_id) join event_rows using (event_id)
        where review <> ''
    )
    select
        mention_id, m.key, a.key, evidence_start, evidence_end, evidence_words, trigger_start, trigger_end, m.act,
        m.mode, m.auxiliary, m.contexts, party, review
    from mention_rows as m
    join touched using (article_id, evidence_start, evidence_end)
    join article_rows as a using (article_id)
    join event_mention_rows using (mention_id)
    join event_rows using (event_id)
    left join party_rows on party_id = claimant_id
    order by mention_id
"""
PARTIES = """
    select mention_id, role, party, sector, span_start, span_end
    from mention_party_rows join party_rows using (party_id)
    order by mention_id, role, position
"""
CLAIMANTS = """
    select mention_id, party, claimant_start, claimant_end from mention_rows join party_rows on party_id = claimant_id
"""


@dataclass(frozen=True, slots=True)
class ReviewedMention:
    """A mention and its sentence; offsets of `trigger` and of the parties' `words` are within the sentence."""

    key: str
    article: str
    evidence_start: int
    evidence_end: int
    sentence: str
    trigger: tuple[int, int]
    act: str
    mode: str
    auxiliary: str
    contexts: str
    claimant: str | None
    review: str
    actors: str
    recipients: str
    words: Mapping[str, tuple[int, int]]


def read_reviewed(connection: DuckDBPyConnection) -> list[ReviewedMention]:
    """Give every mention in these sentences, reviewed or not."""
    mentions = connection.execute(MENTIONS).fetchall()
    wanted = {row[0]: (row[3], row[4]) for row in mentions}
    parties: dict[tuple[int, str], list[str]] = {}
    words: dict[int, dict[str, tuple[int, int]]] = {number: {} for number in wanted}
    for number, role, party, sector, start, end in connection.execute(PARTIES).fetchall():
        if number in wanted:
            parties.setdefault((number, role), []).append(f"{party} {sector}")
            _add_words(words[number], party, (start, end), wanted[number])
    for number, party, start, end in connection.execute(CLAIMANTS).fetchall():
        if number in wanted:
            _add_words(words[number], party, (start, end), wanted[number])
    return [
        ReviewedMention(
            key=row[1],
            article=row[2],
            evidence_start=row[3],
            evidence_end=row[4],
            sentence=row[5],
            trigger=(row[6] - row[3], row[7] - row[3]),
            act=row[8],
            mode=row[9],
            auxiliary=row[10],
            contexts=row[11],
            claimant=row[12],
            review=row[13],
            actors="; ".join(parties.get((row[0], "actor"), ())),
            recipients="; ".join(parties.get((row[0], "recipient"), ())),
            words=words[row[0]],
        )
        for row in mentions
    ]


def _add_words(words: dict[str, tuple[int, int]], party: str, span: tuple[int, int], sentence: tuple[int, int]) -> None:
    """Keep where a party's words stand in the sentence, if they do."""
    if sentence[0] <= span[0] and span[1] <= sentence[1]:
        words.setdefault(party, (span[0] - sentence[0], span[1] - sentence[0]))
