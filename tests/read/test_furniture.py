from __future__ import annotations

import time

import pytest

from multipolar.read import find_furniture

LEAD = "Ruritania has recalled its ambassador from Sylvania, officials said."
SAID = 'President Rudolf said: "We are not giving up our rights to the river, whatever our neighbours may say."'
LAST = "Sylvania has not answered yet, and its embassy was closed on Monday."


def marked(text: str, title: str | None = None) -> list[tuple[str, str]]:
    return [(part.kind.value, part.span.quote(text)) for part in find_furniture(text, title)]


def kinds(*lines: str) -> list[str]:
    """Give the kind of each line that is furniture as a whole, "-" for the others."""
    text = "\n".join(lines)
    found = {part.span.quote(text): part.kind.value for part in find_furniture(text, None)}
    return [found.get(line.strip(), "-") for line in lines]


@pytest.mark.parametrize(
    "line",
    [
        "Monday, September 23, 2019",
        "Monday, September 23, 2019 ",
        "23 September 2019",
        "2019-09-23",
        "23/09/2019",
        "Page last updated at 03:15 GMT, Saturday, 3 April 2010 04:15 UK",
        "13 July 2012 Last updated at 10:22 GMT",
        "Last updated at 15:20 GMT",
        "Published: 2010/04/02 23:35:19 GMT",
        "Published 3 hours ago",
        "Strelsau, 2 April 2010",
        "Tue Apr 6, 2010 3:15PM",
        "STRELSAU, May 21 (RNA) –",
    ],
)
def test_line_that_is_a_day_is_a_dateline(line: str) -> None:
    assert kinds(line, LEAD, LAST) == ["dateline", "-", "-"]


@pytest.mark.parametrize(
    "line",
    [
        "On Monday, September 23, 2019, Ruritania left the talks.",
        "May was the last to sign the accord with Sylvania.",
        "In 2019 Ruritania left the talks with its neighbour.",
    ],
)
def test_sentence_with_a_day_is_no_dateline(line: str) -> None:
    assert kinds(LEAD, line, LAST) == ["-", "-", "-"]


@pytest.mark.parametrize(
    "prefix",
    [
        "STRELSAU (Reuters) -",
        "STRELSAU, April 2 (Reuters) -",
        "STRELSAU, May 21 (MNA) –",
        "STRELSAU, May 21 (MNA) – ".rstrip(),
        "STRELSAU, Ruritania (AP) _",
        "STRELSAU, Aug. 5 (Yonhap) --",
        "Strelsau, June 3 (KCNA) --",
        "Strelsau (ISNA) –",
        "Strelsau, IRNA –",
        "Strelsau, Aug 5, IRNA -",
        "STRELSAU. Sept 9 (Interfax) -",
        "STRELSAU, September 9. /TASS/.",
        "Strelsau, 5 May 2012 (IRIN) -",
        "UNITED NATIONS, Sept 3 (Reuters) -",
        "STRELSAU/ZENDA (Reuters) -",
        "(CNN) --",
        "STRELSAU —",
        "STRELSAU, Ruritania —",
        "STRELSAU:",
        "NEW STRELSAU -",
    ],
)
def test_dateline_before_the_first_words_is_marked_without_its_sentence(prefix: str) -> None:
    assert marked(f"{prefix} {LEAD}\n{LAST}") == [("dateline", prefix)]


def test_dateline_is_found_in_a_text_of_one_line() -> None:
    assert marked(f"STRELSAU, May 21 (RNA) – {LEAD} {LAST}") == [("dateline", "STRELSAU, May 21 (RNA) –")]


def test_dateline_is_found_below_the_headline() -> None:
    assert ("dateline", "STRELSAU —") in marked(f"Envoy recalled\n\nSTRELSAU — {LEAD}")


@pytest.mark.parametrize(
    "line",
    [
        "NATO – which Ruritania left in 2010 – has asked it to come back.",
        "Strelsau — The City of Kings — was quiet on Monday.",
        "Talks between Ruritania (the host) and Sylvania - a neighbour - failed.",
        "US - Ruritanian talks failed on Monday, it said.",
        "NATO - Ruritania's shield - has asked it to come back.",
        "President Rudolf (Conservative), who met his neighbour - twice - has left.",
    ],
)
def test_dash_within_a_sentence_makes_no_dateline(line: str) -> None:
    assert marked(f"{line}\n{LAST}") == []


@pytest.mark.parametrize(
    "line",
    [
        "By Jane Smith",
        "By Jane Smith and John Doe",
        "By Jane Smith BBC News, Strelsau",
        "BY JANE SMITH",
        "From our own correspondent",
        "By our diplomatic correspondent in Strelsau",
        "BBC News, Strelsau",
        "Diplomatic correspondent, BBC News",
        "Office of the Spokesperson",
        "Anna Castle, Secretary of State",
        "The below is attributable to Spokesperson John Doe:",
        "Reporting by Jane Smith in Strelsau; Editing by John Doe",
    ],
)
def test_line_above_the_report_that_names_its_author_is_a_byline(line: str) -> None:
    assert kinds("Envoy recalled", line, LEAD, LAST) == ["heading", "byline", "-", "-"]


