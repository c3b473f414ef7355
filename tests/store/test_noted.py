"""Notes and tags are found wherever they stand."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from store.library import Library
from store.records import Article
from store.search import index
from tests.store.samples import READING, span

TEXT = "The ferry leaves at noon. Nobody on the quay had seen the new timetable."


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("timetable", []),
        ("PRINTED", ["never printed?"]),
        ("prin*", ["never printed?"]),
        ('"never printed"', ["never printed?"]),
        ("printed never", ["never printed?"]),
        ('"printed never"', []),
        ("in:notes printed", ["never printed?"]),
        ("note:printed", ["never printed?"]),
        ("in:facts printed", []),
        ("speaker:printed", []),
        ("tag:night", []),
        ('tag:"Night work"', [""]),
        ("tag:night*", [""]),
        ("work", [""]),
        ("has:tag", ["", "never printed?"]),
        ("has:note -printed", []),
        ("printed or night", ["", "never printed?"]),
        ("in:notes", ["", "never printed?"]),
    ],
)
def test_notes_by_query(tmp_path: Path, query: str, found: list[str]) -> None:
    with Library.open(tmp_path / "library") as library:
        article = library.add(Article(text=TEXT, title="Ferries")).article
        assert article is not None
        library.annotate(article, [(26, 32)], "never printed?", ["quay"])
        library.annotate(article, [(4, 9), (10, 16)], "", ["night work"])
        hits = library.noted(query)
        assert sorted(hit.annotation.note for hit in hits) == found
        assert all(hit.title == "Ferries" for hit in hits)
        for hit in hits:
            assert " … ".join(TEXT[a:b] for a, b in hit.parts) == hit.text


def test_a_search_interrupted_at_its_first_look_at_the_notes_is_made_up_for(
    library: Library, droz: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.annotate(droz, [span("keep")], "printed")
    put = index.put

    def interrupted(*given: Any) -> None:
        monkeypatch.setattr(index, "put", put)
        index.put(*given)
        raise KeyboardInterrupt

    monkeypatch.setattr(index, "put", interrupted)
    with pytest.raises(KeyboardInterrupt):
        library.count_quotes("note:printed")
    library.undo()
    assert library.count_quotes("note:printed") == 0
    library.redo()
    assert library.count_quotes("note:printed") == 1
    assert library.count_quotes(attitudes=True) == len(READING.statements)
