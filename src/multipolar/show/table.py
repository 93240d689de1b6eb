"""A coded article for people at a terminal: what happened, what did not, and who says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Group
from rich.rule import Rule
from rich.text import Text

from multipolar.model.standing import Standing, standing_of
from multipolar.show.describe import (
    describe_codes,
    describe_counts,
    describe_parties,
    describe_place,
    describe_publication,
    describe_score,
    describe_speaker,
    describe_statement,
    describe_title,
    describe_when,
    group_events,
    tag_of,
)
from multipolar.show.words import load_words, one_line

if TYPE_CHECKING:
    from rich.console import Console, ConsoleOptions, RenderableType, RenderResult

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
INDENT = 4  # columns, the mark included
NARROWEST = 20  # columns of text, however small the window
SHOWN_ID_CHARS = 10  # of an id's 20: enough to name one event among millions


class Indented:
    """A paragraph set in from the left, with a mark before its first line; no blanks at the lines' ends."""

    def __init__(self, text: Text, indent: int, mark: Text | None = None) -> None:
        """Keep the text, its indent in columns, and the mark, which stands within the indent."""
        self.text = text
        self.indent = indent
        self.mark = mark or Text()

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Wrap the text to the width there is."""
        mark = Text(" " * (self.indent - self.mark.cell_len)).append_text(self.mark)
        for line in self.text.wrap(console, max(options.max_width - self.indent, NARROWEST)):
            line.rstrip()
            yield mark.copy().append_text(line)
            mark = Text(" " * self.indent)


def article_table(coded: CodedArticle, *, emphasis: bool = True) -> Group:
    """Lay out one coded article.

    Args:
        coded: the article.
        emphasis: the output can show bold and underlined words; else triggers stand between *stars*.
    """
    words = load_words()
    parts: list[RenderableType] = [_header(coded, words)]
    for standing, events in group_events(coded.events):
        parts += [Text(), Text(words.standings[standing].heading.upper(), STYLES[standing])]
        parts += [_event(event, coded, words, emphasis=emphasis) for event in events]
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
    line.append(picked if emphasis else f"*{picked}*", TRIGGER if emphasis else "")
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
    title = one_line(describe_title(coded))
    origin = [article.publisher, article.url or (article.source if article.source != title else None)]
    facts = [*(one_line(fact) for fact in origin if fact), describe_publication(coded)]
    return Group(
        Rule(Text(title, "bold"), align="left", style=QUIET),
        Indented(Text(" · ".join(facts), QUIET), 0),
        Indented(Text(describe_counts(coded, words)), 0),
    )


def _event(event: Event, coded: CodedArticle, words: Words, *, emphasis: bool) -> Group:
    standing = standing_of(event)
    mark = Text(f"{words.standings[standing].mark} ", STYLES[standing])
    head = Text.assemble(
        (one_line(str(describe_parties(event, words))), "bold"), f": {words.act(event.act, event.mode)}"
    )
    if standing is not Standing.HAPPENED:
        head.append(f" ({tag_of(event, words)})", STYLES[standing])
    lines = [Indented(head, INDENT, mark)]
    if event.claimant:
        speaker = one_line(describe_speaker(event.claimant, words))
        lines.append(Indented(Text(f"according to {speaker}", "italic"), INDENT))
    quote = mark_trigger(coded.article.text, event.evidence, event.trigger, emphasis=emphasis)
    return Group(*lines, Indented(_quoted(quote), INDENT), Indented(Text(_details(event, coded, words), QUIET), INDENT))


def _quoted(line: Text) -> Text:
    return Text.assemble("“", line, "”")


def _details(event: Event, coded: CodedArticle, words: Words) -> str:
    details = [describe_codes(event), f"score {describe_score(event.score)}", f"{event.confidence:.0%} sure"]
    if when := describe_when(event, coded):
        details.append(when)
    if event.location:
        details.append(describe_place(event.location, words))
    if event.contexts:
        details.append(", ".join(context.replace("_", " ") for context in event.contexts))
    return one_line(" · ".join([*details, f"id:{event.id[:SHOWN_ID_CHARS]}"]))


def _deal(deal: Deal, text: str, words: Words) -> Group:
    about = one_line(f"{deal.subject} ({deal.sector})" if deal.sector else deal.subject)
    parties = one_line(", ".join(words.code(code) for code in deal.parties))
    head = Text.assemble((f"{parties}: " if parties else "", SECTION), f"{about}, ", (deal.stage.value, SECTION))
    quote = _quoted(Text(one_line(deal.evidence.quote(text))))
    return Group(Indented(head, INDENT), Indented(quote, INDENT))


def _statement(statement: Statement, text: str, words: Words) -> Group:
    manner = one_line(describe_statement(statement, words))
    head = Text.assemble((one_line(describe_speaker(statement.speaker, words)), SECTION), (f", {manner}", QUIET))
    said = " … ".join(one_line(part.quote(text)) for part in statement.parts)
    return Group(Indented(head, INDENT), Indented(_quoted(Text(said)), INDENT))
