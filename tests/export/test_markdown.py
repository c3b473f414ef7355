"""Markdown notes, read by markdown-it and PyYAML; file names that can't leave the folder."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from store import Library
from store.export import FORMATS, save_folder
from store.export.markdown import escaped
from store.export.names import Names, file_stem
from store.records import Article, Reading
from tests.export.samples import ARTICLE, HARD

READER = MarkdownIt("commonmark")
HOSTILE = ["# head", "1. a\n2) b", "- x\n+ y", "    code", "<script>x</script>", "[a](b) ![[x]] #tag", "---"]
HOSTILE += [
    "a :: b\nkey:: v",
    "$5 &amp;",
    "*x* _y_ `c`",
    "> q",
    "a\n===",
    "```\nx\n```",
    "| a |\n|--|",
    "<!-- x -->",
]


def words_of(markdown: str) -> str:
    """The text of the only kind of element that may be there: paragraphs."""
    tokens = READER.parse(markdown)
    assert {token.type for token in tokens} <= {"paragraph_open", "inline", "paragraph_close"}
    paragraphs = [token.children or [] for token in tokens if token.type == "inline"]
    assert {c.type for inline in paragraphs for c in inline} <= {
        "text",
        "text_special",
        "softbreak",
        "hardbreak",
    }
    return "\n".join("".join(c.content or "\n" for c in inline) for inline in paragraphs)


@pytest.mark.parametrize("text", HOSTILE)
def test_words_stay_words(text: str) -> None:
    assert words_of(escaped(text)) == text.strip()


@given(st.text(st.characters(codec="utf-8"), max_size=60))
def test_any_words_stay_words(text: str) -> None:
    words_of(escaped(text))


def notes(
    folder: Path, library: Library, query: str = "", by: str = "article"
) -> dict[str, tuple[dict[str, object], str]]:
    save_folder(folder, FORMATS["markdown"].files(library, query, by=by))  # type: ignore[arg-type]
    found = {}
    for path in folder.iterdir():
        _, head, body = path.read_text(encoding="utf-8").split("---\n", 2)
        found[path.stem] = yaml.safe_load(head), body
    return found


def test_a_note_for_an_article(hard: Library, tmp_path: Path) -> None:
    ((name, (head, body)),) = notes(tmp_path / "vault", hard).items()
    assert head == {
        "title": ARTICLE.title,
        "published": "2024-05-04",
        "publisher": ARTICLE.publisher,
        "author": ARTICLE.author,
        "url": ARTICLE.url,
        "language": "en",
        "speakers": ["Óna Véll"],
        "tags": ["pay-fares", "quay"],
        "onrecord": ARTICLE.id,
    }
    assert not set(name) & set('/\\[]#^|:*?"<>')
    page = READER.render(body)
    assert "<script" not in page
    assert "<blockquote>" in page
    assert "[[Óna Véll]]" in body
    assert "^s1" in body
    assert "#quay" in body
    text = body.partition("## Text")[2]
    assert words_of(text).split() == HARD.split()


def test_notes_for_speakers_lead_to_those_of_articles(hard: Library, tmp_path: Path) -> None:
    articles = notes(tmp_path / "articles", hard)
    speakers = notes(tmp_path / "speakers", hard, by="speaker")
    head, body = speakers["Óna Véll"]
    assert head["roles"] == ["speaker, Ferry & Rope Guild"]
    targets = {target.partition("#")[0] for target in re.findall(r"\[\[([^|\]]+)", body)}
    assert targets <= set(articles)
    assert re.search(r"\[\[[^|\]]+#\^s1\|", body)


def test_hostile_titles_stay_inside_the_folder(library: Library, tmp_path: Path) -> None:
    titles = [
        "../../evil",
        "/etc/passwd",
        "CON",
        "nul.txt",
        "a" * 400,
        "é" * 300,
        ".hidden",
        "-rf",
        "x\x00y\n---\na: b",
        "",
    ]
    for number, title in enumerate(titles):
        library.add(Article(text=f"Text {number}.", title=title), Reading())
        library.add(Article(text=f"Text {number} too.", title=title), Reading())
    folder = tmp_path / "deep" / "vault"
    folder.parent.mkdir()
    found = notes(folder, library)
    assert len(found) == 2 * len(titles) + 1
    assert {path.name for path in tmp_path.rglob("*.md")} == {path.name for path in folder.iterdir()}
    assert max(len(path.name.encode()) for path in folder.iterdir()) < 200


@given(st.text(max_size=300))
def test_any_words_make_a_file_name(words: str) -> None:
    stem = file_stem(words)
    assert stem
    assert not set(stem) & set('/\\:*?"<>|\0\n\r\t')
    assert stem.strip(". ") == stem
    assert not re.fullmatch(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\..*)?", stem)
    assert len(stem.encode()) <= 101


def test_a_name_is_given_once() -> None:
    names = Names()
    given = [names.give(words, ".md") for words in ("A b", "a B", "A b", "A b 2", "a b")]
    assert len({name.casefold() for name in given}) == 5
