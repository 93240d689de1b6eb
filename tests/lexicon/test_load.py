"""A wrong data file is refused with its name and its entry; right ones load."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from multipolar.errors import LexiconError
from multipolar.lexicon import contexts, deals, events, factuality, load
from multipolar.lexicon.events import EventEntry, load_event_lexicon
from multipolar.lexicon.folding import fold
from multipolar.lexicon.load import data_digest, data_folder, load_entries, load_rows
from multipolar.lexicon.ontology import load_ontology

if TYPE_CHECKING:
    from pathlib import Path

GOOD = '[[entry]]\nid = "a.hit"\nact = "ASSAULT"\nverbs = ["hit"]\n'


def written(folder: Path, content: str | bytes, name: str = "zz.toml") -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def test_good_file_gives_its_entries(tmp_path: Path) -> None:
    (entry,) = load_entries(written(tmp_path, GOOD), "entry", EventEntry)

    assert (entry.id, entry.act, entry.verbs) == ("a.hit", "ASSAULT", ("hit",))


@pytest.mark.parametrize(
    ("content", "named"),
    [
        pytest.param("[[entry]]\nid = \n", ["zz.toml", "line 2"], id="no TOML"),
        pytest.param(b"\xff\xfe", ["zz.toml"], id="no UTF-8"),
        pytest.param(GOOD + 'colour = "red"\n', ["zz.toml", "entry 1", "a.hit", "colour"], id="unknown key"),
        pytest.param(GOOD + '[[entry]]\nact = "AID"\n', ["zz.toml", "entry 2", "id"], id="key missing"),
        pytest.param(GOOD + 'mutual = "often"\n', ["zz.toml", "a.hit", "mutual"], id="wrong type"),
        pytest.param(GOOD + '[[verb]]\nid = "b"\n', ["zz.toml", "verb", "[[entry]]"], id="unknown table"),
    ],
)
def test_wrong_toml_is_refused_with_file_and_entry(tmp_path: Path, content: str, named: list[str]) -> None:
    path = written(tmp_path, content)

    with pytest.raises(LexiconError) as caught:
        load_entries(path, "entry", EventEntry)

    assert [words for words in named if words not in str(caught.value)] == []


def test_tables_beside_are_allowed_when_named(tmp_path: Path) -> None:
    path = written(tmp_path, GOOD + '[[fold]]\nid = "b"\n')

    assert len(load_entries(path, "entry", EventEntry, beside=("fold",))) == 1


@pytest.mark.parametrize("row", ["a,b,c", "a"], ids=["too many fields", "too few fields"])
def test_csv_row_of_another_length_is_refused_with_file_and_line(tmp_path: Path, row: str) -> None:
    path = written(tmp_path, f"name,code\nx,y\n{row}\n", "zz.csv")

    with pytest.raises(LexiconError, match=r"zz\.csv, line 3"):
        load_rows(path)


def test_csv_keeps_every_value_as_text(tmp_path: Path) -> None:
    path = written(tmp_path, 'name,code\nNO,007\n"a, b",\n', "zz.csv")

    assert load_rows(path) == [{"name": "NO", "code": "007"}, {"name": "a, b", "code": ""}]


def test_csv_that_is_no_utf8_is_refused_with_its_name(tmp_path: Path) -> None:
    path = written(tmp_path, b"name\n\xff\n", "zz.csv")

    with pytest.raises(LexiconError, match=r"zz\.csv"):
        load_rows(path)


class Folder:
    """A data folder of the test's own in place of the package's."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def __call__(self, *parts: str) -> Path:
        return self.root.joinpath(*parts)


@pytest.fixture
def acts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "events" / "acts"
    folder.mkdir(parents=True)
    written(tmp_path / "events", '[[carrier]]\nid = "c"\nlemmas = ["hold"]\n', "carriers.toml")
    written(tmp_path / "events", '[[class]]\nname = "<craft>"\nnote = "n"\nlemmas = ["ship"]\n', "classes.toml")
    monkeypatch.setattr(events, "data_folder", Folder(tmp_path))
    return folder


@pytest.mark.parametrize(
    ("content", "named"),
    [
        pytest.param(GOOD + GOOD, ["zz.toml", "entry 2", "a.hit", "taken"], id="id twice"),
        pytest.param(GOOD + 'actor = ["subjekt"]\n', ["zz.toml", "a.hit", "subjekt", "subject"], id="unknown relation"),
        pytest.param('[[entry]]\nid = "a.no"\nact = "AID"\n', ["zz.toml", "a.no", "neither verbs"], id="no words"),
        pytest.param(GOOD + 'objects = ["<boats>"]\n', ["zz.toml", "a.hit", "<boats>"], id="unknown class"),
    ],
)
def test_event_lexicon_refuses_what_a_schema_cannot_see(acts: Path, content: str, named: list[str]) -> None:
    written(acts, content)

    with pytest.raises(LexiconError) as caught:
        load_event_lexicon()

    assert [words for words in named if words not in str(caught.value)] == []


