from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser

from multipolar.show.page import fragment, page
from show.coded_samples import TEXT, coded_sample, hostile_sample

VOID = {"meta", "br", "img", "link"}


class Outline(HTMLParser):
    """Collects tags, attributes and text, and checks that every element is closed in its turn."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.open: list[str] = []
        self.feed(html)
        self.close()
        assert not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] != "style":
            self.words.append(data)

    def values(self, name: str) -> list[str]:
        return [value for _, attributes in self.tags if (value := attributes.get(name)) is not None]


def test_every_link_within_the_page_has_its_target_and_ids_are_unique() -> None:
    outline = Outline(page([coded_sample(), coded_sample(), hostile_sample()]))

    ids = outline.values("id")
    assert len(ids) == len(set(ids))
    assert {link[1:] for link in outline.values("href") if link.startswith("#")} <= set(ids)


def test_every_entry_is_linked_to_its_words_and_back() -> None:
    outline = Outline(page([coded_sample()]))

    keys = [f"a1-e{number}" for number in range(1, 8)] + ["a1-s1", "a1-s2"]
    for key in keys:
        assert {f"#at-{key}", f"#{key}"} <= set(outline.values("href"))
        assert any(f"w-{key}" in value.split() for value in outline.values("class"))


def test_the_whole_text_is_on_the_page() -> None:
    html = page([coded_sample()])

    report = Outline(html[html.index("<article") : html.index("</article>") + len("</article>")])
    plain = re.sub(r"\s+", "", "".join(report.words))
    for words in ("Norway had agreed", "to build a dam", "A bridge in Santiago"):
        assert re.sub(r"\s+", "", words) in re.sub(r"(?<=[a-z])[0-9]", "", plain)
    assert len(plain) >= len(re.sub(r"\s+", "", TEXT))


def test_hostile_text_adds_no_element_attribute_or_address() -> None:
    outline = Outline(page([hostile_sample()]))

    assert not {"script", "img", "b"} & {tag for tag, _ in outline.tags} - {"b"}
    assert not [name for _, attributes in outline.tags for name in attributes if name.startswith("on")]
    assert not [link for link in outline.values("href") if not link.startswith("#")]
    assert "<script>alert('x')</script>" in "".join(outline.words)
    assert not {"\x1b", "\u202e"} & set("".join(outline.words))


def test_the_page_loads_nothing_and_its_policy_admits_its_own_style_alone() -> None:
    html = page([coded_sample()])

    style = re.search(r"<style>(.*?)</style>", html, re.DOTALL)
    assert style
    digest = b64encode(sha256(style[1].encode()).digest()).decode()
    assert f"default-src 'none'; style-src 'sha256-{digest}'" in html
    assert not re.search(r"url\(|@import|<script|<link|<img| src=| style=", html)
    assert Outline(html).values("href").count("https://example.org/a?b=1&c=2") == 1


def test_negated_words_are_marked_as_such() -> None:
    outline = Outline(page([coded_sample()]))

    assert any({"trigger", "is-negated", "quote"} <= set(value.split()) for value in outline.values("class"))
    assert "did not happen" in outline.words


def test_same_article_same_page() -> None:
    assert page([coded_sample()]) == page([coded_sample()])


def test_a_fragment_stands_by_itself_beside_others() -> None:
    first, second = fragment(coded_sample()), fragment(hostile_sample())

    assert first.startswith("<style>")
    assert "<html" not in first
    assert not set(Outline(first).values("id")) & set(Outline(second).values("id"))
    assert not re.search(r"(?m)^(html|body|main)\b", first)
