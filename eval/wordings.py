"""The words of generated reports (stories.py): how papers tell acts and matters, each in several ways."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Act:
    """How an act is told. Each matter has several wordings, and contexts that a coder gives it."""

    wordings: tuple[str, ...]
    matters: tuple[tuple[str, ...], ...]
    contexts: tuple[str, ...]
    modes: tuple[str, ...] = ("",)
    plans: tuple[str, ...] = ()
    denials: tuple[str, ...] = ()
    mutual: bool = False
    disputed: float = 0.0


STATES = "RUR FRE SYL BOR KAR LAT GRA ZUB MER VUL TAV ORS".split()
LEADERS = dict(
    zip(
        STATES,
        "Hentzau Firefly Trentino Plekszy Osric Lazlo Grauer Zubrin Merow Vulcan Tavish Orsini".split(),
        strict=True,
    )
)
CITIES = "Strelsau Fredville Szohod Karlow Port-Alban Grauburg Zubra Merlin Vulcania Tavistan".split()
PAPERS = ("Herald", "Morning Post", "Courier", "Wire Service", "Evening Star", "Tribune")
SAID_BY = ("{who} said that ", "According to {who}, ", "Officials of {who} said ", "{who} claimed on television that ")

ACTS: dict[str, Act] = {
    "CONSULT": Act(
        wordings=(
            "{one} [met] {two}{place}{when} to talk about {matter}.",
            "{one} [held talks] with {two}{place}{when}; {matter} topped the agenda.",
            "{one} flew in{when} and was [received] by {two}{place}, where {matter} came up.",
            "At a meeting{place}{when}, {one} [discussed] {matter} with {two}.",
            "{one} [visited] {two}{when}.",
            "Handshakes and smiles{place}: {one} [sat down] with {two}{when} for three hours.",
        ),
        plans=(
            "{one} will [meet] {two}{place}{when} to talk about {matter}.",
            "{one} is to [visit] {two}{when}, an aide said.",
            "A [meeting] between {one} and {two} on {matter} is planned{place}{when}.",
        ),
        matters=(
            ("fishing quotas in the bay", "how much cod each fleet may catch", "quotas for fishing fleets"),
            ("the stalled railway", "a rail link that has been stuck for years", "the unfinished train line"),
            ("visa rules for students", "easier visas", "travel permits for students and workers"),
            ("water from the upper river", "sharing the river's water", "dams on the upper river"),
            ("fighting along the frontier", "the clashes at the frontier", "an end to the frontier fighting"),
        ),
        contexts=("economic agriculture", "transportation", "migration", "environment", "military territory"),
        modes=("visit", "", "third-party"),
        mutual=True,
    ),
    "ACCUSE": Act(
        wordings=(
            "{one} [accused] {two}{place}{when} of {matter}.",
            "{one} [blamed] {two} for {matter}{when}.",
            "In a sharp note{when}, {one} [charged] {two} with {matter}.",
            "{two} was [criticised] by {one}{when} over {matter}.",
            "'We shall not accept {matter}', said {one}, [pointing] at {two}.",
        ),
        matters=(
            ("jamming radio signals", "radio jamming along the coast", "drowning out broadcasts"),
            ("spying on its navy", "espionage against naval yards", "sending spies into shipyards"),
            ("selling wheat below cost", "dumping cheap wheat", "flooding the grain market"),
            ("arming rebels in the hills", "weapons deliveries to hill rebels", "guns for the insurgents"),
        ),
        contexts=("technology", "intelligence military", "economic agriculture", "military rebellion"),
        modes=("disapprove", "allege"),
    ),
    "ASSAULT": Act(
        wordings=(
            "{one} [attacked] {two}{place}{when}, hitting {matter}.",
            "{one}'s guns [shelled] {matter} of {two}{when}.",
            "{matter} in {two} burned after {one} [struck]{place}{when}.",
            "Explosions shook {two}{when} as {one} [bombed] {matter}{place}.",
        ),
        denials=(
            "{one} denied that it had [attacked] {two}{place}{when} and hit {matter}.",
            "{one} did not [shell] {matter} of {two}, its army insisted.",
            "There was no [strike] against {two}, {one} said; {matter} must have caught fire by itself.",
        ),
        matters=(
            ("a fuel depot", "tanks full of fuel", "the depot where fuel is stored"),
            ("a patrol boat", "a boat on patrol", "the coast guard's patrol boat"),
            ("a border post", "the customs post", "a post on the border"),
            ("a radar station", "the radar on the cape", "an old radar"),
        ),
        contexts=("military", "military maritime", "military territory", "military technology"),
        modes=("aerial", "heavy-weapons"),
        disputed=0.5,
    ),
    "SUPPORT": Act(
        wordings=(
            "{one} and {two} [signed] a treaty on {matter}{place}{when}.",
            "{one} [put its name] to an accord with {two} over {matter}{when}.",
            "Pens were exchanged{place}{when} as {one} [sealed] a pact on {matter} with {two}.",
            "A pact on {matter} was [concluded] by {one} and {two}{when}.",
        ),
        plans=(
            "{one} will [sign] a treaty on {matter} with {two}{place}{when}.",
            "{one} and {two} are about to [conclude] a pact on {matter}.",
        ),
        matters=(
            ("gas deliveries", "the sale of gas", "natural gas for ten winters"),
            ("joint patrols at sea", "patrolling the strait together", "shared naval patrols"),
            ("a common tariff", "tariffs", "customs duties on cars"),
        ),
        contexts=("natural_resource energy", "military maritime", "economic"),
        mutual=True,
    ),
    "SANCTION": Act(
        wordings=(
            "{one} [imposed] sanctions on {two}{when}, banning {matter}.",
            "{one} [banned] {matter} from {two}{when}.",
            "{matter} of {two} may no longer enter, {one} [decreed]{when}.",
            "{one} [punished] {two}{when} by stopping {matter}.",
        ),
        plans=(
            "{one} will [ban] {matter} from {two}{when}.",
            "{one} is going to [stop] {matter} of {two}, diplomats said.",
        ),
        matters=(
            ("timber imports", "imports of timber", "wood and planks"),
            ("flights by its airline", "the airline's flights", "airliners"),
            ("bank transfers", "money transfers through banks", "payments by its banks"),
        ),
        contexts=("economic", "transportation", "economic"),
        modes=("discontinue", ""),
    ),
    "AID": Act(
        wordings=(
            "{one} [sent] {matter} to {two}{when}.",
            "{matter} from {one} [arrived] in {two}{place}{when}.",
            "{two} [was given] {matter} by {one}{when}.",
            "Lorries with {matter} from {one} [rolled] into {two}{when}.",
        ),
        plans=("{one} will [send] {matter} to {two}{when}.", "{one} promised to [deliver] {matter} to {two}{when}."),
        matters=(
            ("tents for the flooded valleys", "shelter for flood victims", "tents and blankets"),
            ("vaccine against measles", "a million doses of vaccine", "measles shots"),
            ("rifles and helmets", "helmets and other army gear", "rifles for recruits"),
        ),
        contexts=("disaster", "health", "military"),
        modes=("",),
    ),
}

FILLERS = (
    "The {thing} of {number} {people} has {change} since {season}, {observer} found.",
    "{observer} put the cost at {number} million crowns, which {people} thought {quality}.",
    "{people} in the {region} have waited {number} weeks for {thing}.",
    "Prices of {thing} {change} by {number} per cent last {season}.",
    "For {observer}, the mood among {people} was {quality}.",
    "In the {region}, {number} {people} gathered to see the {thing}.",
    "Nothing is known yet of the {thing}, though {people} call it {quality}.",
    "A {season} ago the {region} had {number} {thing}, and {observer} remembers them as {quality}.",
)
FILLING = {
    "thing": "ferries bakeries harvest schools bridges pensions orchards markets rents libraries cables".split(),
    "people": "farmers sailors teachers miners drivers students nurses pensioners traders villagers".split(),
    "change": "risen fallen doubled stalled shrunk recovered".split(),
    "season": "spring summer autumn winter year decade".split(),
    "observer": "a survey;one economist;the chamber of trade;a local priest;an old captain;the weather service".split(
        ";"
    ),
    "quality": "too high;fair;gloomy;a disgrace;hopeful;better than before;hard to judge".split(";"),
    "region": "north south coast highlands delta capital islands plain".split(),
}
