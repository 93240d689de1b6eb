"""A coded article as HTML: the text with its marks, the entries beside it, each linked to its words.

A page needs nothing but itself: no script, no font, no picture from elsewhere. Which words light up with which
entry is told by rules in its own style sheet, which the page's security policy admits by its digest alone.
"""

from __future__ import annotations

from base64 import b64encode
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b, sha256
from importlib.resources import files
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from jinja2 import DictLoader, Environment, StrictUndefined

from multipolar.model.standing import standing_of
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
from multipolar.show.explain import explain_event
from multipolar.show.layers import Layer, Reference, cut_paragraphs
from multipolar.show.words import load_words, one_line, printable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from multipolar.model.coded import CodedArticle
    from multipolar.model.deals import Deal
    from multipolar.model.events import Event
    from multipolar.model.spans import TextSpan
    from multipolar.model.statements import Statement
    from multipolar.show.layers import Piece
    from multipolar.show.words import Words

TEMPLATES = ("page.html.jinja", "article.html.jinja")
STYLES = ("article.css", "page.css")


@dataclass(frozen=True, slots=True)
class Entry:
    """One event, deal or statement beside the text.

    Args:
        key: its id on the page; `at-<key>` is where its words start, `w-<key>` the class of all its words.
        label: the sign that leads to it from the text.
        head: who -> whom, who deals, or who speaks.
        what: the act, the deal's subject, or how the words are given.
        standing: how the text commits to it; "" for statements and deals.
        tag: the same in words, when it did not simply happen.
        claimant: who says so, when it is not the report.
        quote: what was said, for statements.
        facts: codes, score, day, place.
        evidence: the words that prove it: before, in and after the trigger.
        reasons: rows of field, value, rule and words.
    """

    key: str
    label: str
    head: str
    what: str
    standing: str = ""
    tag: str = ""
    claimant: str = ""
    quote: str = ""
    facts: tuple[str, ...] = ()
    evidence: tuple[str, str, str] | None = None
    reasons: tuple[tuple[str, str, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class EntryGroup:
    """A heading and the entries below it."""

    key: str
    heading: str
    mark: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the text; `furniture` names what it is when it is no part of the account."""

    pieces: Sequence[Piece]
    furniture: str


@dataclass(frozen=True, slots=True)
class View:
    """All that the template needs of one article."""

    key: str
    title: str
    facts: tuple[str, ...]
    url: str
    counts: str
    language: str
    lines: tuple[Line, ...]
    groups: tuple[EntryGroup, ...]


def page(articles: Sequence[CodedArticle]) -> str:
    """Write a whole page, one section per article; open it from a file, send it by mail, print it."""
    views = [_view(coded, f"a{number}") for number, coded in enumerate(articles, start=1)]
    style = _style(STYLES, views)
    digest = b64encode(sha256(style.encode()).digest()).decode()
    title = views[0].title if len(views) == 1 else f"{len(views)} reports"
    template = _environment().get_template("page.html.jinja")
    return template.render(views=views, style=style, style_digest=digest, title=title, level=min(len(views), 2))


def fragment(coded: CodedArticle) -> str:
    """Write one article as a piece of HTML for a notebook, with its style; many fit on one page."""
    digest = blake2b(f"{coded.article.id}\x1f{coded.article.text}".encode(errors="replace"), digest_size=5)
    view = _view(coded, f"m{digest.hexdigest()}")
    template = _environment().get_template("article.html.jinja")
    return f"<style>{_style(STYLES[:1], [view])}</style>\n{template.render(view=view, level=3)}"


@cache
def _environment() -> Environment:
    folder = files("multipolar.show")
    sources = {name: folder.joinpath(name).read_text("utf-8") for name in TEMPLATES}
    return Environment(
        loader=DictLoader(sources), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )


def _style(names: Sequence[str], views: Sequence[View]) -> str:
    """Join the style sheets and the rules that light up an entry's words; keys are ours, so nothing needs escaping."""
    folder = files("multipolar.show")
    sheets = [folder.joinpath(name).read_text("utf-8") for name in names]
    keys = [(view.key, entry.key) for view in views for group in view.groups for entry in group.entries]
    return "\n".join([*sheets, *(_lighting(article, key) for article, key in keys)])


def _lighting(article: str, key: str) -> str:
    pointed = f"#{key}:is(:hover, :focus-within, :target)"
    return (
        f"#{article}:has({pointed}, #at-{key}:target) .w-{key} {{ background: var(--lit); }}\n"
        f"#{article}:has({pointed}, #at-{key}:target) .t-{key} {{ background: var(--lit-strong); }}\n"
        f"#{article}:has(.t-{key}:hover) #{key} {{ background: var(--lit); }}"
    )


def _view(coded: CodedArticle, key: str) -> View:
    words, article = load_words(), coded.article
    return View(
        key=key,
        title=one_line(describe_title(coded)),
        facts=tuple(one_line(fact) for fact in (article.publisher, describe_publication(coded)) if fact),
        url=_web_address(article.url or article.source),
        counts=describe_counts(coded, words),
        language=article.language,
        lines=tuple(_line(pieces, words) for pieces in cut_paragraphs(printable(article.text), _layers(coded, key))),
        groups=(*_event_groups(coded, key, words), *_other_groups(coded, key, words)),
    )


def _numbered(coded: CodedArticle, key: str) -> dict[int, tuple[Event, str, str]]:
    """Number the events in the order of the text: each with its key and label, found by its identity."""
    order = sorted(coded.events, key=lambda event: (event.trigger, event.id))
    return {id(event): (event, f"{key}-e{number}", str(number)) for number, event in enumerate(order, start=1)}


def _layers(coded: CodedArticle, key: str) -> list[Layer]:
    furniture = [
        Layer(part.span.start, part.span.end, ("furniture", f"furniture-{part.kind}"))
        for part in coded.article.furniture
    ]
    events = [layer for found in _numbered(coded, key).values() for layer in _event_layers(*found)]
    deals = [_words_layer(deal.evidence, f"{key}-d{number}") for number, deal in enumerate(coded.deals, start=1)]
    statements = [
        layer
        for number, statement in enumerate(coded.statements, start=1)
        for layer in _statement_layers(statement, f"{key}-s{number}", f"s{number}")
    ]
    return [*furniture, *events, *deals, *statements]


def _event_groups(coded: CodedArticle, key: str, words: Words) -> list[EntryGroup]:
    numbered = _numbered(coded, key)
    groups = []
    for standing, events in group_events(coded.events):
        entries = [_event(event, coded, numbered[id(event)][1], words) for event in events]
        name = words.standings[standing]
        groups.append(EntryGroup(f"{key}-{standing}", name.heading, name.mark, tuple(entries)))
    return groups


def _other_groups(coded: CodedArticle, key: str, words: Words) -> list[EntryGroup]:
    text = coded.article.text
    deals = [_deal(deal, f"{key}-d{number}", words) for number, deal in enumerate(coded.deals, start=1)]
    statements = [
        _statement(statement, text, f"{key}-s{number}", words)
        for number, statement in enumerate(coded.statements, start=1)
    ]
    groups = (("deals", "Deals", "§", deals), ("statements", "Statements", "❝", statements))
    return [EntryGroup(f"{key}-{name}", heading, mark, tuple(found)) for name, heading, mark, found in groups if found]


def _line(pieces: Sequence[Piece], words: Words) -> Line:
    kinds = {name.removeprefix("furniture-") for piece in pieces for name in piece.classes if "furniture-" in name}
    whole = all("furniture" in piece.classes or not piece.text.strip() for piece in pieces)
    return Line(pieces, ", ".join(words.furniture.get(kind, kind) for kind in sorted(kinds)) if whole else "")


def _web_address(source: str) -> str:
    """Give an address that is safe to link to, else ""."""
    try:
        parts = urlsplit(source)
    except ValueError:
        return ""
    return source if parts.scheme in {"http", "https"} and parts.netloc else ""


def _words_layer(span: TextSpan, key: str, *, anchor: bool = True) -> Layer:
    return Layer(span.start, span.end, (f"w-{key}",), f"at-{key}" if anchor else "")


def _event_layers(event: Event, key: str, label: str) -> list[Layer]:
    reference = Reference(key, label, f"event {label}")
    classes = ("trigger", f"is-{standing_of(event)}", f"w-{key}", f"t-{key}")
    parties = [*event.actors, *event.recipients, *([event.claimant] if event.claimant else [])]
    cues = [*(judgement.cue for judgement in event.judgements), event.date.words if event.date else None]
    return [
        _words_layer(event.evidence, key, anchor=False),
        Layer(event.trigger.start, event.trigger.end, classes, f"at-{key}", (reference,)),
        *(Layer(entity.span.start, entity.span.end, ("actor", f"w-{key}")) for entity in parties),
        *(Layer(cue.start, cue.end, ("cue", f"w-{key}")) for cue in cues if cue),
    ]


def _statement_layers(statement: Statement, key: str, label: str) -> list[Layer]:
    reference = Reference(key, label, f"statement {label[1:]}")
    parts = statement.parts
    layers = [
        Layer(
            part.start,
            part.end,
            ("quote", f"quote-{statement.kind}", f"w-{key}", f"t-{key}"),
            f"at-{key}" if part is parts[0] else "",
            (reference,) if part is parts[-1] else (),
        )
        for part in parts
    ]
    if statement.cue:
        layers.append(Layer(statement.cue.start, statement.cue.end, ("cue", f"w-{key}")))
    speaker = statement.speaker.span
    return [*layers, Layer(speaker.start, speaker.end, ("actor", f"w-{key}"))]


def _event(event: Event, coded: CodedArticle, key: str, words: Words) -> Entry:
    text, standing = coded.article.text, standing_of(event)
    facts = [describe_codes(event), f"score {describe_score(event.score)}", f"{event.confidence:.0%} sure"]
    facts += [when] if (when := describe_when(event, coded)) else []
    facts += [describe_place(event.location, words)] if event.location else []
    facts += [", ".join(context.replace("_", " ") for context in event.contexts)] if event.contexts else []
    return Entry(
        key=key,
        label=key.rpartition("-e")[2],
        head=one_line(str(describe_parties(event, words))),
        what=words.act(event.act, event.mode),
        standing=standing,
        tag=tag_of(event, words),
        claimant=one_line(describe_speaker(event.claimant, words)) if event.claimant else "",
        facts=tuple(one_line(fact) for fact in facts),
        evidence=_evidence(event, text),
        reasons=tuple(
            (
                reason.field,
                one_line(reason.value),
                one_line(" – ".join(part for part in (reason.rule_id, reason.note) if part)),
                one_line(reason.words.quote(text)) if reason.words else "",
            )
            for reason in explain_event(event, coded)
        ),
    )


def _evidence(event: Event, text: str) -> tuple[str, str, str]:
    start = max(event.trigger.start, event.evidence.start)
    end = max(start, min(event.trigger.end, event.evidence.end))
    pieces = text[event.evidence.start : start], text[start:end], text[end : event.evidence.end]
    return printable(pieces[0]), printable(pieces[1]), printable(pieces[2])


def _deal(deal: Deal, key: str, words: Words) -> Entry:
    return Entry(
        key=key,
        label=key.rpartition("-")[2],
        head=one_line(", ".join(words.code(code) for code in deal.parties)) or "parties not named",
        what=one_line(deal.subject),
        tag=deal.stage.value,
        facts=(one_line(deal.sector),) if deal.sector else (),
    )


def _statement(statement: Statement, text: str, key: str, words: Words) -> Entry:
    return Entry(
        key=key,
        label=key.rpartition("-")[2],
        head=one_line(describe_speaker(statement.speaker, words)),
        what=one_line(describe_statement(statement, words)),
        quote=" … ".join(one_line(part.quote(text)) for part in statement.parts),
    )
