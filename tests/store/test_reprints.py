"""The same quotation in other articles."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.errors import NotFoundError
from store.library import Library
from store.records import Article, Reading, Statement

SAID = "“Nobody who loads ships at night should have to walk home along the quay.”"


def add(library: Library, said: str, published: str, *, act: str = "assert") -> str:
    text = f"In {published} she spoke. {said} That was all."
    start = text.index(said)
    statement = Statement(id="s1", kind="direct", parts=((start, start + len(said)),), act=act)  # type: ignore[arg-type]
    made = Article(text=text, title=said[:20], published=published)
    library.add(made, Reading(statements=(statement,)))
    return made.id


def test_near_identical_wording_is_found_and_marked(folder: Path) -> None:
    with Library.open(folder) as library:
        own = add(library, SAID, "2024-01-01")
        same = add(library, SAID.replace("“", "«").replace("”", "»").upper(), "2023-01-01")
        shorter = add(library, "“should have to walk home along the quay”", "2024-01-03")
        changed = add(library, SAID.replace("at night", "after midnight"), "2024-01-02")
        add(
            library,
            "“Somebody who loads ships should be glad to walk along the quay at night.”",
            "2024-01-04",
        )
        add(library, SAID, "2025-01-01", act="attitude")
        hits = library.printed_elsewhere(own, "s1")
        assert [hit.article for hit in hits] == [shorter, same, changed]
        marked = [hits[2].text[start:end] for start, end in hits[2].marks]
        assert marked == ["Nobody who loads ships", "should have to walk home along the quay"]
        library.review(same, "s1", "rejected")
        assert [hit.article for hit in library.printed_elsewhere(own, "s1")] == [shorter, changed]
        assert own in [hit.article for hit in library.printed_elsewhere(changed, "s1")]


def test_a_few_words_are_no_reprint(folder: Path) -> None:
    with Library.open(folder) as library:
        own = add(library, "“No comment today”", "2024-01-01")
        add(library, "“No comment today”", "2024-01-02")
        assert library.printed_elsewhere(own, "s1") == []


def test_a_reprint_of_corrected_words(folder: Path) -> None:
    with Library.open(folder) as library:
        own = add(library, SAID, "2024-01-01")
        other = add(library, "“Nobody who loads ships at night”", "2024-01-02")
        text = library.article(own).text
        start = text.index("walk home")
        library.correct(own, "s1", parts=((start, start + len("walk home along the quay")),))
        assert library.printed_elsewhere(own, "s1") == []
        library.undo()
        assert [hit.article for hit in library.printed_elsewhere(own, "s1")] == [other]


def test_a_reprint_of_what_a_person_added(folder: Path) -> None:
    with Library.open(folder) as library:
        own, other = (add(library, SAID, date) for date in ("2024-01-01", "2024-01-02"))
        start = library.article(own).text.index("walk")
        made = library.add_statement(own, [(start, start + len("walk home along the quay"))], kind="direct")
        assert [hit.article for hit in library.printed_elsewhere(own, made)] == [other]


def test_unknown_statements(library: Library, droz: str) -> None:
    with pytest.raises(NotFoundError):
        library.printed_elsewhere(droz, "s99")
    with pytest.raises(NotFoundError):
        library.printed_elsewhere("nothing", "s1")
