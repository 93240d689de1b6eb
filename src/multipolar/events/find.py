"""Triggers and their parties, put together into event mentions."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from multipolar.events.dates import choose_date, find_dates
from multipolar.events.parties import Found, PartyFinder
from multipolar.events.places import choose_place
from multipolar.events.syntax import child, governor_of, is_passive, object_of
from multipolar.model.actors import ActorMention, MentionKind
from multipolar.model.events import Because, EventMention
from multipolar.model.spans import TextSpan, without_blanks

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from spacy.tokens import Doc, Span, Token

    from multipolar.events.triggers import SentenceTriggers, Trigger
    from multipolar.lexicon.actors import Place
    from multipolar.lexicon.events import EventLexicon
    from multipolar.model.actors import Entity
    from multipolar.model.articles import Article
    from multipolar.model.statements import Statement

MAX_EVENTS_PER_SENTENCE = 8  # a human coder finds at most 6 in the longest sentences; more is a list or noise
IMPLIED = 0.75  # of its confidence is left to an event one of whose parties is only implied
WITH = frozenset(
    {"with", "between", "among", "", "object"}
)  # "agreed with Ruritania"; "agreed to help it" is one-sided
JUDGING = frozenset({"ACCUSE", "SUPPORT", "REJECT", "REQUEST"})  # acts whose object may be somebody else's act
DEEDS = frozenset("operation move decision step action act measure policy campaign incident bid plan push".split())
ANSWERS = frozenset({"REQUEST", "REJECT", "ACCUSE", "THREATEN", "CONCEDE", "AGREE"})  # acts that are words to somebody
# what "the attack" may point back to: acts that are happenings, not texts
HAPPENINGS = frozenset({"CONSULT", "ASSAULT", "COERCE", "MOBILIZE", "PROTEST", "RETREAT", "SANCTION", "AID"})
GENERAL = frozenset({"attack", "assault", "meeting", "measure"})  # words for whatever act of their kind was told
CONTENT_ACTS = frozenset({"AGREE", "REQUEST", "REJECT", "THREATEN", "CONCEDE"})
DONE_IN_PLACES = frozenset({"ASSAULT", "AID", "RETREAT"})  # "its raids in Ruritania" are against Ruritania


@dataclass(frozen=True, slots=True)
class Telling:
    """An act as the article told it: its word, in the singular, and its parties."""

    word: str
    actors: tuple[ActorMention, ...]
    recipients: tuple[ActorMention, ...]

    @property
    def codes(self) -> tuple[frozenset[str], frozenset[str]]:
        """The codes of either side."""
        return Found(self.actors, "").codes, Found(self.recipients, "").codes


@dataclass(slots=True)
class Memory:
    """What the article told so far, to complete "the talks" and "the attack" later on."""

    by_act: dict[tuple[str, frozenset[str]], tuple[ActorMention, ...]] = field(default_factory=dict)
    latest: tuple[ActorMention, ...] = ()
    told: dict[str, list[Telling]] = field(default_factory=dict)
    partners: dict[str, tuple[ActorMention, ...]] = field(default_factory=dict)  # by code, with whom it dealt last

    def remember(self, act: str, word: str, actors: Found, recipients: Found) -> None:
        """Keep a telling of an act."""
        for mine, theirs in ((actors, recipients), (recipients, actors)):
            for code in mine.codes:
                if theirs.codes - {code}:
                    self.partners[code] = theirs.mentions
        self.told.setdefault(act, []).append(Telling(word, actors.mentions, recipients.mentions))

    def meant_by(self, act: str, word: str, actors: frozenset[str] = frozenset()) -> Telling | None:
        """Give the telling that "the attack" points back to: by the same word if there is one, else the most told.

        Of those that are told as often the first counts, for reports begin with what they are about. A word that fits
        every act of its kind, such as "attack", points back to any of them.
        """
        tellings = [one for one in self.told.get(act, []) if not actors or one.codes[0] == actors]
        same = [one for one in tellings if one.word == word]
        alike = [one for one in tellings if one.word.endswith(word) or word.endswith(one.word)]
        fitting = tellings if word in GENERAL else same or alike or tellings
        parties = [one.codes for one in fitting]
        return max(fitting, key=lambda one: parties.count(one.codes), default=None)


def find_events(  # noqa: PLR0913, PLR0917  (a stage's inputs)
    doc: Doc,
    triggers: Iterable[SentenceTriggers],
    mentions: Sequence[ActorMention],
    places: Mapping[int, Place],
    statements: Sequence[Statement],
    article: Article,
    lexicon: EventLexicon,
) -> tuple[EventMention, ...]:
    """Find the acts of an article with their parties, in the order of the text.

    An act counts when two different states, bodies or groups are party to it. Furniture makes no events.

    Args:
        doc: the parsed article.
        triggers: the words that carry acts (`find_all_triggers`).
        mentions: its actors, resolved.
        places: its places, by the index of their last token.
        statements: who says what.
        article: where the day of publication stands.
        lexicon: which words carry which act.
    """
    finder = PartyFinder(mentions, lexicon.carriers, _speakers(doc, statements))
    memory = Memory()
    found: list[EventMention] = []
    for one in triggers:
        sentence = one.sentence
        nearby = [m for m in mentions if sentence.start <= m.head < sentence.end]
        reader = _SentenceReader(doc, sentence, nearby, finder, memory, frozenset(lexicon.nouns))
        events = reader.read(one.triggers)
        if events:
            found.extend(_when_and_where(doc, sentence, events, places, nearby, article))
    return tuple(found)


def _speakers(doc: Doc, statements: Iterable[Statement]) -> dict[int, ActorMention]:
    """Give who says the words at each token; a statement within another one counts."""
    starts = [token.idx for token in doc]
    speakers: dict[int, ActorMention] = {}
    for statement in sorted(statements, key=lambda s: s.span.start - s.span.end):
        if statement.speaker.code:
            for part in statement.parts:
                words = part.tokens(starts)
                mention = ActorMention(
                    words.start,
                    words.start,
                    words.stop,
                    part,
                    MentionKind.PERSON,
                    (statement.speaker,),
                    "events.speaker",
                )
                speakers.update(dict.fromkeys(words, mention))
    return speakers


def _when_and_where(  # noqa: PLR0913, PLR0917  (all that a sentence knows of time and place)
    doc: Doc,
    sentence: Span,
    events: Sequence[EventMention],
    places: Mapping[int, Place],
    nearby: Sequence[ActorMention],
    article: Article,
) -> Iterator[EventMention]:
    dates = find_dates(sentence, article.published_on)
    here = [(doc[at], places[at]) for at in range(sentence.start, sentence.end) if at in places]
    for event in events:
        trigger = doc[event.trigger_token]
        when = choose_date(trigger, dates)
        where = choose_place(trigger, here, nearby)
        yield replace(event, date=when, location=where)


class _SentenceReader:
    """Reads the events of one sentence."""

    def __init__(  # noqa: PLR0913, PLR0917  (what a sentence is read with)
        self,
        doc: Doc,
        sentence: Span,
        nearby: Sequence[ActorMention],
        finder: PartyFinder,
        memory: Memory,
        act_nouns: frozenset[str],
    ) -> None:
        self.doc = doc
        self.nearby = nearby
        self.finder = finder
        self.memory = memory
        self.evidence = evidence_of(sentence)
        self.act_nouns = act_nouns

    def read(self, triggers: Sequence[Trigger]) -> list[EventMention]:
        by_token = {trigger.token.i: trigger for trigger in triggers}
        told: set[tuple[object, ...]] = set()
        found: list[EventMention] = []
        for trigger in sorted(triggers, key=lambda trigger: not trigger.nominal):  # "condemned the [raid]": raid first
            if _is_content_of(trigger.token, by_token):
                continue
            event = self._event(trigger)
            if event is None:
                continue
            key = (event.act, _codes(event.actors), _codes(event.recipients))
            if key not in told:
                told.add(key)
                found.append(event)
        self._remember_names(triggers, found)
        return sorted(found, key=lambda event: event.trigger_token)[:MAX_EVENTS_PER_SENTENCE]

    def _remember_names(self, triggers: Sequence[Trigger], found: Sequence[EventMention]) -> None:
        """Keep the noun that a sentence has for an act told by its verb: "killed him in an [airstrike]"."""
        at = {event.trigger_token for event in found}
        acts = {event.act for event in found}
        for trigger in triggers:
            tellings = self.memory.told.get(trigger.entry.act)
            if trigger.nominal and trigger.token.i not in at and trigger.entry.act in acts and tellings:
                tellings.append(replace(tellings[-1], word=trigger.token.lemma_.lower()))

    def _event(self, trigger: Trigger) -> EventMention | None:
        entry = trigger.entry
        because = [Because("act", entry.id, self._trigger_span(trigger))]
        between = self.finder.between(trigger)
        if between.codes and (entry.mutual or len(between.codes) > 1):
            actors, recipients = between, Found((), "")
        else:
            actors = self.finder.actor_of(trigger)
            recipients = self._not_only_where(trigger, actors, self.finder.recipient_of(trigger, actors))
        confidence = entry.confidence
        if entry.complements and self._others_do(trigger, actors):
            return None
        at_home = False
        if not _are_two(actors, recipients):
            actors, recipients, at_home = self._complete(trigger, actors, recipients)
            if not at_home and not _are_two(actors, recipients):
                return None
            confidence *= 1.0 if at_home else IMPLIED
        because += [Because("actors", f"relation.{actors.relation}", m.span) for m in actors.mentions]
        because += [Because("recipients", f"relation.{recipients.relation}", m.span) for m in recipients.mentions]
        doers, undergoers = self._roles(trigger, actors, recipients, at_home=at_home)
        if not at_home and len({e.code for e in (*doers, *undergoers)}) < 2:  # noqa: PLR2004
            return None
        if not {"told-before", "partner"} & {actors.relation, recipients.relation}:
            self.memory.remember(entry.act, trigger.token.lemma_.lower(), actors, recipients)
            if entry.mutual or entry.act not in JUDGING:
                self.memory.latest = actors.mentions
            if recipients.mentions:
                self.memory.by_act[entry.act, actors.codes] = recipients.mentions
        return EventMention(
            act=entry.act,
            mode=entry.mode,
            trigger_token=trigger.token.i,
            trigger=self._trigger_span(trigger),
            evidence=self.evidence,
            actors=doers,
            recipients=undergoers,
            confidence=round(confidence, 3),
            negation=_span_of(trigger.negation) if trigger.negation is not None else None,
            because=tuple(because),
        )

    def _not_only_where(self, trigger: Trigger, actors: Found, recipients: Found) -> Found:
        """Give whom an act told before hit, not where: "carried out the [airstrike] in Sylvania" was on Freedonia."""
        if not recipients.mentions or any(m.kind is not MentionKind.PLACE for m in recipients.mentions):
            return recipients
        nouns = [self.doc[at] for at in trigger.words if self.doc[at].pos_ == "NOUN" and _is_definite(self.doc[at])]
        for noun in nouns:
            told = self.memory.meant_by(trigger.entry.act, noun.lemma_.lower(), actors.codes)
            if told is not None and told.recipients:
                return Found(told.recipients, "told-before")
        return recipients

    def _others_do(self, trigger: Trigger, actors: Found) -> bool:
        """Tell whether somebody else does what is said: "Ruritania said Freedonia would attack" threatens nobody."""
        clause = child(trigger.token, "ccomp")
        subject = child(clause, "nsubj") if clause is not None else None
        if subject is None:
            return False
        doers = {code for mention in self.finder.parties(subject, deep=False) for code in mention.codes}
        return bool(doers - actors.codes)

    def _roles(
        self, trigger: Trigger, actors: Found, recipients: Found, *, at_home: bool
    ) -> tuple[tuple[Entity, ...], tuple[Entity, ...]]:
        doers = _entities(actors.mentions)
        if at_home:
            return doers, _entities(recipients.mentions)
        undergoers = tuple(e for e in _entities(recipients.mentions) if e.code not in _codes(doers))
        one_sided = trigger.entry.act == "AGREE" and recipients.relation not in WITH
        if trigger.entry.mutual and trigger.entry.mode != "visit" and not one_sided:
            return _merge(doers, undergoers), ()
        return doers, undergoers

    def _complete(self, trigger: Trigger, actors: Found, recipients: Found) -> tuple[Found, Found, bool]:
        """Complete an act of which one state's party is named; tell whether both are of that state.

        Somebody of the same state whom the words make the other party goes before who is only implied.
        """
        if actors.codes and not recipients.codes:
            own = self.finder.recipient_at_home(trigger, actors)
            if own.codes:
                return actors, own, True
        actors, recipients, implied = self._imply(trigger, actors, recipients)
        return (actors, recipients, False) if implied else (actors, Found((), ""), False)

    def _imply(self, trigger: Trigger, actors: Found, recipients: Found) -> tuple[Found, Found, bool]:
        """Complete an act of which one party is named, from its clause, its sentence or an earlier telling."""
        known = actors.codes | recipients.codes
        others = [m for m in self.nearby if m.codes - known and _may_imply(m, trigger)]
        if actors.codes and not recipients.codes:
            found = (
                self._doers_of_object(trigger, known)
                or self._implied_recipient(trigger, others)
                or self._told_before(trigger, actors.codes, known)
                or self._partner(trigger, actors)
            )
            many = trigger.entry.mutual and len(actors.codes) > 1
            return actors, found or recipients, found is not None or many
        earlier = self._done_before(trigger, recipients) if not actors.codes else None
        if earlier is not None:
            return earlier, recipients, True
        if recipients.codes and not actors.codes and trigger.nominal:
            places = (m for m in self.nearby if m.kind is MentionKind.PLACE and m.codes - known)
            subject = next(places, None) if trigger.entry.act == "COERCE" else self._subject_among(others)
            found = Found((subject,), "implied") if subject else None
            return found or actors, recipients, found is not None
        if not known and trigger.nominal and trigger.entry.act in HAPPENINGS and _is_definite(trigger.token):
            return self._same_as_before(trigger)
        return actors, recipients, False

    def _subject_among(self, others: Sequence[ActorMention]) -> ActorMention | None:
        return next((m for m in others if self.doc[m.head].dep_ in {"nsubj", "nsubjpass", "agent"}), None)

    def _done_before(self, trigger: Trigger, recipients: Found) -> Found | None:
        """Give who did this to the same party when the article last told of it: "It was [struck] again"."""
        tellings = self.memory.told.get(trigger.entry.act)
        if not tellings or not tellings[-1].actors or not tellings[-1].codes[1] & recipients.codes:
            return None
        return Found(tellings[-1].actors, "told-before")

    def _same_as_before(self, trigger: Trigger) -> tuple[Found, Found, bool]:
        """Give the parties of the act that "the attack" or "the meeting" points back to."""
        told = self.memory.meant_by(trigger.entry.act, trigger.token.lemma_.lower())
        if told is None:
            return Found((), ""), Found((), ""), False
        return Found(told.actors, "told-before"), Found(told.recipients, "told-before"), True

    def _implied_recipient(self, trigger: Trigger, others: Sequence[ActorMention]) -> Found | None:
        within = [m for m in others if trigger.token.is_ancestor(self.doc[m.head])]
        if not within and trigger.entry.mutual:
            beside = [m for m in others if not self._governs(m, trigger)]
            within = sorted(beside, key=lambda m: abs(m.head - trigger.token.i))
        return Found((within[0],), "implied") if within else None

    def _governs(self, mention: ActorMention, trigger: Trigger) -> bool:
        """Tell whether somebody is the subject of a clause above the act's, such as its speaker."""
        head = self.doc[mention.head]
        return head.dep_ in {"nsubj", "nsubjpass"} and bool(head.head.is_ancestor(trigger.token))

    def _doers_of_object(self, trigger: Trigger, known: frozenset[str]) -> Found | None:
        """Give who did what is judged: "condemned the operation" is against whoever mounted it."""
        noun = object_of(trigger.token) if trigger.entry.act in JUDGING and not trigger.nominal else None
        if noun is None or not _is_definite(noun) or not self.memory.latest:
            return None
        lemma = noun.lemma_.lower()
        if lemma not in self.act_nouns and lemma not in DEEDS:
            return None
        fresh = tuple(m for m in self.memory.latest if not m.codes & known)
        return Found(fresh, "doer-of-object") if fresh else None

    def _told_before(self, trigger: Trigger, actors: frozenset[str], known: frozenset[str]) -> Found | None:
        """Give whom the same actor did the same to when the article last told of it."""
        mentions = self.memory.by_act.get((trigger.entry.act, actors))
        fresh = tuple(m for m in mentions or () if not m.codes & known)
        return Found(fresh, "told-before") if fresh else None

    def _partner(self, trigger: Trigger, actors: Found) -> Found | None:
        """Give with whom an actor dealt last: "Ruritania [refused]" answers whoever it was dealing with."""
        if trigger.nominal or trigger.entry.act not in ANSWERS or actors.relation != "subject":
            return None
        theirs = tuple(
            mention
            for code in sorted(actors.codes)
            for mention in self.memory.partners.get(code, ())
            if not mention.codes & actors.codes
        )
        return Found(theirs, "partner") if theirs else None

    def _trigger_span(self, trigger: Trigger) -> TextSpan:
        """Give the trigger's words, from the first to the last when they are close to each other."""
        words = sorted(at for at in trigger.words if abs(at - trigger.token.i) <= 6)  # noqa: PLR2004
        first, last = self.doc[words[0]], self.doc[words[-1]]
        return TextSpan(first.idx, last.idx + len(last))


