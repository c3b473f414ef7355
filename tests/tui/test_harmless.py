"""Hostile text on every kind of screen, in a real terminal: nothing of it reaches the terminal as it is."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from store.library import Library
from store.records import Article, Code, Reading, from_document, to_document
from tests.tui.deeds import PLACES
from tests.tui.sample import _pier, _wages
from tests.tui.terminal import Terminal
from tests.tui.test_every_action import go_home, press_all
from tui.actions import Where

STEERING = {" a": "\x1bc", " t": "\x9bm", " o": "\u202e\x07", " s": "\x1b7", "ll": "\x00\x85"}
"""Pairs of letters and what takes their place, of the same length: resets, bells, turned text."""
NAMES = {
    *("text", "title", "publisher", "name", "other_names", "role", "organization", "parties", "participants"),
    *("place", "topics", "who", "to_do", "what", "unit"),
}
"""The fields in which an article's own words stand."""
SCREENS: tuple[Where, ...] = (
    "facts",
    "select",
    "hits",
    "facets",
    "codebook",
    "timeline",
    "speaker",
    "lost",
    "note",
    "form",
    "review",
)
ELSEWHERE = (": 'pact escape", "X enter", "2 g ] e", "2 g ] m", "2 / 'pact", "2 g ] Y", "2 g ] t")


def poisoned(made: Any, name: str = "") -> Any:
    """The same document with steering characters in all words of the article."""
    if isinstance(made, dict):
        return {key: poisoned(value, key) for key, value in made.items()}
    if isinstance(made, list | tuple):
        return [poisoned(each, name) for each in made]
    if isinstance(made, str) and name in NAMES:
        for pair, steering in STEERING.items():
            made = made.replace(pair, steering)
    return made


def fill_hostile(folder: Path) -> None:
    """Two articles, notes with and without a place, a tag and a saved search."""
    with Library.open(folder) as library:
        for article, reading in (_wages(), _pier()):
            new = library.add(
                from_document(poisoned(to_document(article)), Article),
                from_document(poisoned(to_document(reading)), Reading),
            ).article
        assert new is not None
        evil = poisoned("a note to all that is said on it", "text")
        parts = library.open_article(new).statements[0].parts
        library.annotate(new, parts, f"{evil}\n{evil}", [evil])
        library.set_code(Code(name=evil, description=evil))
        library.save_search(evil, evil)
        old = Article(text=f"{article.text}\n\n{evil}", title=evil)
        lost = library.add(old, Reading(version="test")).article
        assert lost is not None
        start = len(old.text) - len(evil)
        library.annotate(lost, [(start, len(old.text))], evil)
        later = library.add(
            Article(text=article.text + "\n\nSun.", title="Sun"), Reading(version="test")
        ).article
        assert later is not None
        library.carry_over(lost, later)


def test_no_screen_lets_it_through(tmp_path: Path) -> None:
    fill_hostile(tmp_path / "library")
    with Terminal("--library", str(tmp_path / "library"), home=tmp_path, columns=120, rows=30) as terminal:
        terminal.wait_for("4 articles")
        for keys in (*(PLACES[name] for name in SCREENS), *ELSEWHERE):
            go_home(terminal)
            press_all(terminal, f"1 g {keys}")
            terminal.settle(0.1)
            assert not [each for each in STEERING.values() if each in terminal.raw], keys
        go_home(terminal)
        terminal.press("q")
        assert terminal.wait_for_end() == 0