def test_class_of_nouns_is_put_beside_its_name(acts: Path) -> None:
    written(acts, GOOD + 'objects = ["<craft>", "port"]\n')

    (entry,) = load_event_lexicon().entries

    assert entry.objects == {"<craft>", "ship", "port"}


def test_ids_are_taken_over_all_files_of_the_event_lexicon(acts: Path) -> None:
    written(acts, GOOD, "aa.toml")
    written(acts, GOOD, "bb.toml")

    with pytest.raises(LexiconError, match=r"bb\.toml.*taken in aa\.toml"):
        load_event_lexicon()


def test_act_that_the_ontology_does_not_have_is_refused(acts: Path) -> None:
    written(acts, GOOD.replace("ASSAULT", "ASALT"))

    with pytest.raises(LexiconError, match="ASALT"):
        load_event_lexicon()


def test_factuality_lexicon_refuses_a_lemma_with_two_cues_in_one_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "factuality").mkdir()
    cue = '[[cue]]\nid = "{}"\nplace = "modal"\nsays = "future"\nlemmas = ["will"]\n'
    written(tmp_path / "factuality", cue.format("a") + cue.format("b"))
    monkeypatch.setattr(factuality, "data_folder", Folder(tmp_path))

    with pytest.raises(LexiconError, match=r"zz\.toml \(b\): lemma 'will' is taken by a"):
        factuality.load_factuality_lexicon()


def test_deal_lexicon_refuses_a_noun_in_two_sectors(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "deals").mkdir()
    sector = '[[sector]]\nid = "{0}"\nname = "{0}"\nnouns = ["oil"]\n'
    written(tmp_path / "deals", sector.format("a") + sector.format("b"), "sectors.toml")
    monkeypatch.setattr(deals, "data_folder", Folder(tmp_path))

    with pytest.raises(LexiconError, match=r"\(b\): 'oil' is already in sector a"):
        deals.load_deal_lexicon()


def test_every_act_and_mode_of_the_event_lexicon_is_in_the_ontology() -> None:
    ontology = load_ontology()

    wrong = [
        entry.id
        for entry in load_event_lexicon().entries
        if entry.act not in ontology.types or (entry.mode and (entry.act, entry.mode) not in ontology.modes)
    ]

    assert wrong == []


def test_every_context_entry_names_a_context_of_the_ontology() -> None:
    names = {entry.name for found in contexts.load_context_lexicon().words.values() for entry in found}

    assert names <= set(load_ontology().contexts)


def test_every_data_file_can_be_read_by_itself() -> None:
    for path in walk(data_folder()):
        if path.name.endswith(".csv"):
            assert load_rows(path), path.name
        else:
            assert load.tomllib.loads(path.read_text("utf-8")), path.name


def walk(folder: Path) -> list[Path]:
    below = [walk(child) if child.is_dir() else [child] for child in folder.iterdir()]
    return [path for paths in below for path in paths if path.name.endswith((".csv", ".toml"))]


def test_digest_is_the_same_each_time() -> None:
    assert data_digest() == data_digest()
    assert len(data_digest()) == 20


def test_digest_tells_of_every_changed_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(load, "data_folder", Folder(tmp_path))
    path = written(tmp_path, GOOD)
    before = data_digest()

    path.write_text(GOOD + "# a note\n")
    changed = data_digest()
    path.rename(tmp_path / "yy.toml")
    renamed = data_digest()

    assert len({before, changed, renamed}) == 3


@given(st.text())
def test_folding_keeps_the_length(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(st.text())
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(st.characters(max_codepoint=127)))
def test_folding_leaves_plain_text_alone(text: str) -> None:
    assert fold(text) == text


@pytest.mark.parametrize(
    ("accented", "plain"),
    [
        ("Hugo Chávez", "Hugo Chavez"),
        ("Recep Tayyip Erdoğan", "Recep Tayyip Erdogan"),
        ("Lech Wałęsa", "Lech Walesa"),
        ("Jens Stoltenberg, Støre", "Jens Stoltenberg, Store"),
        ("Binali Yıldırım", "Binali Yildirim"),
        ("People’s Republic", "People's Republic"),
    ],
)
def test_folding_takes_accents_off(accented: str, plain: str) -> None:
    assert fold(accented) == plain
