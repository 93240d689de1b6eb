"""Generated reports with planted duplicates and conflicts, for measuring how well mentions are linked.

A seeded world of invented states acts for two months; papers tell of it: each in its own words, days later, in reprints
and updates, beforehand as plans, as claims and denials, in passing as background. What the coder would make of them is
given along, with the flaws a coder has: days, places, modes, contexts and parties missing or wrong. Planted to mislead:
the same sides in the same act on the next day, on the same day over another matter, with the roles turned, and in twos
beside a summit.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from random import Random
from typing import TYPE_CHECKING

from happenings import FIRST_DAY, HABITS, Happening, make_happenings
from multipolar.model.actors import Entity
from multipolar.model.articles import Article
from multipolar.model.coded import CodedArticle, CoderVersion
from multipolar.model.events import Event, EventDate, Location
from multipolar.model.factuality import Auxiliary
from multipolar.model.spans import TextSpan
from wordings import ACTS, FILLERS, FILLING, LEADERS, PAPERS, SAID_BY

if TYPE_CHECKING:
    from collections.abc import Sequence

MANY = 3  # parties that are told as a list
CODER = CoderVersion("stories", "none", "none")


@dataclass(frozen=True, slots=True)
class Flaws:
    """How often what the coder gives is missing or wrong, from 0 to 1."""

    no_date: float = 0.5
    wrong_date: float = 0.03
    no_place: float = 0.5
    no_mode: float = 0.3
    no_contexts: float = 0.4
    lost_party: float = 0.08
    turned: float = 0.02
    wrong_act: float = 0.03


@dataclass(frozen=True, slots=True)
class Story:
    """A coded report, and which happening each of its event mentions tells of, by the mention's id."""

    coded: CodedArticle
    tells: dict[str, str] = field(default_factory=dict)
    copy_of: str | None = None


