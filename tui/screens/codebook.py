"""The codebook: all tags as a tree, and what can be done to them everywhere at once."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING, NamedTuple, cast

from msgspec.structs import replace
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.screen import Screen

from store.records import Code
from tui.bindings import bindings
from tui.screens.reporting import reporting
from tui.screens.tagging import tag_choices
from tui.text.clean import one_line
from tui.text.layout import fit
from tui.text.wording import counted
from tui.widgets.key_bar import KeyBar
from tui.widgets.rows import Piece, Rows

if TYPE_CHECKING:
    from tui.app import OnrecordApp
    from tui.screens.ask import Choice

COLOURS = {
    "red": "#d75f5f", "orange": "#d7875f", "yellow": "#c7a53b", "green": "#5faf5f", "teal": "#4fa8a8",
    "blue": "#5f87d7", "violet": "#9370db", "pink": "#d75faf", "brown": "#a9795b", "grey": "#8a8a8a",
}  # fmt: skip
"""Colours that can be read on light and on dark ground."""
INDENT = 2


class Entry(NamedTuple):
    """A tag with its depth in the tree and the number of notes that bear it."""

    code: Code
    depth: int
    uses: int


class TagOpened(Message):
    """A tag was chosen."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name


class Codes(Rows):
    """The tree of tags."""

    BINDINGS = bindings("codebook")

    def __init__(self) -> None:
        super().__init__()
        self.entries: list[Entry] = []

    def show(self, entries: list[Entry], keep: str | None = None) -> None:
        """Show tags, with the cursor on `keep` if it is there."""
        self.entries = entries
        at = next((i for i, entry in enumerate(entries) if entry.code.name == keep), self.cursor)
        self.set_reactive(Rows.cursor, at)
        self.rebuilt()
        self.keep_in_sight()

    @property
    def code(self) -> Code | None:
        """The tag under the cursor."""
        return self.entries[self.cursor].code if self.entries else None

    def count(self) -> int:
        """How many tags."""
        return len(self.entries)

    def draw(self, index: int, line: int, width: int) -> Iterable[Piece]:
        """Colour, name, uses, what it means."""
        del line
        code, depth, uses = self.entries[index]
        indent = " " * (INDENT * min(depth, 6))
        yield ("› " if index == self.cursor else "  ") + indent, "mark"
        yield ("■ " if code.colour else "# "), code.colour or "dim"
        column = max(12, min(34, width // 2)) - len(indent)
        yield fit(one_line(code.name), column), "strong"
        yield f"{uses:>6} ", "dim"
        yield " " + one_line(code.description), ""

    def opened(self) -> None:
        """Tell which tag was chosen."""
        if self.code is not None:
            self.post_message(TagOpened(self.code.name))


class CodebookScreen(Screen[None]):
    """The tree with its keys. Enter searches the quotes that bear a tag."""

    AUTO_FOCUS = "Codes"
    ESCAPE_TO_MINIMIZE = False

    def compose(self) -> ComposeResult:
        """The tree and its keys."""
        with Vertical(classes="pane -active", id="codebook"):
            yield Codes()
        yield KeyBar()

    def on_mount(self) -> None:
        """Read the tags."""
        self.query_one(KeyBar).places = ("codebook",)
        self.query_one("#codebook").border_title = Content("Codebook")
        self.reload()

    @property
    def _app(self) -> OnrecordApp:
        return cast("OnrecordApp", self.app)

    @property
    def codes(self) -> Codes:
        """The tree."""
        return self.query_one(Codes)

    def reload(self, keep: str | None = None) -> None:
        """Read the tags again, with the cursor on `keep`."""
        with reporting(self):
            entries = tree(self._app.library.codebook(), dict(self._app.library.tags()))
            self.codes.show(entries, keep or (self.codes.code.name if self.codes.code else None))
            told = counted(len(entries), "tag") if entries else "no tag yet: n makes one"
            self.query_one("#codebook").border_subtitle = Content(told)

    def renew(self) -> None:
        """Another window wrote."""
        self.reload()

    def _change(self, told: str, change: Callable[[], object], keep: str | None = None) -> None:
        """Change the codebook, show it, say what was done."""
        if not self._app.browser.may_write():
            self.query_one(KeyBar).told = "open for reading only"
            return
        with reporting(self):
            change()
            self.query_one(KeyBar).told = told
            self.reload(keep)
            self._app.browser.refresh_article()

    def on_tag_opened(self, message: TagOpened) -> None:
        """Search the quotes that bear it."""
        app = self._app
        app.pop_screen()
        app.search_quotes(f'tag:"{message.name}" ')

    # ---- keys
    def _ask(
        self,
        title: str,
        answered: Callable[[str], None],
        *,
        value: str = "",
        hint: str = "",
        complete: Callable[[str], list[Choice]] | None = None,
        check: Callable[[str], str | None] | None = None,
        must_choose: bool = False,
    ) -> None:
        from tui.screens.ask import Ask

        def dismissed(answer: str | None) -> None:
            if answer is not None:
                answered(answer)

        ask = Ask(title, value=value, hint=hint, complete=complete, check=check, must_choose=must_choose)
        self.app.push_screen(ask, dismissed)

    def _tags(self, without: str, remark: str = "") -> Callable[[str], list[Choice]]:
        known = {each.code.name: each.uses for each in self.codes.entries if each.code.name != without}
        return partial(tag_choices, known, remark=remark)

    def action_new(self) -> None:
        """Make a tag, under the parent of the one at hand."""
        parent = self.codes.code.parent if self.codes.code else None

        def answered(name: str) -> None:
            code = Code(name=name, parent=parent)
            self._change(f"made {name}", lambda: self._app.library.set_code(code), name)

        check = self._free
        self._ask("A new tag", answered, hint="Enter make   Esc cancel", check=check)

    def _free(self, name: str) -> str | None:
        if not name.strip("# "):
            return "type a name"
        there = any(entry.code.name == name for entry in self.codes.entries)
        return "there is a tag of this name" if there else None

    def action_rename(self) -> None:
        """Rename a tag everywhere; to the name of another it becomes one with that."""
        if (code := self.codes.code) is not None:
            others = self._tags(code.name, "merge with its ")
            self._ask(
                f"Rename #{code.name}", lambda new: self._rename(code.name, new), value=code.name,
                hint="a name that is there: both become one   Enter rename   Esc cancel",
                complete=lambda typed: [each._replace(fit=0) for each in others(typed) if typed != code.name],
                check=lambda name: None if name.strip("# ") else "type a name",
            )  # fmt: skip

    def action_merge(self) -> None:
        """Make one tag of two, with the name of the one that is chosen."""
        if (code := self.codes.code) is not None and len(self.codes.entries) > 1:
            self._ask(
                f"Make #{code.name} one with", lambda new: self._rename(code.name, new),
                complete=self._tags(code.name), must_choose=True,
                hint="↑ ↓ or letters choose   Enter merge   Esc cancel",
            )  # fmt: skip

    def _rename(self, old: str, new: str) -> None:
        if new == old:
            return
        session = self._app.session
        merged = any(entry.code.name == new for entry in self.codes.entries)

        def change() -> None:
            self._app.library.rename_tag(old, new)
            for tags in ("recent_tags", "last_tags"):
                renamed = [new if tag == old else tag for tag in getattr(session, tags)]
                setattr(session, tags, tuple(dict.fromkeys(renamed)))

        self._change(f"{old} {'is one with' if merged else 'is now'} {new}, u undoes", change, new)

    def action_parent(self) -> None:
        """Put a tag under another."""
        if (code := self.codes.code) is not None:
            self._ask(
                f"Put #{code.name} under", lambda parent: self._set(replace(code, parent=parent or None)),
                value=code.parent or "", complete=self._tags(code.name),
                hint="empty: at the top   Enter put   Tab complete   Esc cancel",
            )  # fmt: skip

    def action_colour(self) -> None:
        """Give a tag a colour."""
        from tui.screens.ask import Choice, fitting

        if (code := self.codes.code) is None:
            return

        def complete(piece: str) -> list[Choice]:
            if piece == (code.colour or ""):
                piece = ""
            return fitting(piece, [Choice(name, value) for name, value in COLOURS.items()])

        def check(colour: str) -> str | None:
            good = not colour or colour in COLOURS or re.fullmatch("#[0-9a-fA-F]{6}", colour)
            return None if good else "a colour is one of these, or #rrggbb"

        self._ask(
            f"The colour of #{code.name}",
            lambda colour: self._set(replace(code, colour=COLOURS.get(colour, colour) or None)),
            value=code.colour or "", complete=complete, check=check,
            hint="↓ choose or write #rrggbb; empty: none   Enter save   Esc cancel",
        )  # fmt: skip

    def action_describe(self) -> None:
        """Say what a tag means."""
        if (code := self.codes.code) is not None:
            value = one_line(code.description)

            def answered(text: str) -> None:
                if text != value:
                    self._set(replace(code, description=text))

            self._ask(f"What #{code.name} means", answered, value=value, hint="Enter save   Esc cancel")

    def _set(self, code: Code) -> None:
        self._change(f"saved {code.name}", lambda: self._app.library.set_code(code), code.name)

    def action_delete(self) -> None:
        """Take a tag off everything; undo brings it back."""
        if (code := self.codes.code) is not None:
            told = f"{code.name} is gone, u brings it back"
            self._change(told, lambda: self._app.library.delete_tag(code.name))

    def action_undo(self) -> None:
        """Take the latest change back and name it."""
        self._history("undone", self._app.library.undo)

    def action_redo(self) -> None:
        """Make the change again and name it."""
        self._history("done again", self._app.library.redo)

    def _history(self, done: str, step: Callable[[], str | None]) -> None:
        names: list[str | None] = []
        self._change("", lambda: names.append(step()))
        if names:
            self.query_one(KeyBar).told = (
                f"{done}: {one_line(names[0])}" if names[0] else "nothing left to do"
            )

    def action_back(self) -> None:
        """Back to the browser."""
        self.app.pop_screen()


def tree(codes: Iterable[Code], uses: dict[str, int]) -> list[Entry]:
    """The tags, each under its parent, by name."""
    children: dict[str | None, list[Code]] = {}
    for code in codes:
        children.setdefault(code.parent, []).append(code)
    found: list[Entry] = []

    def grow(parent: str | None, depth: int) -> None:
        for code in children.get(parent, ()):
            found.append(Entry(code, depth, uses.get(code.name, 0)))
            grow(code.name, depth + 1)

    grow(None, 0)
    return found
