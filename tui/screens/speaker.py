"""A speaker's card: every form of the name, roles, how they are quoted, and every statement."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from store.errors import OnrecordError
from tui.bindings import bindings
from tui.card import Card, describe, gather
from tui.screens.bulk import BulkTagging
from tui.screens.reporting import report, reporting
from tui.searching import about
from tui.text.clean import one_line
from tui.text.wording import counted
from tui.widgets.hits import HitOpened, Hits
from tui.widgets.key_bar import KeyBar


class SpeakerScreen(BulkTagging):
    """The card above, the statements below; Enter opens one."""

    BINDINGS = bindings("speaker")
    AUTO_FOCUS = "Hits"
    ESCAPE_TO_MINIMIZE = False

    def __init__(self, name: str, at: int = 0) -> None:
        super().__init__()
        self._at = at
        self.speaker = name
        self.hits = Hits()
        self.card: Card | None = None
        self._names: list[str] = []

    def compose(self) -> ComposeResult:
        """The card, the statements, the keys."""
        with Vertical(classes="pane -active", id="speaker"):
            yield Static("", id="card", markup=False)
            yield self.hits
        yield KeyBar()

    def on_mount(self) -> None:
        """Read the statements off the screen's thread."""
        self.query_one(KeyBar).places = ("speaker", "hits")
        self._load()

    def renew(self) -> None:
        """Another window wrote; the cursor stays on its line."""
        self._at = self.hits.cursor
        self._load()

    @work(exclusive=True, exit_on_error=False)
    async def _load(self) -> None:
        try:
            card = await self._app.background.ask(partial(gather, self.speaker))
        except OnrecordError as error:
            report(self, error)
            return
        self.hits.show(card.hits)
        self.hits.cursor, self._at = self._at, 0
        self.card, self.speaker = card, card.name
        self.on_resize()
        frame = self.query_one("#speaker")
        frame.border_title = Content(one_line(self.speaker))
        newest = f"newest {len(card.hits):,} of {about(card.total)}" if card.total > len(card.hits) else ""
        frame.border_subtitle = Content(newest + counted(card.total, "statement"))

    def on_resize(self) -> None:
        """Wrap the card to the width, with fewer lines where the statements would have no room."""
        if self.card is not None:
            told = describe(self.card, self.size.width - 6, height=self.size.height * 3 // 5)
            self.query_one("#card", Static).update(told)

    @on(HitOpened)
    def _opened(self, event: HitOpened) -> None:
        app = self._app
        app.pop_screen()
        app.browser.back = partial(app.speaker, self.speaker, self.hits.cursor)
        app.browser.go(event.hit.article, event.hit.parts[0], event.hit.id)

    def action_back(self) -> None:
        """Back to the browser."""
        self.app.pop_screen()

    def action_timeline(self) -> None:
        """Whom they met, what they agreed and promised, by date."""
        self._app.timeline(self.speaker)

    def action_edit(self) -> None:
        """Search this speaker's quotes."""
        app = self._app
        app.pop_screen()
        app.search_quotes(f'speaker:"{self.speaker}" ')

    # ---- one name for another
    def action_merge(self) -> None:
        """Ask whose other name this is; names that may mean the same come first."""
        from tui.screens.merging import merge_prompt

        if self._app.browser.may_write():
            library = self._app.library
            self.app.push_screen(merge_prompt(library, self.speaker), partial(self._called, library.merge))

    def action_split(self) -> None:
        """Ask who else said the marked statements, else the one under the cursor."""
        from tui.screens.ask import Ask

        hits = self.hits.chosen()
        if not hits or not self._app.browser.may_write():
            return
        articles = list(dict.fromkeys(hit.article for hit in hits))

        def answered(name: str | None) -> None:
            if name and name.strip():
                with reporting(self):
                    self._app.library.split(self.speaker, name, articles)
                    self.query_one(KeyBar).told = f"{name.strip()} is somebody else; u takes it back"
                self._changed()

        where = counted(len(articles), "article")
        self.app.push_screen(
            Ask(
                f"Who is “{self.speaker}” in {where}?",
                hint="another name, such as Ann Vale (driver)   Enter split   Esc cancel",
            ),
            answered,
        )

    def action_rename(self) -> None:
        """Ask for another name for this speaker."""
        from tui.screens.ask import Ask

        prompt = Ask(f"Another name for {self.speaker}", value=self.speaker, hint="Enter rename   Esc cancel")
        if self._app.browser.may_write():
            self.app.push_screen(prompt, partial(self._called, self._app.library.rename_speaker))

    def _called(self, change: Callable[[str, str], None], name: str | None) -> None:
        from tui.screens.merging import merged

        if name and name.strip() and name.strip() != self.speaker:
            with reporting(self):
                change(self.speaker, name.strip())
                self.query_one(KeyBar).told = merged(self.speaker, name)
                self._names.append(self.speaker)
            self._changed()

    def action_save_search(self) -> None:
        """Keep the search for this speaker under the name."""
        with reporting(self):
            self._app.library.save_search(self.speaker, f'speaker:"{self.speaker}"')
            self.query_one(KeyBar).told = "saved; it stands beside an empty search"

    def action_undo(self) -> None:
        """Take the latest change back; after a merge, to the card of the name that is one again."""
        super().action_undo()
        if self._names and self._app.library.names_of(self._names[-1])[0] == self._names[-1]:
            self.speaker = self._names.pop()
        self._load()

    def action_redo(self) -> None:
        """Make the change again; the card is that of whom the name means then."""
        super().action_redo()
        self._load()

    def _changed(self) -> None:
        self._app.browser.forget_speakers()
        self._app.browser.refresh_article()
        self._load()