def test_credits_behind_the_last_sentence_are_a_byline() -> None:
    credit = "(Reporting by Jane Smith; Editing by John Doe)"

    assert marked(f"{LEAD}\n{LAST} {credit}") == [("byline", credit)]


@pytest.mark.parametrize(
    "line", ["By Monday the talks had failed.", "Reporting by the Castle Post suggests that Ruritania left."]
)
def test_sentence_that_begins_like_a_byline_is_none(line: str) -> None:
    assert kinds(LEAD, line, LAST) == ["-", "-", "-"]


@pytest.mark.parametrize(
    "line",
    [
        "Photo: AFP",
        "Image: Strelsau Court.",
        "(Photo by Jane Smith)",
        "Getty Images",
        "AFP/Getty Images",
        "REUTERS/Jane Smith",
        "AP Photo/Jane Smith",
        "Image copyright AFP",
        "Image caption President Rudolf at the river",
        "Media caption The envoy leaves his embassy",
        "FILE PHOTO: President Rudolf at the river.",
        "File photo of President Rudolf.",
        "FILE - In this May 5, 2030 file photo, President Rudolf speaks.",
        "President Rudolf greets his guest. Photo: Castle Post",
        "President Rudolf greets his guest. (AP Photo/Jane Smith)",
        "President Rudolf (left) greets his guest",
        "██ Ruritanian army",
        "The river has parted both countries since the war that Ruritania lost to its neighbour",
        "The two presidents met at the castle |",
    ],
)
def test_line_at_a_picture_is_a_caption(line: str) -> None:
    assert kinds(LEAD, line, SAID, LAST) == ["-", "caption", "-", "-"]


@pytest.mark.parametrize(
    "line",
    [
        "Photographs of the border were shown to reporters.",
        "Image is everything in Ruritania, he said.",
        "Reuters said the envoy had left.",
        "The minister (left-wing) denied it.",
        "The Ruritanian leader, pictured as a hawk, has left.",
    ],
)
def test_sentence_about_pictures_is_no_caption(line: str) -> None:
    assert kinds(LEAD, line, LAST) == ["-", "-", "-"]


@pytest.mark.parametrize(
    "line",
    [
        "Ruritania recalls envoy",
        "Ruritania recalls envoy |",
        "Ruritania 'ready for talks' with Sylvania",
        "Ruritania recalls envoy - Castle Post",
        "Will Ruritania recall its envoy?",
        "RURITANIA RECALLS ENVOY",
    ],
)
def test_short_first_line_is_a_headline(line: str) -> None:
    assert kinds(line, LEAD, LAST) == ["heading", "-", "-"]


def test_line_that_repeats_the_title_is_a_headline_even_with_a_stop() -> None:
    title = "Ruritania ‘seriously concerned’ over its neighbour’s dome sys."

    assert marked(f"{title}\n{LEAD}\n{LAST}", title) == [("heading", title)]


@pytest.mark.parametrize("line", ["'Important day'", "“No surprise”", "Border closed", "'No talks under threat'"])
def test_short_line_between_paragraphs_is_a_heading(line: str) -> None:
    assert kinds(LEAD, line, LAST) == ["-", "heading", "-"]


@pytest.mark.parametrize(
    "line",
    [
        '"We will not go," he said.',
        '"We will not go."',
        "He denied it.",
        "- it has called for a vote",
        "and asked for more",
        "President Rudolf said:",
    ],
)
def test_other_short_line_is_no_heading(line: str) -> None:
    assert kinds(LEAD, line, LAST) == ["-", "-", "-"]


def test_items_of_a_list_are_no_headings() -> None:
    lines = ("The two sides agreed to:", "Open the border", "Return the prisoners", "Share the river.")

    assert kinds(LEAD, *lines, LAST) == ["-"] * 6


def test_text_of_one_line_keeps_it() -> None:
    assert marked("Ruritania recalls its envoy from Sylvania") == []


def test_list_of_headlines_keeps_its_lines() -> None:
    lines = [f"Ruritania recalls envoy number {number} from Sylvania" for number in range(20)]

    assert kinds(*lines, LEAD) == ["-"] * 21


