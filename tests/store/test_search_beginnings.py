"""`begin*`: the words that begin so, in libraries with many of them."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest

from store.library import Library
from store.records import Agent, Article, Reading, Statement

WORDS = ["".join(letters) for size in (1, 2, 3, 4) for letters in product("aéz", repeat=size)]


def add(library: Library, words: list[str], title: str) -> None:
    text = " ".join(f"{word} {words[0]}." for word in words)
    places = [text.index(f"{word} {words[0]}.") for word in words]
    statements = tuple(
        Statement(id=f"s{n}", kind="indirect", parts=((at, at + len(word)),), speakers=("a1",))
        for n, (at, word) in enumerate(zip(places, words, strict=True))
    )
    agents = (Agent(id="a1", kind="person", name=f"{words[-1]} Okar"),)
    library.add(Article(text=text, title=title), Reading(agents=agents, statements=statements))


@pytest.mark.parametrize("most", [400, 5, 0])
def test_beginnings(folder: Path, monkeypatch: pytest.MonkeyPatch, most: int) -> None:
    monkeypatch.setattr("store.search.beginnings._MOST", most)
    with Library.open(folder) as library:
        add(library, WORDS, "One")
        for beginning in ("z", "aé", "zza", "éaza", "zzzzz", "q", "e", "AE"):
            plain = beginning.lower().replace("é", "e")
            begun = [word for word in WORDS if word.replace("é", "e").startswith(plain)]
            assert [hit.text for hit in library.quotes(f"{beginning}*")] == begun
            assert [hit.text for hit in library.quotes(f"{beginning}*", limit=3)] == begun[:3]
            assert len(list(library.quotes(f"-{beginning}*"))) == len(WORDS) - len(begun)
            assert (
                library.count_quotes(f"{beginning}*") == library.facets(f"{beginning}*").total == len(begun)
            )
        assert len(list(library.quotes("speaker:ok*"))) == len(WORDS)


def test_words_that_come_in_later(folder: Path) -> None:
    with Library.open(folder) as library:
        add(library, ["harbour"], "One")
        assert [hit.text for hit in library.quotes("harb*")] == ["harbour"]
        add(library, ["harbinger"], "Two")
        assert [hit.text for hit in library.quotes("harb* order:relevance")] != []
        assert sorted(hit.text for hit in library.quotes("harb*")) == ["harbinger", "harbour"]
        with Library.open(folder) as other:
            add(other, ["harbours"], "Three")
        assert library.count_quotes("harb*") == len(list(library.quotes("harb*"))) == 3