def make_stories(seed: int, articles: int = 200) -> list[Story]:
    """Make this many stories; the same seed gives the same ones."""
    random = Random(seed)  # noqa: S311  (no secret)
    happenings = make_happenings(random, articles * 2 // 5)
    writer = _Writer(random, Flaws())
    stories: list[Story] = []
    originals = articles * 7 // 10
    while len(stories) < originals:
        stories.append(writer.write(happenings))
    while len(stories) < articles:
        stories.append(writer.print_again(random.choice(stories[:originals])))
    return stories


class _Writer:
    """Writes reports of what has happened by their day."""

    def __init__(self, random: Random, flaws: Flaws) -> None:
        self._random = random
        self._flaws = flaws
        self._number = 0

    def write(self, happenings: Sequence[Happening]) -> Story:
        """Write one report: something new, told once or twice, and perhaps something older in passing."""
        random = self._random
        chief = random.choice(happenings)
        telling = random.random()
        if chief.planned_on and telling < HABITS.told_as_plan:
            published, auxiliary, claimed = chief.planned_on, "future", False
        elif chief.disputed and telling < HABITS.denied:
            published, auxiliary, claimed = chief.on + timedelta(days=random.randint(1, 6)), "negation", True
        elif chief.disputed:
            published, auxiliary, claimed = (
                chief.on + timedelta(days=random.randint(0, 2)),
                "",
                telling < HABITS.denied + HABITS.claimed,
            )
        else:
            published, auxiliary, claimed = chief.on + timedelta(days=random.choice((0, 1, 1, 2))), "", False
        page = _Page(self._next_name(), published, random, self._flaws)
        page.fill(1)
        page.tell(chief, auxiliary, claimed=claimed)
        page.fill(2)
        if random.random() < HABITS.told_twice:
            page.tell(chief, auxiliary, claimed=claimed)
        beside = [one for one in happenings if one.name == f"{chief.name}b" and one.on == chief.on]
        if beside and not auxiliary and random.random() < HABITS.told_beside:
            page.tell(beside[0], "", claimed=False)
        older = [one for one in happenings if published - timedelta(days=25) <= one.on < published and one != chief]
        if older and random.random() < HABITS.recalled:
            page.tell(random.choice(older), "", claimed=False, dated=True)
        page.fill(random.randint(3, 6))
        return page.story(random.choice(PAPERS))

    def print_again(self, story: Story) -> Story:
        """Print a report again in another paper: whole, cut short, or with news added."""
        random = self._random
        article = story.coded.article
        days = random.choice((0, 0, 1, 1, 2, 9))
        published = (article.published_on or FIRST_DAY) + timedelta(days=days)
        page = _Page(self._next_name(), published, random, self._flaws)
        page.fill(random.choice((0, 0, 2, 3)))
        return page.story(random.choice(PAPERS), after=story)

    def _next_name(self) -> str:
        self._number += 1
        return f"story{self._number}"


class _Page:
    """A report as it grows."""

    def __init__(self, name: str, published: date, random: Random, flaws: Flaws) -> None:
        self._name = name
        self._published = published
        self._random = random
        self._flaws = flaws
        self._text = ""
        self._events: list[Event] = []
        self._tells: dict[str, str] = {}

    def fill(self, sentences: int) -> None:
        """Add sentences that tell of no event."""
        for _ in range(sentences):
            words = self._random.choice(FILLERS)
            values = {name: self._random.choice(choice) for name, choice in FILLING.items()}
            self._add(words.format(**values, number=self._random.randint(3, 97)))

    def tell(self, what: Happening, auxiliary: str, *, claimed: bool, dated: bool = False) -> None:
        """Add a sentence that tells of an event, and what a coder makes of it."""
        random, act = self._random, ACTS[what.act]
        wordings = act.plans if auxiliary == "future" else act.denials if auxiliary == "negation" else act.wordings
        words_on = dated or random.random() >= self._flaws.no_date
        named_place = random.random() >= self._flaws.no_place
        sentence, trigger = _mark(
            random.choice(wordings).format(
                one=self._called(what.actors),
                two=self._called(what.recipients or what.actors[1:]),
                matter=random.choice(act.matters[what.matter]),
                place=f" in {what.place}" if named_place else "",
                when=f" on {what.on:%d %B}".replace(" 0", " ") if words_on else "",
            )
        )
        claimant = (
            (what.actors[0] if auxiliary == "negation" else (what.recipients or what.actors)[-1]) if claimed else None
        )
        if claimant and not auxiliary:
            lead = random.choice(SAID_BY).format(who=claimant)
            sentence, trigger = lead + sentence, TextSpan(trigger.start + len(lead), trigger.end + len(lead))
        start = self._add(sentence)
        evidence = TextSpan(start, start + len(sentence))
        at = TextSpan(start + trigger.start, start + trigger.end)
        self._events.append(self._coded(what, auxiliary, claimant, at, evidence, words_on=words_on, placed=named_place))
        self._tells[self._events[-1].id] = what.name

    def story(self, paper: str, after: Story | None = None) -> Story:
        """Give the report; `after`: this page's text follows another's, which may lose its end."""
        if after:
            self._take_over(after)
        article = Article(self._name, f"{self._name}.txt", self._text, publisher=paper, published_on=self._published)
        coded = CodedArticle(article, None, tuple(self._events), (), (), CODER)
        return Story(coded, self._tells, after.coded.article.id if after else None)

    def _take_over(self, story: Story) -> None:
        original = story.coded.article.text
        cut = self._random.random() < HABITS.cut_short
        kept = original[: original.rstrip().rfind("\n")] if cut else original
        self._text = f"{kept.rstrip()}\n{self._text}"
        for event in story.coded.events:
            if event.evidence.end <= len(kept):
                day = EventDate(self._published, self._published)
                printed = replace(event, id=f"{self._name}-{len(self._events)}")
                undated = event.date is None or event.date.words is None
                self._events.append(replace(printed, date=day) if undated else printed)
                self._tells[printed.id] = story.tells[event.id]

    def _coded(  # noqa: PLR0913  (a coder's whole account)
        self,
        what: Happening,
        auxiliary: str,
        claimant: str | None,
        trigger: TextSpan,
        evidence: TextSpan,
        *,
        words_on: bool,
        placed: bool,
    ) -> Event:
        random, flaws = self._random, self._flaws
        act = ACTS[what.act]
        actors, recipients = what.actors, what.recipients
        if act.mutual and recipients and random.random() < HABITS.both_as_actors:
            actors, recipients = tuple(sorted((*actors, *recipients))), ()
        if len(actors) + len(recipients) >= MANY and random.random() < flaws.lost_party:
            actors = actors[:-1]
        if random.random() < flaws.turned and recipients:
            actors, recipients = recipients, actors
        day = what.on + timedelta(days=7 if random.random() < flaws.wrong_date else 0)
        wrong_act = random.random() < flaws.wrong_act
        coded_act = random.choice([name for name in sorted(ACTS) if name != what.act]) if wrong_act else what.act
        contexts = act.contexts[what.matter] if random.random() >= flaws.no_contexts else ""
        return Event(
            id=f"{self._name}-{len(self._events)}",
            act=coded_act,
            type=coded_act,
            mode=what.mode if not wrong_act and random.random() >= flaws.no_mode else "",
            auxiliary=(Auxiliary(auxiliary),) if auxiliary else (),
            contexts=tuple(contexts.split()),
            actors=tuple(self._entity(code, evidence) for code in actors),
            recipients=tuple(self._entity(code, evidence) for code in recipients),
            claimant=self._entity(claimant, evidence) if claimant else None,
            trigger=trigger,
            evidence=evidence,
            date=EventDate(day, day, trigger) if words_on else EventDate(self._published, self._published),
            location=Location(what.place, "") if placed else None,
            score=0.0,
            confidence=round(random.uniform(0.4, 0.98), 2),
        )

    def _entity(self, code: str, evidence: TextSpan) -> Entity:
        return Entity(LEADERS[code], code, "GOV", evidence)

    def _called(self, codes: Sequence[str]) -> str:
        """Call states by name, capital or leader."""
        if len(codes) >= MANY:
            return f"the leaders of {', '.join(codes[:-1])} and {codes[-1]}"
        return " and ".join(self._random.choice((code, f"{code}'s government", LEADERS[code])) for code in codes)

    def _add(self, sentence: str) -> int:
        """Add a sentence, and give where it starts; every third begins a paragraph."""
        gap = "" if not self._text else "\n" if self._random.random() < HABITS.paragraph else " "
        self._text += gap + sentence
        return len(self._text) - len(sentence)


def _mark(sentence: str) -> tuple[str, TextSpan]:
    start, end = sentence.index("["), sentence.index("]")
    return sentence.replace("[", "").replace("]", ""), TextSpan(start, end - 1)
