"""Who is meant: names, offices by date, capitals, organs, persons and pronouns."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from multipolar.actors import find_actors
from multipolar.model.actors import MentionKind
from multipolar.model.articles import Article

if TYPE_CHECKING:
    from collections.abc import Callable

    from multipolar.actors import FoundActors
    from multipolar.lexicon.actors import ActorLexicon
    from multipolar.parse import Parser

    Find = Callable[..., FoundActors]

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def find(parser: Parser, actor_lexicon: ActorLexicon) -> Find:
    def find_in(text: str, on: str | None = "2010-06-01", publisher: str | None = None) -> FoundActors:
        day = date.fromisoformat(on) if on else None
        article = Article("1", "test", text, published_on=day, publisher=publisher)
        return find_actors(parser.parse(article), article, actor_lexicon)

    return find_in


def named(found: FoundActors, text: str) -> list[tuple[str, str, str]]:
    """Give the words, kind and codes of every mention."""
    return [(m.span.quote(text), m.kind.value, "+".join(sorted(m.codes))) for m in found.mentions]


HELD = {
    "Putin, prime minister": ("Vladimir Putin spoke.", "2010-04-02", "Vladimir Putin", "RUS", "Prime Minister"),
    "Putin, president": ("Vladimir Putin spoke.", "2013-04-02", "Vladimir Putin", "RUS", "President"),
    "Putin on the last day as premier": (
        "Vladimir Putin spoke.",
        "2012-05-06",
        "Vladimir Putin",
        "RUS",
        "Prime Minister",
    ),
    "Putin on the day of the handover": ("Vladimir Putin spoke.", "2012-05-07", "Vladimir Putin", "RUS", "President"),
    "Medvedev, president": ("Dmitry Medvedev spoke.", "2010-04-02", "Dmitry Medvedev", "RUS", "President"),
    "Medvedev, prime minister": ("Dmitry Medvedev spoke.", "2013-04-02", "Dmitry Medvedev", "RUS", "Prime Minister"),
    "Bush the father": ("President Bush spoke.", "1991-02-01", "George H. W. Bush", "USA", "President"),
    "Bush the son": ("President Bush spoke.", "2003-02-01", "George W. Bush", "USA", "President"),
    "George Bush the father": ("George Bush spoke.", "1991-02-01", "George H. W. Bush", "USA", "President"),
    "George Bush the son": ("George Bush spoke.", "2003-02-01", "George W. Bush", "USA", "President"),
    "Bush out of office": ("George W. Bush spoke.", "2010-02-01", "George W. Bush", "USA", None),
    "the French president": ("The French president spoke.", "2008-06-01", "Nicolas Sarkozy", "FRA", "President"),
    "the French president, day before": (
        "The French president spoke.",
        "2007-05-15",
        "Jacques Chirac",
        "FRA",
        "President",
    ),
    "the French president, day of": (
        "The French president spoke.",
        "2007-05-16",
        "Nicolas Sarkozy",
        "FRA",
        "President",
    ),
    "a leader": ("The Ruritanian leader spoke.", "2010-06-01", "Rosa Tarlenheim", "RUR", "President"),
    "a foreign minister": (
        "The Ruritanian foreign minister spoke.",
        "2010-06-01",
        "Franz Teschen",
        "RUR",
        "Foreign Minister",
    ),
    "an office with 'of'": ("The president of Ruritania spoke.", "2010-06-01", "Rosa Tarlenheim", "RUR", "President"),
    "an office with a possessive": (
        "Ruritania's president spoke.",
        "2010-06-01",
        "Rosa Tarlenheim",
        "RUR",
        "President",
    ),
    "an earlier holder": ("The Ruritanian president spoke.", "2005-06-01", "Anton Hentzau", "RUR", "President"),
    "Mr": ("Mr Putin spoke.", "2010-04-02", "Vladimir Putin", "RUS", "Prime Minister"),
    "a surname alone": ("Netanyahu spoke.", "2010-06-01", "Benjamin Netanyahu", "ISR", "Prime Minister"),
    "accents left out": ("Hugo Chavez spoke.", "2010-06-01", "Hugo Chávez", "VEN", "President"),
    "accents written": ("Hugo Chávez spoke.", "2010-06-01", "Hugo Chávez", "VEN", "President"),
    "accents of another language": (
        "Recep Tayyip Erdogan spoke.",
        "2010-06-01",
        "Recep Tayyip Erdoğan",
        "TUR",
        "Prime Minister",
    ),
}


@pytest.mark.parametrize(("text", "on", "expected"), [(*case[:2], case[2:]) for case in HELD.values()], ids=HELD)
def test_person_has_the_office_of_that_day(find: Find, text: str, on: str, expected: tuple[str | None, ...]) -> None:
    (mention,) = find(text, on).mentions

    (entity,) = mention.entities
    assert (entity.name, entity.code, entity.office) == expected
    assert mention.kind is MentionKind.PERSON


KINDS = {
    "state": ("Ruritania signed.", [("Ruritania", "state", "RUR")]),
    "adjective": ("Ruritanian oil is cheap.", [("Ruritanian", "adjective", "RUR")]),
    "people": ("The Ruritanians left.", [("Ruritanians", "people", "RUR")]),
    "people by an adjective": ("The Chinese refused.", [("Chinese", "people", "CHN")]),
    "capital as government": ("Washington thinks the deal is dead.", [("Washington", "capital", "USA")]),
    "capital as a place": ("Crowds marched in Washington.", [("Washington", "place", "USA")]),
    "capital as a destination": ("He flew to Washington on Monday.", [("Washington", "place", "USA")]),
    "capitals in talks": (
        "Talks between Moscow and Kiev collapsed.",
        [("Moscow", "capital", "RUS"), ("Kiev", "capital", "UKR")],
    ),
    "capital of an invented state": ("Strelsau condemned the raid.", [("Strelsau", "capital", "RUR")]),
    "building as government": ("The Kremlin resigned.", [("Kremlin", "organ", "RUS")]),
    "organ after an adjective": ("The Ruritanian army left.", [("Ruritanian army", "organ", "RUR")]),
    "organ with 'of'": ("The army of Ruritania left.", [("The army of Ruritania", "organ", "RUR")]),
    "organ with a possessive": (
        "Ruritania's foreign ministry closed.",
        [("Ruritania's foreign ministry", "organ", "RUR")],
    ),
    "people who act for no state": ("Ruritanian students protested.", [("Ruritanian students", "people", "RUR")]),
    "body": ("The African Union condemned the raid.", [("African Union", "body", "IGO")]),
    "body of the United Nations": ("The UN Security Council met.", [("UN Security Council", "body", "UNO")]),
    "group": ("Hezbollah attacked the post.", [("Hezbollah", "group", "LBN")]),
    "company": ("Gazprom cut supplies.", [("Gazprom", "company", "RUS")]),
    "parliament": ("The U.S. Senate voted.", [("U.S. Senate", "organ", "USA")]),
    "the troops of a state": ("US troops left.", [("US troops", "organ", "USA")]),
    "'us' is no state": ("Let us go home.", []),
    "Kosovo": ("Kosovo signed.", [("Kosovo", "state", "KOS")]),
    "pro-Russian names nobody": ("Pro-Russian rebels attacked.", []),
    "anti-American names nobody": ("The anti-American rally ended.", []),
    "part of a word names nobody": (
        "The Chadwick family and an Omani-born Ruritaniana left.",
        [("Omani", "adjective", "OMN")],
    ),
    "countries that are also words": (
        "Turkey and Chad signed.",
        [("Turkey", "state", "TUR"), ("Chad", "state", "TCD")],
    ),
    "the two countries": (
        "Ruritania and Freedonia fought. The two countries are poor.",
        [("Ruritania", "state", "RUR"), ("Freedonia", "state", "FRE"), ("The two countries", "plural", "FRE+RUR")],
    ),
    "both sides": (
        "Ruritania and Freedonia fought. Both sides are poor.",
        [("Ruritania", "state", "RUR"), ("Freedonia", "state", "FRE"), ("Both sides", "plural", "FRE+RUR")],
    ),
    "it": ("Ruritania fought. It lost.", [("Ruritania", "state", "RUR"), ("It", "pronoun", "RUR")]),
    "its": ("Ruritania lost its ships.", [("Ruritania", "state", "RUR"), ("its", "pronoun", "RUR")]),
    "an empty it names nobody": ("It is likely that Ruritania will sign.", [("Ruritania", "state", "RUR")]),
    "a bare government": (
        "Ruritania fought. The government resigned.",
        [("Ruritania", "state", "RUR"), ("The government", "organ", "RUR")],
    ),
    "a bare country": (
        "Ruritania fought. The country is poor.",
        [("Ruritania", "state", "RUR"), ("The country", "organ", "RUR")],
    ),
    "the South": (
        "South Korea fired. The South was angry.",
        [("South Korea", "state", "KOR"), ("The South", "state", "KOR")],
    ),
    "the North": (
        "North Korea and South Korea fired. The North was angry.",
        [("North Korea", "state", "PRK"), ("South Korea", "state", "KOR"), ("The North", "state", "PRK")],
    ),
}


@pytest.mark.parametrize(("text", "expected"), KINDS.values(), ids=KINDS)
def test_words_are_read_as_what_they_mean_in_their_place(
    find: Find, text: str, expected: list[tuple[str, str, str]]
) -> None:
    assert named(find(text), text) == expected


FORMER = {
    "Soviet Union": ("The Soviet Union signed.", "1985-06-01", "SUN"),
    "Yugoslavia": ("Yugoslavia signed.", "1985-06-01", "YUG"),
    "East Germany": ("East Germany signed.", "1985-06-01", "DDR"),
    "Czechoslovakia": ("Czechoslovakia signed.", "1985-06-01", "CSK"),
}


@pytest.mark.parametrize(("text", "on", "code"), FORMER.values(), ids=FORMER)
def test_former_state_has_its_old_code_on_its_dates(find: Find, text: str, on: str, code: str) -> None:
    assert [mention.codes for mention in find(text, on).mentions] == [{code}]


@pytest.mark.parametrize("text", [case[0] for case in FORMER.values()], ids=FORMER)
def test_former_state_names_nobody_long_after_it(find: Find, text: str) -> None:
    assert find(text, "2015-06-01").mentions == ()


def test_unknown_names_empty_nothing_else(find: Find) -> None:
    text = "Ruritania, Atlantis and Freedonia signed in Xanadu."

    assert [mention.codes for mention in find(text).mentions] == [{"RUR"}, {"FRE"}]


def test_sector_is_that_of_the_organ(find: Find) -> None:
    text = "The Ruritanian army, the Ruritanian parliament and the Ruritanian government met."

    assert [mention.entities[0].sector for mention in find(text).mentions] == ["MIL", "LEG", "GOV"]


PERSONS = {
    "title before": (
        "Ruritanian President Rosa Tarlenheim spoke. Tarlenheim left.",
        ["Rosa Tarlenheim", "Rosa Tarlenheim"],
    ),
    "she": ("Ruritanian President Rosa Tarlenheim spoke. She left.", ["Rosa Tarlenheim", "Rosa Tarlenheim"]),
    "he": ("Freedonian President Rufus Firefly spoke. He left.", ["Rufus Firefly", "Rufus Firefly"]),
    "he is no woman": (
        "Freedonian President Rufus Firefly met Ruritanian President Rosa Tarlenheim. He left.",
        ["Rufus Firefly", "Rosa Tarlenheim", "Rufus Firefly"],
    ),
    "she is no man": (
        "Freedonian President Rufus Firefly met Ruritanian President Rosa Tarlenheim. She left.",
        ["Rufus Firefly", "Rosa Tarlenheim", "Rosa Tarlenheim"],
    ),
    "surnames later": (
        "Franz Teschen met Vera Marcal. Teschen smiled. Marcal did not.",
        ["Franz Teschen", "Vera Marcal", "Franz Teschen", "Vera Marcal"],
    ),
    "Mr later": ("President Rufus Firefly spoke. Mr Firefly left.", ["Rufus Firefly", "Rufus Firefly"]),
    "the president later": (
        "Freedonian President Rufus Firefly spoke. The president left.",
        ["Rufus Firefly", "Rufus Firefly"],
    ),
    "unknown spokesman": (
        "Ruritanian foreign ministry spokesman Otto Bauer spoke. Bauer left.",
        ["Otto Bauer", "Otto Bauer"],
    ),
    "unknown envoy": ("Ruritanian ambassador Otto Bauer spoke. Mr Bauer left.", ["Otto Bauer", "Otto Bauer"]),
}


@pytest.mark.parametrize(("text", "expected"), PERSONS.values(), ids=PERSONS)
def test_person_stays_the_same_through_the_report(find: Find, text: str, expected: list[str]) -> None:
    assert [m.entities[0].name for m in find(text).mentions] == expected


def test_person_introduced_by_the_text_acts_for_the_state_named(find: Find) -> None:
    (mention,) = find("Ruritanian ambassador Otto Bauer spoke.").mentions

    (entity,) = mention.entities
    assert (entity.name, entity.code, entity.sector, entity.office) == ("Otto Bauer", "RUR", "GOV", "ambassador")


def test_person_introduced_by_an_apposition(find: Find) -> None:
    first, _ = find("Karl Bersonin, the Ruritanian interior minister, resigned.").mentions

    (entity,) = first.entities
    assert (entity.name, entity.code, entity.office) == ("Karl Bersonin", "RUR", "interior minister")


AFTER_A_TITLE = {
    "title of several words, surname": ("Prime Minister Netanyahu spoke.", ["Benjamin Netanyahu"]),
    "title of several words, surname later": (
        "Israeli Prime Minister Benjamin Netanyahu spoke. Prime Minister Netanyahu left.",
        ["Benjamin Netanyahu", "Benjamin Netanyahu"],
    ),
    "title of several words, unknown person": (
        "Ruritanian Interior Minister Karl Bersonin resigned.",
        ["Karl Bersonin"],
    ),
}


@pytest.mark.parametrize(("text", "expected"), AFTER_A_TITLE.values(), ids=AFTER_A_TITLE)
def test_name_after_a_title_of_several_words_is_found(find: Find, text: str, expected: list[str]) -> None:
    assert [entity.name for m in find(text).mentions for entity in m.entities] == expected


DESCRIBED = {
    "the alliance": ("NATO met. The alliance left.", ["NATO", "The alliance"], "IGO"),
    "this alliance": ("NATO met. This alliance left.", ["NATO", "This alliance"], "IGO"),
    "the agency": (
        "The International Atomic Energy Agency met. The agency left.",
        ["International Atomic Energy Agency", "The agency"],
        "IGO",
    ),
    "the organization, called so": ("OPEC met. The organization left.", ["OPEC", "The organization"], "IGO"),
    "the organisation of a body": (
        "The African Union met. The organisation left.",
        ["African Union", "The organisation"],
        "IGO",
    ),
    "the rebels": ("Hezbollah fled. The rebels left.", ["Hezbollah", "The rebels"], "LBN"),
    "the militants": ("Hezbollah fled. The militants left.", ["Hezbollah", "The militants"], "LBN"),
    "the group": ("Hezbollah fled. The group left.", ["Hezbollah", "The group"], "LBN"),
    "the movement": ("Hezbollah fled. The movement left.", ["Hezbollah", "The movement"], "LBN"),
    "the organisation of a group": ("Hezbollah fled. The organisation left.", ["Hezbollah", "The organisation"], "LBN"),
}


@pytest.mark.parametrize(("text", "words", "code"), DESCRIBED.values(), ids=DESCRIBED)
def test_body_or_group_is_meant_by_its_noun(find: Find, text: str, words: list[str], code: str) -> None:
    name, noun = find(text).mentions

    assert [name.span.quote(text), noun.span.quote(text)] == words
    assert noun.kind is name.kind
    assert noun.codes == {code}
    assert noun.entities[0].name == name.entities[0].name
    assert noun.rule_id == "actors.the-body"


LAST_NAMED = {
    "of two bodies the last": ("The European Union met NATO. The alliance left.", "North Atlantic Treaty Organization"),
    "of two bodies the last, the other way": ("NATO met the European Union. The bloc left.", "European Union"),
    "of two groups the last": ("The FARC attacked. Hamas attacked. The rebels left.", "Hamas"),
    "of two groups the last, the other way": ("Hamas attacked. The FARC attacked. The group left.", "FARC"),
    "no group between": ("Hamas attacked Ruritania. NATO met. The rebels left.", "Hamas"),
    "no body between": ("NATO met. Hamas attacked Ruritania. The alliance left.", "North Atlantic Treaty Organization"),
    "the organisation is the last of either, a body": (
        "Hamas attacked. NATO met. The organisation left.",
        "North Atlantic Treaty Organization",
    ),
    "the organisation is the last of either, a group": ("NATO met. Hamas attacked. The organisation left.", "Hamas"),
    "the court is the body called so": (
        "The International Criminal Court met. NATO met. The court left.",
        "International Criminal Court",
    ),
    "the Court with a capital": (
        "The International Criminal Court met. NATO met. The Court left.",
        "International Criminal Court",
    ),
    "the union is the body called so": ("The European Union met NATO. The union left.", "European Union"),
    "the council is the body called so": (
        "The UN Security Council met. NATO met. The council left.",
        "United Nations Security Council",
    ),
}


@pytest.mark.parametrize(("text", "name"), LAST_NAMED.values(), ids=LAST_NAMED)
def test_noun_means_the_last_named_that_it_fits(find: Find, text: str, name: str) -> None:
    assert find(text).mentions[-1].rule_id == "actors.the-body"
    assert find(text).mentions[-1].entities[0].name == name


NOBODY_MEANT = {
    "the court, none named": "Freedonia and Ruritania fought. The court left.",
    "the court, another body named": "NATO met. The court left.",
    "the alliance, none named": "Freedonia and Ruritania fought. The alliance left.",
    "the alliance, a group named": "Hamas attacked. The alliance left.",
    "the rebels, a body named": "NATO met. The rebels left.",
    "an alliance": "NATO met. An alliance left.",
    "rebels": "Hezbollah fled. Rebels left.",
    "another alliance by its adjective": "NATO met. The old alliance left.",
    "another union by its owner": "The European Union met. The teachers' union left.",
    "the three countries, two named": "Freedonia and Ruritania fought. The three countries left.",
    "the ministers, one state named": "Ruritania fought. The ministers left.",
    "other ministers by an adjective": "Freedonia and Ruritania fought. The new ministers left.",
    "ministers": "Freedonia and Ruritania fought. Ministers left.",
}


@pytest.mark.parametrize("text", NOBODY_MEANT.values(), ids=NOBODY_MEANT)
def test_noun_means_nobody(find: Find, text: str) -> None:
    start = text.index(". ") + 1

    assert [mention for mention in find(text).mentions if mention.span.start > start] == []


SEVERAL = {
    "the ministers are the two foremost": ("Franz Teschen met Vera Marcal. The ministers left.", {"RUR", "FRE"}),
    "the leaders are the two foremost": (
        "Rosa Tarlenheim met Rufus Firefly in Sylvan City. The leaders left.",
        {"RUR", "FRE"},
    ),
    "the officials are those of two states": ("Ruritania met Sylvania. The officials left.", {"RUR", "SYL"}),
    "the ministers are those told together before": (
        "Ruritania met Freedonia. The two countries signed. Sylvania met Borduria. Sylvania left. The ministers left.",
        {"RUR", "FRE"},
    ),
    "the leaders are those told together last": (
        (
            "Ruritania met Freedonia. Both countries signed. "
            "Sylvania shelled Borduria. Sylvania and Borduria fought. The two states signed. "
            "Ruritania left. The leaders left."
        ),
        {"SYL", "BOR"},
    ),
}


@pytest.mark.parametrize(("text", "codes"), SEVERAL.values(), ids=SEVERAL)
def test_ministers_and_leaders_are_several(find: Find, text: str, codes: set[str]) -> None:
    last = find(text).mentions[-1]

    assert (last.kind, last.codes, last.rule_id) == (MentionKind.PLURAL, codes, "actors.the-several")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ruritania and Freedonia fought. They are poor.", ["Ruritania", "Freedonia", "Ruritania+Freedonia"]),
        (
            "Ruritania, Freedonia and Sylvania met. The three countries signed.",
            ["Ruritania", "Freedonia", "Sylvania", "Ruritania+Freedonia+Sylvania"],
        ),
        ("Ruritania met Freedonia. The leaders of the strike left.", ["Ruritania", "Freedonia"]),
    ],
)
def test_those_named_in_one_row_are_meant_together(find: Find, text: str, expected: list[str]) -> None:
    assert ["+".join(entity.name for entity in m.entities) for m in find(text).mentions] == expected


FAILING = {
    "title of several words, state after": (
        "a name between its title and 'of' with a state is not found",
        "Foreign Minister Oana Pellea of Freedonia resigned.",
        ["Oana Pellea"],
    ),
    "two adjectives of one organ": (
        "only the first of two coordinated adjectives owns the organ",
        "Ruritanian and Freedonian troops clashed.",
        ["Ruritanian troops", "Freedonian troops"],
    ),
}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(text, expected, id=name, marks=pytest.mark.xfail(reason=reason))
        for name, (reason, text, expected) in FAILING.items()
    ],
)
def test_reference_is_not_read_yet(find: Find, text: str, expected: list[str]) -> None:
    assert ["+".join(entity.name for entity in m.entities) for m in find(text).mentions] == expected


@pytest.mark.parametrize("publisher", ["Ministry of Foreign Affairs of Ruritania", "Ruritanian Foreign Ministry"])
def test_publisher_is_the_government_whose_release_it_is(find: Find, publisher: str) -> None:
    found = find("We will sign.", publisher=publisher)

    assert found.publisher is not None
    assert found.publisher.code == "RUR"


@pytest.mark.parametrize(
    "publisher",
    [
        None,
        "",
        "The Daily Planet",
        "Ruritanian Daily",
    ],
)
def test_newspaper_is_no_government(find: Find, publisher: str | None) -> None:
    assert find("We will sign.", publisher=publisher).publisher is None


BETWEEN = {
    "two offices bound it": (
        "Russian Prime Minister Vladimir Putin met Venezuelan President Hugo Chavez.",
        ("2008-05-08", "2012-05-07"),
    ),
    "the shorter tenure decides": (
        "French President Nicolas Sarkozy met US President Barack Obama.",
        ("2009-01-20", "2012-05-14"),
    ),
    "invented offices bound it": (
        "Ruritanian Prime Minister Anton Hentzau spoke.",
        ("2008-05-08", "2012-05-07"),
    ),
    "an apposition names the office": (
        "Anton Hentzau, prime minister of Ruritania, spoke.",
        ("2008-05-08", "2012-05-07"),
    ),
    "a former president does not count": ("Former Russian President Boris Yeltsin spoke.", None),
    "another year does not count": ("In 1985 Soviet leader Mikhail Gorbachev spoke.", None),
    "no office, no bounds": ("The train was late.", None),
    "a name without its office does not count": ("Anton Hentzau spoke.", None),
    "others count beside a former one": (
        "Former Russian President Boris Yeltsin met Ruritanian Prime Minister Anton Hentzau.",
        ("2008-05-08", "2012-05-07"),
    ),
}


@pytest.mark.parametrize(("text", "expected"), BETWEEN.values(), ids=BETWEEN)
def test_offices_bound_the_day_of_publication(find: Find, text: str, expected: tuple[str, str] | None) -> None:
    between = find(text, on=None).published_between

    assert (tuple(day.isoformat() for day in between) if between else None) == expected


def test_known_day_of_publication_needs_no_bounds(find: Find) -> None:
    assert find("Ruritanian Prime Minister Anton Hentzau spoke.", on="2010-04-02").published_between is None


def test_undated_report_looks_offices_up_within_its_bounds(find: Find) -> None:
    found = find("Ruritanian Prime Minister Anton Hentzau met the French president.", on=None)

    assert [m.entities[0].name for m in found.mentions] == ["Anton Hentzau", "Nicolas Sarkozy"]


def test_every_span_slices_back_to_its_tokens(find: Find, parser: Parser) -> None:
    text = "Ruritania's army and its chief met Vera Marcal. She and the two countries agreed, said Washington."
    doc = parser.parse(Article("1", "test", text))

    for mention in find(text).mentions:
        assert mention.span.quote(text) == doc[mention.start : mention.end].text


def test_name_behind_a_nationality_is_introduced_and_known_later(find: Find) -> None:
    text = "Freedonia seized the Ruritanian oil tanker Morava. Morava had left port on Monday."

    companies = [row for row in named(find(text), text) if row[1] == "company"]

    assert companies == [("Morava", "company", "RUR")] * 2


def test_object_pronoun_is_not_its_own_subject(find: Find) -> None:
    text = "Freedonian President Rufus Firefly thanked Sylvanian President Louis Trentino and embraced him."

    him = [row for row in named(find(text), text) if row[0] == "him"]

    assert him == [("him", "pronoun", "SYL")]


def test_it_as_an_object_is_not_who_acts_on_it(find: Find) -> None:
    text = "Ruritania attacked Freedonia. Sylvania condemned it."

    assert named(find(text), text)[-1] == ("it", "pronoun", "RUR")