def _span_of(token: Token) -> TextSpan:
    return TextSpan(token.idx, token.idx + len(token))


def evidence_of(sentence: Span) -> TextSpan:
    """Give the sentence's characters without the blanks around them."""
    return without_blanks(sentence.text, sentence.start_char)


def _may_imply(mention: ActorMention, trigger: Trigger) -> bool:
    if mention.kind is MentionKind.PLACE:
        return trigger.entry.act in DONE_IN_PLACES
    return mention.kind not in {MentionKind.PEOPLE, MentionKind.PRONOUN}


def _are_two(actors: Found, recipients: Found) -> bool:
    """Tell whether an act has a doer and another party."""
    return bool(actors.codes) and len(actors.codes | recipients.codes) > 1


def _is_definite(noun: Token) -> bool:
    return any(left.lower_ in {"the", "this", "that", "these", "those", "such"} for left in noun.lefts)


def _is_content_of(token: Token, by_token: dict[int, Trigger]) -> bool:
    """Tell whether an act is only what another act of the same doer promises, asks or refuses: "agreed to [help]".

    "invited Ruritania to [meet] Freedonia" has another doer, so both acts count.
    """
    governor = governor_of(token)
    clause = token if token.dep_ == "xcomp" else governor
    if clause is None or clause.dep_ != "xcomp":
        return False
    upper = by_token.get(clause.head.i)
    if upper is None or is_passive(clause.head) or child(clause.head, "dobj", "dative") is not None:
        return False
    return upper.entry.act in CONTENT_ACTS


def _entities(mentions: Iterable[ActorMention]) -> tuple[Entity, ...]:
    return _merge(*(mention.entities for mention in mentions))


def _merge(*groups: Iterable[Entity]) -> tuple[Entity, ...]:
    """Put entities together, the first of each code kept."""
    merged: dict[str, Entity] = {}
    for group in groups:
        for entity in group:
            if entity.code:
                merged.setdefault(entity.code, entity)
    return tuple(merged.values())


def _codes(entities: Iterable[Entity]) -> tuple[str, ...]:
    return tuple(sorted(entity.code for entity in entities))
