"""How likely two mentions of one act between the same parties are one event: reasons add up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from multipolar.link.words import content_of, likeness
from multipolar.model.linked import Why
from multipolar.model.standing import Standing

if TYPE_CHECKING:
    from multipolar.link.settings import Lags, LinkSettings
    from multipolar.model.linked import StoredMention

SURE = 100.0  # of a sentence printed again: nothing outweighs it


@dataclass(frozen=True, slots=True)
class Window:
    """The days, as ordinals and both included, on which a mention's act may have taken place."""

    first: int
    last: int

    def common(self, other: Window) -> Window | None:
        """Give the days in both; None: there are none."""
        first, last = max(self.first, other.first), min(self.last, other.last)
        return Window(first, last) if first <= last else None

    @property
    def days(self) -> int:
        """How many they are."""
        return self.last - self.first + 1


@dataclass(frozen=True, slots=True)
class Likeness:
    """What speaks for two mentions being one event, added up, and the chief reason."""

    score: float
    because: Why


def window_of(mention: StoredMention, lags: Lags) -> Window | None:
    """Give the days a mention allows; None: it tells nothing of them.

    Days that words give are taken as they are. A report that dates nothing tells of what has just happened; a denial
    comes later than a report; a plan lies ahead; background may be from any time.
    """
    if mention.start_on is None or mention.end_on is None:
        return None
    first, last = mention.start_on.toordinal(), mention.end_on.toordinal()
    if mention.worded:
        return Window(first, last)
    if mention.standing is Standing.EARLIER:
        return None
    back, ahead = _lags(lags).get(mention.standing, (lags.reported_days, 0))
    return Window(first - back, last + ahead)


def _lags(lags: Lags) -> dict[Standing, tuple[int, int]]:
    """Give how many days back and ahead of a report its act may lie, where that is not as usual."""
    return {
        Standing.PLANNED: (0, lags.planned_days),
        Standing.POSSIBLE: (0, lags.planned_days),
        Standing.NEGATED: (lags.denied_days, 0),
        Standing.SAID: (lags.claimed_days, 0),
    }


def compare(one: StoredMention, two: StoredMention, settings: LinkSettings) -> Likeness | None:
    """Weigh whether two mentions tell one event; None: they cannot.

    They are taken to be of the same act and to have parties in common in the same roles.
    """
    words = _likeness_of_words(one, two)
    if _is_reprint(one, two, words, settings):
        return Likeness(SURE, Why.REPRINT)
    when = _weigh_days(one, two, settings)
    who = _weigh_parties(one, two, settings)
    if when is None or who is None:
        return None
    score = (
        settings.act.get(one.act, 0.0)
        + when
        + who
        + (0.0 if words is None else settings.words * (words - settings.words_expected))
        + _weigh(one.place, two.place, settings.same_place, settings.other_place)
        + _weigh(one.mode, two.mode, settings.same_mode, settings.other_mode)
        + _weigh_topics(one, two, settings)
    )
    return Likeness(score, _reason(words, settings))


def _likeness_of_words(one: StoredMention, two: StoredMention) -> float | None:
    """Compare the sentences; of two acts in one sentence they tell nothing."""
    if one.article_id == two.article_id and one.evidence.overlaps(two.evidence):
        return None
    return likeness(content_of(one), content_of(two))


def _is_reprint(one: StoredMention, two: StoredMention, words: float | None, settings: LinkSettings) -> bool:
    """Tell whether a near duplicate of the article has the sentence again, with the same act in it."""
    return (
        one.group_id == two.group_id
        and one.article_id != two.article_id
        and (one.actors, one.recipients) == (two.actors, two.recipients)
        and (one.evidence_words == two.evidence_words or (words or 0.0) >= settings.same_words)
        and one.trigger.end - one.trigger.start == two.trigger.end - two.trigger.start
        and one.trigger.start - one.evidence.start == two.trigger.start - two.evidence.start
    )


def _weigh_days(one: StoredMention, two: StoredMention, settings: LinkSettings) -> float | None:
    first, second = window_of(one, settings.lags), window_of(two, settings.lags)
    same_report = one.article_id == two.article_id and not one.worded and not two.worded
    if same_report and Standing.EARLIER not in {one.standing, two.standing}:
        return settings.near
    if first is None or second is None or first.common(second) is None:
        return None
    if one.worded and two.worded and first == second and first.days <= settings.narrow_days:
        return settings.same_day
    spans = max(first.last, second.last) - min(first.first, second.first) + 1
    narrow = settings.narrow_days + _looks_far(one, settings) + _looks_far(two, settings)
    return settings.near if spans <= narrow else settings.vague


def _looks_far(mention: StoredMention, settings: LinkSettings) -> int:
    """Give the days by which plans and denials may lie off, which does not make them vague."""
    far = {Standing.PLANNED: settings.lags.planned_days, Standing.NEGATED: settings.lags.denied_days}
    return 0 if mention.worded else far.get(mention.standing, 0)


def _weigh_parties(one: StoredMention, two: StoredMention, settings: LinkSettings) -> float | None:
    common, all_parties = one.parties & two.parties, one.parties | two.parties
    share = len(common) / len(all_parties) if all_parties else 0.0
    if share < settings.min_common_parties:
        return None
    return settings.same_parties if one.parties == two.parties else settings.missing_parties * (1 - share)


def _weigh_topics(one: StoredMention, two: StoredMention, settings: LinkSettings) -> float:
    if not one.contexts or not two.contexts:
        return 0.0
    return settings.same_topic if one.contexts & two.contexts else settings.other_topic


def _weigh(one: str | None, two: str | None, same: float, other: float) -> float:
    if not one or not two:
        return 0.0
    return same if one == two else other


def _reason(words: float | None, settings: LinkSettings) -> Why:
    if words is not None and words >= settings.same_words:
        return Why.SAME_WORDS
    if words is not None and words > settings.words_expected:
        return Why.SAME_TELLING
    return Why.SAME_OCCASION
