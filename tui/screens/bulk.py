"""What the keys do with the quotes of a list: many at once, or the one under the cursor."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, cast

from textual import on
from textual.screen import Screen

from tui.screens.copying import ask_copied
from tui.screens.reporting import reporting
from tui.screens.tagging import tag_prompt, use_tags
from tui.text.clean import one_line
from tui.text.clock import hour_minute
from tui.text.wording import Copied, counted, hit_citation, in_marks
from tui.widgets.hits import Hits, HitsMarked
from tui.widgets.key_bar import KeyBar

if TYPE_CHECKING:
    from tui.app import OnrecordApp


class BulkTagging(Screen[None]):
    """The keys Space, A, t, ., y, Y and u over a list of quotes: `hits` of the screen that mixes this in."""

    hits: Hits

    @property
    def _app(self) -> OnrecordApp:
        return cast("OnrecordApp", self.app)

    def action_tag(self) -> None:
        """Tag the marked quotes, else the one under the cursor."""
        chosen = self.hits.chosen()
        if not chosen or not self._app.browser.may_write():
            return
        about = in_marks(chosen[0].text) if len(chosen) == 1 else f"{len(chosen)} quotes"
        ask = tag_prompt(self._app.library, self._app.session, about)

        def answered(answer: str | None) -> None:
            from tui.screens.note import split_tags

            if tags := split_tags(answer or ""):
                self._tag(tags)

        self.app.push_screen(ask, answered)

    @on(HitsMarked)
    def _marked(self, event: HitsMarked) -> None:
        self.query_one(KeyBar).told = f"{event.number} marked" if event.number else ""

    def action_repeat_tag(self) -> None:
        """The latest tags on the marked quotes, else on the one under the cursor."""
        if not self._app.browser.may_write():
            return
        tags = self._app.session.last_tags or self._app.session.recent_tags[:1]
        if tags:
            self._tag(tags)
        else:
            self.query_one(KeyBar).told = "no tag to repeat yet: t"

    def _tag(self, tags: Sequence[str]) -> None:
        chosen = self.hits.chosen()
        with reporting(self):
            self._app.library.tag([(hit.article, hit.parts) for hit in chosen], tags)
            use_tags(self._app.session, tags)
            self.hits.unmark()
            number = counted(len(chosen), "quote")
            self.query_one(KeyBar).told = f"{number} tagged {', '.join(tags)} · saved {hour_minute()}"
            self._app.browser.refresh_article()

    def action_copy(self) -> None:
        """Copy the quote under the cursor, with its citation unless the settings say otherwise."""
        self._copy_as(cast(Copied, self._app.config.copy))

    def action_copy_as(self) -> None:
        """Copy the quote under the cursor in a form that is asked for."""
        ask_copied(self, self._copy_as)

    def _copy_as(self, form: Copied) -> None:
        if self.hits.hit is not None:
            self.app.copy_to_clipboard(hit_citation(self.hits.hit, form))
            self.query_one(KeyBar).told = "copied"

    def action_undo(self) -> None:
        """Take the latest change back and name it."""
        self._step("undone", self._app.library.undo)

    def action_redo(self) -> None:
        """Make the change again and name it."""
        self._step("done again", self._app.library.redo)

    def _step(self, done: str, step: Callable[[], str | None]) -> None:
        if not self._app.browser.may_write():
            return
        with reporting(self):
            name = step()
            self.query_one(KeyBar).told = f"{done}: {one_line(name)}" if name else "nothing left to do"
            self._app.browser.forget_speakers()
            self._app.browser.refresh_article()
