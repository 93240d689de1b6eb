"""Parties: the pairs an event stands for, and which codes may stand for one another."""

from __future__ import annotations

from functools import cache

Pair = tuple[str, str]

GROUP = "NSA:"  # an armed or political group that has no code of its own: NSA:Hamas
ANY_GROUP = "NSA"
BODY = "IGO"
# Bodies that the guide gives a code and PLOVER does not: a coder may write either.
BODIES = frozenset("NAT AFU ARL G07 G20 OPC IAE ICC ASN CIS CST GCC OAS OSC WTO IMF WHO EAC ECO BRI SCO".split())
# Groups that a coder may count to their home, or to PLOVER's armed groups without one.
GROUP_CODES = {
    "HAMAS": ("PSE", "IMG"),
    "HEZBOLLAH": ("LBN", "IMG"),
    "HOUTHI": ("YEM", "IMG"),
    "HOUTHIS": ("YEM", "IMG"),
    "IS": ("IMG",),
    "SDF": ("SYR",),
    "TALIBAN": ("AFG",),
}


@cache
def readings_of(code: str) -> frozenset[str]:
    """Give every code that may stand for a party."""
    name = code.strip().upper()
    if name.startswith(GROUP):
        return frozenset({ANY_GROUP, name, *GROUP_CODES.get(name.removeprefix(GROUP), ())})
    return frozenset({BODY if name in BODIES else name})


def same_party(one: str, other: str) -> bool:
    """Tell whether two codes may mean one party; nobody is the same as nobody."""
    return not readings_of(one).isdisjoint(readings_of(other))


def same_pair(one: Pair, other: Pair, *, either_way: bool) -> bool:
    """Tell whether two pairs may mean the same parties, in the same order or, if allowed, in either."""
    straight = same_party(one[0], other[0]) and same_party(one[1], other[1])
    return straight or (either_way and same_party(one[0], other[1]) and same_party(one[1], other[0]))


def pairs_of(actors: tuple[str, ...], recipients: tuple[str, ...]) -> tuple[Pair, ...]:
    """Give who does it to whom, each pair once: every actor to every recipient, or, without recipients, to each other.

    An actor alone makes a pair with nobody (""); so does a recipient.
    """
    doers = [code for code in actors if code] or [""]
    others = [code for code in recipients if code]
    if others:
        pairs = [(doer, other) for doer in doers for other in others if doer != other]
    else:
        pairs = [(one, other) for at, one in enumerate(doers) for other in doers[at + 1 :]] or [(doers[0], "")]
    return tuple(dict.fromkeys(pairs))
