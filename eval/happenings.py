"""What truly happens in the world of the generated reports (stories.py)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from wordings import ACTS, CITIES, STATES

if TYPE_CHECKING:
    from random import Random

FIRST_DAY = date(2030, 3, 1)
DAYS = 60
BUSY_STATES = 5  # a few sides make most of the news ...
BUSY_SHARE = 0.6  # ... this share of it


@dataclass(frozen=True, slots=True)
class Habits:
    """How often papers and states do things, from 0 to 1."""

    announced: float = 0.5  # of acts that can be planned
    told_as_plan: float = 0.35
    denied: float = 0.3  # of reports on a disputed act ...
    claimed: float = 0.4  # ... and told as what somebody says
    told_twice: float = 0.4
    told_beside: float = 0.3  # the other act of the day that is easily taken for the same
    recalled: float = 0.45  # something older in passing
    both_as_actors: float = 0.5  # of mutual acts
    paragraph: float = 0.35
    cut_short: float = 0.3  # of reprints


@dataclass(frozen=True, slots=True)
class Happening:
    """An event as it truly is; `matter` is what it is about, `false` that it is claimed and never took place."""

    name: str
    act: str
    mode: str
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    on: date
    place: str
    matter: int
    planned_on: date | None = None
    disputed: bool = False


HABITS = Habits()


def make_happenings(random: Random, stems: int) -> list[Happening]:
    """Make events, most with others beside them that are easily taken for the same."""
    found: list[Happening] = []
    for stem in range(stems):
        act = random.choice(sorted(ACTS))
        one, two = random.sample(STATES[:BUSY_STATES] if random.random() < BUSY_SHARE else STATES, 2)
        on = FIRST_DAY + timedelta(days=random.randrange(DAYS))
        matters = random.sample(range(len(ACTS[act].matters)), 2)
        cities = random.sample(CITIES, 2)
        mode = random.choice(ACTS[act].modes)
        planned = (
            on - timedelta(days=random.randint(3, 15))
            if ACTS[act].plans and random.random() < HABITS.announced
            else None
        )
        event = Happening(
            f"e{stem}",
            act,
            mode,
            (one,),
            (two,),
            on,
            cities[0],
            matters[0],
            planned,
            random.random() < ACTS[act].disputed,
        )
        found.append(event)
        twin = replace(event, planned_on=None, disputed=False, name=f"e{stem}b")
        match random.randrange(6):
            case 0:
                later = on + timedelta(days=random.randint(3, 6))
                found.append(replace(twin, on=later, place=cities[1], matter=matters[1]))
            case 1:
                found.append(replace(twin, matter=matters[1]))
            case 2 if act not in {"CONSULT", "COOPERATE"}:
                found.append(replace(twin, actors=(two,), recipients=(one,), matter=matters[1]))
            case 3 if act == "CONSULT":
                others = random.sample([state for state in STATES if state not in {one, two}], 5)
                found.append(replace(twin, actors=(one, two, *others), recipients=(), mode="multilateral"))
            case _:
                pass
    return found