@pytest.mark.parametrize(
    "quote",
    [
        "We are not giving up our rights to the river Rudolf |",
        "We are not giving up our rights to the river, whatever our neighbours say Ruritanian President Rudolf |",
        "We are not giving up our rights to the river Rudolf Ruritanian President",
        "We are not giving up our rights to the river",
        "We are not giving up our rights to the river, whatever our neighbours may say.",
        "“We are not giving up our rights to the river” Rudolf, President of Ruritania",
    ],
)
def test_quotation_set_off_and_repeated_is_a_pull_quote(quote: str) -> None:
    assert kinds(LEAD, quote, SAID, LAST) == ["-", "pull-quote", "-", "-"]


def test_quotation_between_marks_of_the_page_is_a_pull_quote() -> None:
    lines = ("Start Quote", "We want nothing but peace", "End Quote", "Rudolf", "Ruritanian president")

    assert kinds(LEAD, *lines, LAST) == ["-", *["pull-quote"] * 5, "-"]


@pytest.mark.parametrize(
    "line",
    [
        '"We are not giving up our rights to the river," he said again.',
        "President Rudolf will not be giving up the rights of his country to the river.",
        'He had told the court: "We are not giving up our rights to the river."',
    ],
)
def test_quotation_with_its_speaker_in_a_sentence_is_no_pull_quote(line: str) -> None:
    assert kinds(LEAD, line, SAID, LAST) == ["-"] * 4


@pytest.mark.parametrize(
    "line",
    [
        "BBC NEWS",
        "Comments",
        "25 Comments",
        "Comments (3)",
        "Share this",
        "Related topics",
        "Read more: Ruritania shuts border",
        "MNA/6475698",
        "END/RNA",
        "ENDS",
        "-30-",
        "9376**1416",
        "© 2031 Castle Post",
        "All rights reserved.",
        "Follow us on Twitter @castlepost",
        "http://castle.example/news/17",
        "Have an opinion on this story? Share it!",
        "Source: Castle Post",
        "Castle Post",
    ],
)
def test_line_of_the_site_below_the_report_is_a_page_end(line: str) -> None:
    assert kinds(LEAD, LAST, line) == ["-", "-", "page-end"]


@pytest.mark.parametrize(
    "tail",
    [
        "MNA/6475698",
        "END/RNA",
        "9376**1416",
        "© 2017 Castle News Agency. All rights reserved",
        "RNA کپی شد © 2017 Castle News Agency. All rights reserved",
        "RNA/6475698 © 2017 Castle News Agency. All rights reserved",
    ],
)
def test_codes_and_rights_behind_the_last_sentence_are_a_page_end(tail: str) -> None:
    assert marked(f"{LEAD} {LAST} {tail}") == [("page-end", tail)]


def test_everything_below_a_list_of_links_is_the_sites() -> None:
    links = ("More on this story", "Ruritania shuts its border to lorries and trains", "Q&A: The river dispute")

    assert kinds(LEAD, LAST, *links) == ["-", "-", *["page-end"] * 3]


def test_links_within_the_report_do_not_end_it() -> None:
    assert kinds(LEAD, "Related Stories", "Border shut", SAID, LAST) == ["-", "page-end", "heading", "-", "-"]


def test_readers_comments_are_the_sites_though_they_are_prose() -> None:
    assert kinds(LEAD, SAID, LAST, "Comments", "I think that they should all go home.") == [
        *["-"] * 3,
        *["page-end"] * 2,
    ]


def test_button_above_the_report_does_not_end_it() -> None:
    assert kinds("Comments", LEAD, SAID, LAST) == ["page-end", "-", "-", "-"]


def test_lines_broken_to_a_width_are_no_headings() -> None:
    text = (
        "STRELSAU, Ruritania (AP) _ Ruritania shut its border with Sylvania on\n"
        "Monday, and its army moved three brigades to the river that parts the\n"
        "two countries, officials in both capitals said.\n\n"
        "Sylvania's president called the move a provocation and asked for help\n"
        "from abroad.\n"
    )

    assert marked(f"RURITANIA SHUTS BORDER\n\n{text}") == [
        ("heading", "RURITANIA SHUTS BORDER"),
        ("dateline", "STRELSAU, Ruritania (AP) _"),
    ]


def test_windows_line_ends_make_no_difference() -> None:
    lines = ("Envoy recalled", LEAD, "'Important day'", LAST)

    assert marked("\r\n".join(lines)) == marked("\n".join(lines))


@pytest.mark.parametrize(
    "unit",
    ["x", '"a ', "'a ", "A ", "AB, ", "a\n", "Abc def\n", "- ", ". ", "©", "Monday 12:30 ", "Getty Images/",
     "REUTERS / Aa ", "Start Quote\n", "All rights reserved ", "By Jane, Of The ", "|\n",
     '"We will not yield today\n', "(", "█"],
)  # fmt: skip
def test_longest_text_is_searched_soon_whatever_it_holds(unit: str) -> None:
    text = (unit * 300_000)[:300_000]
    began = time.monotonic()

    find_furniture(text, "Envoy recalled")

    assert time.monotonic() - began < 5
