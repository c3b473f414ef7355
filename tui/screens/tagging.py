"""The prompt for tags, the tags used last, and what the keys do with the quotes of a list."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, cast

from textual import on
from textual.screen import Screen

from store.library import Library
from tui.memory import Session
from tui.screens.copying import ask_copied
from tui.screens.reporting import reporting
from tui.text.clean import one_line
from tui.text.clock import hour_minute
from tui.text.wording import Copied, counted, hit_citation, in_marks
from tui.widgets.hits import Hits, HitsMarked
from tui.widgets.key_bar import KeyBar

if TYPE_CHECKING:
    from tui.app import OnrecordApp
    from tui.screens.ask import Ask, Choice

MOST_RECENT = 9


def use_tags(session: Session, tags: Sequence[str]) -> None:
    """Remember tags as the ones used last."""
    if tags:
        session.last_tags = tuple(tags)
        session.recent_tags = tuple(dict.fromkeys([*tags, *session.recent_tags]))[:MOST_RECENT]


def known_tags(library: Library, session: Session) -> dict[str, int]:
    """All tags with their number of uses, the ones used last first."""
    known = {code.name: 0 for code in library.codebook()} | dict(library.tags())
    session.recent_tags = tuple(tag for tag in session.recent_tags if tag in known)
    return {tag: known[tag] for tag in (*session.recent_tags, *known)}


def tag_choices(known: Mapping[str, int], piece: str, remark: str = "") -> list[Choice]:
    """The tags that read what was typed, those that begin with it first."""
    from tui.screens.ask import Choice, fitting

    found = fitting(piece, map(Choice, known))
    return [each._replace(remark=remark + counted(known[each.value], "use")) for each in found]


def tag_prompt(library: Library, session: Session, about: str, tags: Sequence[str] = ()) -> Ask:
    """Ask for tags, those that are there kept: recent ones by a digit, others by their beginning."""
    from tui.screens.ask import Ask, Choice

    known = known_tags(library, session)
    recent = {str(number): tag for number, tag in enumerate(session.recent_tags, 1)}
    begun = "".join(f"{tag}, " for tag in tags)

    def complete(piece: str) -> list[Choice]:
        found = tag_choices(known, piece)
        if piece:
            return found
        digits = zip(found, recent, strict=False)
        return [each._replace(remark=f"{n}  {each.remark}") for each, n in digits] + found[len(recent) :]

    return Ask(
        f"Tag {about}",
        value=begun,
        hint=("1-9 recent   " if recent else "") + "↓ ↑ choose   Enter tag   several: a, b   Esc cancel",
        complete=complete,
        separator=",",
        at_once={begun + number: begun + tag for number, tag in recent.items()},
        new=lambda piece: Choice(one_line(piece), "a new tag"),
    )


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
