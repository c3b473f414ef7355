"""What people do most, by keyboard in a real terminal, and how many keys it takes."""

from __future__ import annotations

from pathlib import Path

from store.library import Library
from tests.tui.terminal import Terminal


class Counted(Terminal):
    """A terminal that counts what is pressed; a letter typed is a key too."""

    keys = 0

    def press(self, *keys: str) -> None:
        """Press keys."""
        self.keys += len(keys)
        super().press(*keys)

    def write(self, text: str, quiet: float = 0.06) -> None:
        """Type a text."""
        self.keys += len(text)
        super().write(text, quiet)

    def taken(self) -> int:
        """The keys since this was last asked."""
        keys, self.keys = self.keys, 0
        return keys


def test_tag_correct_and_note(folder: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    with Counted("--library", str(folder), home=home, columns=120, rows=40) as terminal:
        terminal.wait_for("4 articles", "A pact on night work")

        # five statements of two speakers, tagged in one step
        terminal.write("svell")
        terminal.wait_for("newest first", "› vell", "5 quotes")
        terminal.press("down", "space", "space", "space")
        terminal.wait_for("3 marked")
        terminal.press("/")
        terminal.write("marsh")
        terminal.wait_for("› marsh", "Lena Marsh")
        terminal.press("down", "space", "space")
        terminal.wait_for("5 marked")
        terminal.press("t")
        terminal.wait_for("Tag 5 quotes")
        terminal.write("commitment")
        terminal.press("enter")
        terminal.wait_for("5 quotes tagged commitment")
        assert terminal.taken() <= 30
        terminal.press("escape")
        terminal.wait_for("4 articles")

        # the wrong speaker behind "she", and the card that follows
        terminal.press("2", "g", "]")
        terminal.wait_for("here as “she”")
        terminal.taken()
        terminal.press("e")
        terminal.wait_for("Who said", "Tomo Vell")  # who is named nearest stands first
        terminal.press("down", "enter")
        terminal.wait_for("saved ")
        terminal.press("enter")
        terminal.wait_for("Esc back", "6 statements", "she 1")
        assert terminal.taken() <= 4
        terminal.press("escape")
        terminal.wait_for("4 articles")

        # three lines on half a sentence
        terminal.taken()
        terminal.press("v", "c", "a")
        terminal.wait_for("Note on")
        for line in ("one", "two"):
            terminal.write(line)
            terminal.press("enter")
        terminal.write("three")
        terminal.press("ctrl+s")
        terminal.wait_for("saved ", "✎ one", "three")
        assert terminal.taken() - len("one\ntwo\nthree") <= 4
        terminal.press("q")
        assert terminal.wait_for_end() == 0
    with Library.open(folder) as library:
        assert library.count_quotes("tag:commitment") == 5
        assert library.count_quotes(speaker="Tomo Vell") == 6
        opened = library.open_article(library.rows()[0].id)
        assert "one\ntwo\nthree" in [note.note for note in opened.annotations]
        assert list(library.check()) == []


def test_find_export_and_merge(folder: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    with Counted("--library", str(folder), home=home, columns=120, rows=40) as terminal:
        terminal.wait_for("4 articles", "A pact on night work")

        # the latest thing that Vell said about bread
        terminal.write("svel bre")
        terminal.wait_for("2 quotes", "price of bread")
        terminal.press("enter")
        terminal.wait_for("Quote 2 of 4", "quote 1 of 2")
        assert terminal.taken() <= 9
        terminal.press("escape", "escape")

        # which agreements run out when, and who signed them
        terminal.taken()
        terminal.press("T", "x")
        terminal.wait_for("Expiries", "30 Jun 2026", "Port Authority of Lissen · Dockers’ League")
        assert terminal.taken() <= 2
        terminal.press("escape")

        # five statements in their articles, with a tag that is new
        terminal.taken()
        terminal.press("2", "g", "]", "t")
        terminal.wait_for("Tag “Nobody")
        terminal.write("pledge")
        terminal.press("enter", "]", ".", "]", ".")
        terminal.wait_for("saved ", "#pledge")
        assert terminal.taken() - len("pledge") <= 9
        # the next time it is a digit
        terminal.press("1", "G")
        terminal.wait_for("Pay talks on the piers")
        terminal.press("2", "]", "t", "1")
        terminal.wait_for("saved ", "#pledge")

        # what is tagged, as a table
        terminal.taken()
        terminal.press("X", "t", "enter")
        terminal.wait_for("Export tagged to", "› csv statements")
        terminal.press("enter")
        terminal.wait_for("Exported to")
        assert terminal.taken() <= 4

        # two spellings of one name, and apart again
        terminal.press("2", "g", "]", "enter")
        terminal.wait_for("Tomo Vell", "5 statements")
        terminal.taken()
        terminal.press("m")
        terminal.write("mar")
        terminal.wait_for("› Lena Marsh")
        terminal.press("enter")
        terminal.wait_for("7 statements")
        terminal.press("u")
        terminal.wait_for("5 statements", "undone")
        assert terminal.taken() <= 6
        terminal.press("escape", "q")
        assert terminal.wait_for_end() == 0
    (table,) = tmp_path.glob("*.csv")
    assert len(table.read_text(encoding="utf-8").splitlines()) == 1 + 4
