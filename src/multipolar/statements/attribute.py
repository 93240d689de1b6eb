"""Put cues, words and speakers together: the stage in one function."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import blake2b
from typing import TYPE_CHECKING

from multipolar.model.statements import Statement, StatementKind
from multipolar.statements.addressees import addressee_of
from multipolar.statements.content import MIN_TOKENS, content_of, trim
from multipolar.statements.cues import VerbCue, find_cues, follows_quote, subject_of
from multipolar.statements.direct import find_direct
from multipolar.statements.names import find_names
from multipolar.statements.page import OUTSIDE, read_page
from multipolar.statements.prefaces import find_prefaced
from multipolar.statements.repeats import mark_repeats
from multipolar.statements.sources import source_head
from multipolar.statements.speakers import hear_voices

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from spacy.tokens import Doc, Token

    from multipolar.lexicon.speech import SpeechLexicon
    from multipolar.model.actors import ActorMention, Entity
    from multipolar.model.articles import Article
    from multipolar.model.spans import TextSpan
    from multipolar.statements.cues import PhraseCue
    from multipolar.statements.direct import Direct
    from multipolar.statements.page import Page
    from multipolar.statements.speakers import Voices


MAX_GAP = 30  # tokens between a speech verb and a speaker whom the parse has lost


@dataclass(frozen=True, slots=True)
class Claim:
    """Words that somebody is to be found for; `at` is the token by which claims are ordered."""

    at: int
    kind: StatementKind
    parts: tuple[TextSpan, ...]
    cue: VerbCue | PhraseCue | None
    subject: int | None
    rule_id: str


def attribute_statements(
    doc: Doc, mentions: Sequence[ActorMention], article: Article, lexicon: SpeechLexicon
) -> tuple[Statement, ...]:
    """Find what is said in an article, and by whom; in the order of the text."""
    page = read_page(doc, article)
    book = find_names(page, mentions, lexicon.words)
    voices = hear_voices(page, book, mentions, lexicon.words)
    cues = find_cues(page, lexicon)
    direct = find_direct(page, cues)
    claims = [
        *_direct_claims(page, direct),
        *_indirect_claims(page, cues, direct, lexicon),
        *_prefaced_claims(page, cues),
    ]
    found = [
        statement for claim in sorted(claims, key=_order) for statement in _attribute(page, claim, voices, article)
    ]
    return mark_repeats(doc.text, _unique(found))


def _order(claim: Claim) -> tuple[int, int]:
    return claim.at, claim.parts[0].start


def _direct_claims(page: Page, groups: Sequence[Direct]) -> Iterator[Claim]:
    for group in groups:
        parts = tuple(page.quotes[number].span for number in group.quotes)
        at = group.cue.token if group.cue is not None else page.ranges[group.quotes[0]][0]
        rule_id = group.cue.entry.id if group.cue is not None else group.rule_id
        yield Claim(at, StatementKind.DIRECT, parts, group.cue, group.subject, rule_id)


def _indirect_claims(
    page: Page, cues: Sequence[VerbCue | PhraseCue], direct: Sequence[Direct], lexicon: SpeechLexicon
) -> Iterator[Claim]:
    used = {group.cue.token for group in direct if group.cue is not None}
    taken = {number for group in direct for number in group.quotes}
    for cue in cues:
        if cue.token in used or not _may_report(page, cue, lexicon):
            continue
        ranges = tuple(
            kept for part in content_of(page, cue, lexicon.words) for kept in _without(page, part, taken, used)
        )
        if ranges:
            kind = _kind(page, ranges)
            yield Claim(cue.token, kind, tuple(_span(page, part) for part in ranges), cue, None, cue.entry.id)


def _without(
    page: Page, part: tuple[int, int], taken: AbstractSet[int], used: AbstractSet[int]
) -> Iterator[tuple[int, int]]:
    """Give a part up to the first quotation that is a statement of its own, or that quotation's cue."""
    start, end = part
    stop = next((at for at in range(start, end) if page.quote_of[at] in taken or at in used), end)
    while start < stop < end and page.doc[stop - 1].pos_ in {"ADV", "PUNCT"}:
        stop -= 1
    start, stop = trim(page, start, stop)
    if stop - start >= MIN_TOKENS:
        yield start, stop


def _may_report(page: Page, cue: VerbCue | PhraseCue, lexicon: SpeechLexicon) -> bool:
    """Refuse "according to plan": the source must be somebody's words."""
    if isinstance(cue, VerbCue):
        return True
    head = source_head(page, cue)
    return head is not None and head.lower_ not in lexicon.words.unsaid


