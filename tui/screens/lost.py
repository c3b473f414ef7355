"""Notes and decisions that lost their place: where they stood, and what can be done with them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple, cast

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.screen import Screen

from store.errors import NotFoundError, OnrecordError
from store.library import Library
from store.records import Annotation, Correction
from tui.bindings import bindings
from tui.screens.reporting import report, reporting
from tui.text.clean import one_line
from tui.text.wording import field_text, in_marks
from tui.widgets.key_bar import KeyBar
from tui.widgets.rows import Piece, Rows

if TYPE_CHECKING:
    from tui.app import OnrecordApp


class Item(NamedTuple):
    """What lost its place, and the title of its article; None if that is missing too."""

    made: Annotation | Correction
    title: str | None

    @property
    def about(self) -> str:
        """What a person wrote or decided."""
        if isinstance(self.made, Annotation):
            return one_line(" ".join([self.made.note, *(f"#{tag}" for tag in self.made.tags)]))
        plain = {name: value for name, value in self.made.changes.items() if not isinstance(value, dict)}
        fields = [f"{name.replace('_', ' ')}: {field_text(value)}" for name, value in plain.items()]
        return one_line(" · ".join([self.made.status, *fields]))


class ItemOpened(Message):
    """One of them was chosen."""

    def __init__(self, item: Item) -> None:
        super().__init__()
        self.item = item


class Items(Rows):
    """Each in two lines: what it says, and on which words of which article it stood."""

    BINDINGS = bindings("lost")
    row_height = 2

    def __init__(self) -> None:
        super().__init__()
        self.items: list[Item] = []

    def show(self, items: list[Item]) -> None:
        """Show these."""
        self.items = items
        self.rebuilt()

    @property
    def item(self) -> Item | None:
        """The one under the cursor."""
        return self.items[self.cursor] if self.items else None

    def count(self) -> int:
        """How many."""
        return len(self.items)

    def draw(self, index: int, line: int, width: int) -> Iterable[Piece]:
        """What it says, or where it stood."""
        item = self.items[index]
        yield ("›" if index == self.cursor else " "), "mark"
        if line == 0:
            yield ("✎ " if isinstance(item.made, Annotation) else "✓ "), "mark"
            yield item.about, ""
        else:
            words = " … ".join(each.exact for each in item.made.target)
            title = "the article is missing" if item.title is None else one_line(item.title)
            yield f"  on {in_marks(words, max(20, width // 2))} · {title}", "dim"

    def opened(self) -> None:
        """Tell which was chosen."""
        if self.item is not None:
            self.post_message(ItemOpened(self.item))


class LostScreen(Screen[None]):
    """The list. Enter goes to where one stood, and puts it on other words there."""

    AUTO_FOCUS = "Items"
    ESCAPE_TO_MINIMIZE = False

    @property
    def _app(self) -> OnrecordApp:
        return cast("OnrecordApp", self.app)

    def compose(self) -> ComposeResult:
        """The list and its keys."""
        with Vertical(classes="pane -active", id="lost") as frame:
            frame.border_title = Content("Without a place")
            yield Items()
        yield KeyBar()

    def on_mount(self) -> None:
        """Look for them off the screen's thread."""
        self.query_one(KeyBar).places = ("lost",)
        self._load()

    def renew(self) -> None:
        """Another window wrote."""
        self._load()

    @work(exclusive=True, exit_on_error=False)
    async def _load(self) -> None:
        self.query_one("#lost").border_subtitle = Content("looking …")
        try:
            items = await self._app.background.ask(collect)
        except OnrecordError as error:
            report(self, error)
            return
        self.query_one(Items).show(items)
        told = f"{len(items):,}" if items else "every note and decision has its place"
        self.query_one("#lost").border_subtitle = Content(told)

    @on(ItemOpened)
    def _opened(self, event: ItemOpened) -> None:
        if event.item.title is None:
            self.query_one(KeyBar).told = "its article is missing; x drops it"
            return
        self.app.pop_screen()
        self._app.browser.place_again(event.item.made, event.item.about)

    def action_drop(self) -> None:
        """Delete the note, or take the decision back; undo brings it back."""
        item = self.query_one(Items).item
        if item is None or not self._app.browser.may_write():
            return
        with reporting(self):
            if isinstance(item.made, Annotation):
                self._app.library.delete_annotation(item.made.id)
            else:
                self._app.library.withdraw(item.made)
            self.query_one(KeyBar).told = "dropped, u brings it back"
        self._load()

    def action_undo(self) -> None:
        """Take the latest change back and name it."""
        if self._app.browser.may_write():
            with reporting(self):
                name = self._app.library.undo()
                self.query_one(KeyBar).told = f"undone: {one_line(name)}" if name else "nothing to undo"
            self._load()

    def action_back(self) -> None:
        """Back to the browser."""
        self.app.pop_screen()


def collect(library: Library) -> list[Item]:
    """Notes, then decisions, oldest first."""
    made: list[Annotation | Correction] = [*library.lost_annotations(), *library.lost_decisions()]
    titles = {article: _title(library, article) for article in {each.article for each in made}}
    return [Item(each, titles[each.article]) for each in made]


def _title(library: Library, article: str) -> str | None:
    try:
        return library.article(article).title or ""
    except NotFoundError:
        return None
