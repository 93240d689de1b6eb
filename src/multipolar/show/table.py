"""A coded article for people at a terminal: what happened, what did not, and who says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Group
from rich.padding import Padding
from rich.rule import Rule
from rich.text import Text

from multipolar.show.describe import (
    Standing,
    describe_codes,
    describe_counts,
    describe_days,
    describe_parties,
    describe_place,
    describe_publication,
    describe_score,
    describe_speaker,
    describe_statement,
    group_events,
    standing_of,
    tag_of,
)
from multipolar.show.words import load_words, one_line

if TYPE_CHECKING:
    from rich.console import RenderableType

    from multipolar.model.coded import CodedArticle
    from multipolar.model.deals import Deal
    from multipolar.model.events import Event
    from multipolar.model.spans import TextSpan
    from multipolar.model.statements import Statement
    from multipolar.show.words import Words

STYLES = {
    Standing.HAPPENED: "bold green",
    Standing.SAID: "bold cyan",
    Standing.PLANNED: "bold blue",
    Standing.POSSIBLE: "bold yellow",
    Standing.NEGATED: "bold red",
    Standing.EARLIER: "bold magenta",
}
SECTION = "bold"
QUIET = "dim"
TRIGGER = "bold underline"
INDENT = 2  # columns
SHOWN_ID_CHARS = 10  # of an id's 20: enough to name one event among millions


def article_table(coded: CodedArticle, *, emphasis: bool = True) -> Group:
    """Lay out one coded article.

    Args:
        coded: the article.
        emphasis: the output can show bold and underlined words; else triggers stand in [brackets].
    """
    words = load_words()
    parts: list[RenderableType] = [_header(coded, words)]
    for standing, events in group_events(coded.events):
        parts += [Text(), Text(words.standings[standing].heading.upper(), STYLES[standing])]
        parts += [_event(event, coded.article.text, words, emphasis=emphasis) for event in events]
    if coded.deals:
        parts += [Text(), Text("DEALS", SECTION)]
        parts += [_deal(deal, coded.article.text, words) for deal in coded.deals]
    if coded.statements:
        parts += [Text(), Text("STATEMENTS", SECTION)]
        parts += [_statement(statement, coded.article.text, words) for statement in coded.statements]
    return Group(*parts, Text())


def mark_trigger(text: str, evidence: TextSpan, trigger: TextSpan, *, emphasis: bool) -> Text:
    """Give the words of the evidence with the trigger picked out."""
    start, end = max(trigger.start, evidence.start), min(trigger.end, evidence.end)
    if start >= end:
        return Text(one_line(evidence.quote(text)))
    before, after = text[evidence.start : start], text[end : evidence.end]
    picked = one_line(text[start:end])
    line = Text(_joined(before, "right"))
    line.append(picked if emphasis else f"[{picked}]", TRIGGER if emphasis else "")
    return line.append(_joined(after, "left"))


def _joined(piece: str, side: str) -> str:
    """Fold the blanks of a piece, keeping one towards the trigger when there was one."""
    folded = one_line(piece)
    touching = piece[-1:] if side == "right" else piece[:1]
    if not folded:
        return " " if touching.isspace() else ""
    if not touching.isspace():
        return folded
    return f"{folded} " if side == "right" else f" {folded}"


def _header(coded: CodedArticle, words: Words) -> Group:
    article = coded.article
    title = one_line(article.title or article.source or article.id)
    origin = [article.publisher, article.url or (article.source if article.title else None)]
    facts = [*(one_line(fact) for fact in origin if fact), describe_publication(coded)]
    return Group(
        Rule(Text(title, "bold"), align="left", style=QUIET),
        Text(" · ".join(facts), QUIET),
        Text(describe_counts(coded, words)),
    )


def _event(event: Event, text: str, words: Words, *, emphasis: bool) -> Padding:
    standing = standing_of(event)
    head = Text(f"{words.standings[standing].mark} ", STYLES[standing])
    head.append(one_line(str(describe_parties(event, words))), "bold")
    head.append(f": {words.act(event.act, event.mode)}")
    if standing is not Standing.HAPPENED:
        head.append(f" ({tag_of(event, words)})", STYLES[standing])
    lines: list[RenderableType] = [head]
    if event.claimant:
        lines.append(_inset(Text(f"according to {one_line(describe_speaker(event.claimant, words))}", "italic")))
    words_of_event = mark_trigger(text, event.evidence, event.trigger, emphasis=emphasis)
    lines += [_inset(_quoted(words_of_event)), _inset(Text(_details(event, words), QUIET))]
    return Padding(Group(*lines), (0, 0, 0, INDENT))


def _inset(line: Text) -> Padding:
    return Padding(line, (0, 0, 0, INDENT))


def _quoted(line: Text) -> Text:
    return Text.assemble("“", line, "”")


def _details(event: Event, words: Words) -> str:
    details = [describe_codes(event), f"score {describe_score(event.score)}", f"{event.confidence:.0%} sure"]
    if event.date:
        details.append(describe_days(event.date.start, event.date.end))
    if event.location:
        details.append(one_line(describe_place(event.location, words)))
    if event.contexts:
        details.append(", ".join(context.replace("_", " ") for context in event.contexts))
    return " · ".join([*details, f"id {event.id[:SHOWN_ID_CHARS]}"])


def _deal(deal: Deal, text: str, words: Words) -> Padding:
    head = Text(f"{deal.stage.value}: ", SECTION)
    head.append(one_line(deal.subject))
    head.append(f" ({deal.sector})" if deal.sector else "")
    parties = ", ".join(words.code(code) for code in deal.parties)
    quote = _quoted(Text(one_line(deal.evidence.quote(text))))
    return Padding(Group(head.append(f", {parties}" if parties else ""), _inset(quote)), (0, 0, 0, INDENT))


def _statement(statement: Statement, text: str, words: Words) -> Padding:
    head = Text(one_line(describe_speaker(statement.speaker, words)), "bold")
    head.append(f", {one_line(describe_statement(statement, words))}", QUIET)
    said = " … ".join(one_line(part.quote(text)) for part in statement.parts)
    return Padding(Group(head, _inset(_quoted(Text(said)))), (0, 0, 0, INDENT))
