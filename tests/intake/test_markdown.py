"""Markdown: front matter becomes fields, the rest is the text as it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.errors import RefusedError
from store.intake import read_bytes
from store.library import Library
from store.records import Article


def read(text: str) -> Article:
    return read_bytes(text.encode(), file="x.md", suffix=".md")


def test_front_matter_becomes_the_fields_and_leaves_the_text() -> None:
    article = read(
        "---\ntitle: 'Dockers: a pact'\npublished: 2024-03-08\npublisher: null\n"
        "author: [Ona Vell, Per Ash]\nurl: https://example.org/a\nlanguage: en\n"
        "provenance: invented\nunknown: {a: 1}\n---\n\n*Some* text.\n"
    )
    assert article.text == "*Some* text.\n"
    assert (article.title, article.published, article.publisher) == ("Dockers: a pact", "2024-03-08", None)
    assert (article.author, article.url) == ("Ona Vell, Per Ash", "https://example.org/a")
    assert (article.language, article.provenance) == ("en", "invented")


@pytest.mark.parametrize(
    ("value", "published"),
    [
        ("2024-03-08", "2024-03-08"),
        ("2024-03-08T10:30:00", "2024-03-08"),
        ("2024", "2024"),
        ("2024-03", "2024-03"),
        ("XXXX-10-30", "XXXX-10-30"),
        ("'2024-03-08'", "2024-03-08"),
        ("", None),
        ("null", None),
    ],
)
def test_dates_are_edtf(value: str, published: str | None) -> None:
    assert read(f"---\npublished: {value}\n---\nText.").published == published


@pytest.mark.parametrize(
    ("front", "published", "publisher"),
    [
        ("date: 2024-03-08\nsource: The Gazette", "2024-03-08", "The Gazette"),
        ("Date: Friday, 8 March 2024\nPub-Date: 1999\nOutlet: The Gazette", "2024-03-08", "The Gazette"),
        ("published:\ndate: 2024-03-08T10:30:00+01:00", "2024-03-08", None),
        ("date: 1999\npublished: 2024-03-08\ntext: no\nbody: no", "2024-03-08", None),
    ],
)
def test_fields_are_known_by_the_names_that_tables_know(
    front: str, published: str, publisher: str | None
) -> None:
    article = read(f"---\n{front}\n---\nText.")
    assert (article.text, article.published, article.publisher) == ("Text.", published, publisher)


@pytest.mark.parametrize("front", ["date: 3/8/2024", "date: soon", "date: [2024, 3]"])
def test_a_date_that_cannot_be_read_is_left_out_and_named(front: str, tmp_path: Path) -> None:
    file = tmp_path / "x.md"
    file.write_text(f"---\ntitle: A pact\n{front}\nsource: {{a: 1}}\n---\nText.", encoding="utf-8")
    with Library.open(tmp_path / "library") as library:
        (outcome,) = library.import_([file])
        assert (outcome.result, library.rows()[0].published) == ("taken", None)
    assert outcome.detail.startswith("its date can't be read: ")
    assert "; its source can't be read: " in outcome.detail


@pytest.mark.parametrize(
    ("front", "line"),
    [
        ("title: a\npublished: soon", 3),
        ("published: 2024-13-45", 2),
        ("published: P5Y", 2),
        ("title: a: b", 2),
        ("title: [a", 3),
        ("title: {a: 1}", 2),
        ("- a\n- b", 2),
        ("just words", 2),
        ("title: !!python/object:os.system x", 2),
    ],
)
def test_broken_front_matter_is_refused_with_its_line(front: str, line: int) -> None:
    with pytest.raises(RefusedError, match=rf"^line {line}:"):
        read(f"---\n{front}\n---\nText.")


def test_without_front_matter_all_of_it_is_text() -> None:
    text = "# A pact for the docks #\n\nThe text.\n\n---\n\nmore\n"
    article = read(text)
    assert (article.title, article.text) == ("A pact for the docks", text)


def test_an_opening_rule_that_is_never_closed_is_text() -> None:
    assert read("---\nThe text: it goes on.").text == "---\nThe text: it goes on."


def test_front_matter_without_text_is_refused() -> None:
    with pytest.raises(RefusedError, match="no text"):
        read("---\ntitle: a\n---\n\n")


def test_without_an_ending_the_content_decides() -> None:
    assert read_bytes(b"---\ntitle: a\n---\nText.", file="-").title == "a"
    assert read_bytes(b"---\nwords\n---\nText.", file="-").text.startswith("---")


def test_aliases_do_not_multiply() -> None:
    bomb = "a: &a [x, x]\n" + "".join(
        f"{n}: &{n} [*{p}, *{p}]\n" for p, n in zip("abcdefgh", "bcdefghi", strict=True)
    )
    assert read(f"---\n{bomb}---\nText.").text == "Text."