def _kind(page: Page, ranges: Sequence[tuple[int, int]]) -> StatementKind:
    if _is_all_quoted(page, ranges):
        return StatementKind.DIRECT
    quoted = any(page.quote_of[at] != OUTSIDE for start, end in ranges for at in range(start, end))
    return StatementKind.MIXED if quoted else StatementKind.INDIRECT


def _is_all_quoted(page: Page, ranges: Sequence[tuple[int, int]]) -> bool:
    """Tell whether the words are one whole quotation, not led in by "that"."""
    start, end = ranges[0]
    quote = page.quote_of[start]
    whole = len(ranges) == 1 and quote != OUTSIDE and page.ranges[quote] == (start, end)
    return whole and (start == 0 or page.doc[start - 1].lower_ not in {"that", "of", "for", "as"})


def _span(page: Page, part: tuple[int, int]) -> TextSpan:
    """Give a part's characters; marks around the whole of it are cut."""
    start, end = part
    quote = page.quote_of[start]
    if quote != OUTSIDE and page.ranges[quote] == (start, end):
        return page.quotes[quote].span
    return page.span(start, end)


def _prefaced_claims(page: Page, cues: Sequence[VerbCue | PhraseCue]) -> Iterator[Claim]:
    for cue, part in find_prefaced(page, cues):
        yield Claim(part[0], StatementKind.DIRECT, (page.span(*part),), cue, None, cue.entry.id)


def _attribute(page: Page, claim: Claim, voices: Voices, article: Article) -> Iterator[Statement]:
    for speaker in _speakers(page, claim, voices):
        yield Statement(
            statement_id(article.id, claim.parts, speaker),
            speaker,
            claim.kind,
            page.span(*claim.cue.words) if claim.cue is not None else None,
            claim.parts,
            addressee_of(page, claim.cue, voices) if isinstance(claim.cue, VerbCue) else None,
            None,
            claim.rule_id,
        )


def _speakers(page: Page, claim: Claim, voices: Voices) -> tuple[Entity, ...]:
    head = _speaker_head(page, claim)
    if head is not None:
        return voices.speakers(head)
    if claim.rule_id != "position.carried":
        return ()
    last = voices.floor.last()
    return (last,) if last is not None else ()


def _speaker_head(page: Page, claim: Claim) -> Token | None:
    if claim.subject is not None:
        return page.doc[claim.subject]
    if isinstance(claim.cue, VerbCue):
        return _verb_speaker(page, page.doc[claim.cue.token])
    if claim.cue is not None:
        return source_head(page, claim.cue)
    return None


def _verb_speaker(page: Page, verb: Token) -> Token | None:
    """Give the head of a speech verb's subject; where the parse has none, of the phrase beside the verb."""
    subject = subject_of(verb)
    if subject is not None and page.quote_of[subject.i] != OUTSIDE:
        subject = None
    if follows_quote(page, verb) and (subject is None or subject.head != verb):
        return _phrase_after(page, verb) or subject
    return subject or _named_before(page, verb)


def _phrase_after(page: Page, verb: Token) -> Token | None:
    """Give the head of the phrase after a verb: '"...", added the [ministry] on Monday'."""
    end = min(page.sentence_of(verb.i)[1], verb.i + MAX_GAP)
    for token in page.doc[verb.i + 1 : end]:
        if token.pos_ in {"NOUN", "PROPN", "PRON"} and token.dep_ not in {"compound", "poss", "amod", "nmod"}:
            return token
    return None


def _named_before(page: Page, verb: Token) -> Token | None:
    """Give the last proper noun that stands before a verb in its sentence and is no part of a longer name."""
    start = max(page.sentence_of(verb.i)[0], verb.i - MAX_GAP)
    for token in reversed(page.doc[start : verb.i]):
        if (
            token.dep_ in {"appos", "conj", "nsubj", "nsubjpass", "ROOT"}
            and token.pos_ == "PROPN"
            and page.quote_of[token.i] == OUTSIDE
        ):
            return token
    return None


def statement_id(article_id: str, parts: Sequence[TextSpan], speaker: Entity) -> str:
    """Name a statement by its article, its place and its speaker."""
    key = "\x1f".join((article_id, str(parts[0].start), str(parts[-1].end), speaker.name))
    return blake2b(key.encode("utf-8", "surrogatepass"), digest_size=10).hexdigest()


def _unique(statements: Sequence[Statement]) -> list[Statement]:
    """Keep one statement per place and speaker."""
    first: dict[str, Statement] = {}
    for statement in statements:
        first.setdefault(statement.id, statement)
    return list(first.values())
