"""All keys, made from the action table: first those of the place one comes from."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, cast

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from tui.actions import PLACES, Action, Where, at, shown_keys
from tui.screens.sheet import Sheet
from tui.text.layout import fit, wrap
from tui.text.marking import SIGNS
from tui.text.voices import Voice

if TYPE_CHECKING:
    from tui.app import OnrecordApp

KEYS = 18
"""The column of the keys, in cells."""
WIDEST = 100
LEGEND = (
    *((sign, kind + " statement") for kind, sign in SIGNS.items()),
    ("✎", "note"), ("#", "tag"), ("✓", "accepted or corrected"), ("?", "low confidence"), ("✗", "rejected"),
    ("A B C", "who speaks, in this article"), ("abc", "fact (underlined)"),
    ("≈", "a date that follows from that of the article"),
    ("*", "starred"), ("●", "unread"), ("›", "cursor"),
)  # fmt: skip


class HelpScreen(Sheet[None]):
    """The keys and signs; any of Esc, q and ? closes it."""

    BINDINGS = [  # noqa: RUF012 - Textual's form
        Binding("escape,q,question_mark,enter", "dismiss", "close", show=False, id="help.close"),
        Binding("j", "scroll_down", "down", show=False, id="help.down"),
        Binding("k", "scroll_up", "up", show=False, id="help.up"),
    ]

    def __init__(
        self,
        first: Sequence[Where],
        voices: Sequence[Voice] = (),
        why_not: Callable[[Action], str] = lambda _: "",
    ) -> None:
        super().__init__()
        self._first = first
        self._voices = voices
        self._why_not = why_not

    def compose(self) -> ComposeResult:
        """One block of text that scrolls."""
        with VerticalScroll(classes="sheet help") as sheet:
            sheet.border_title = Content("Keys")
            sheet.border_subtitle = Content("j k PgUp PgDn scroll   Esc close")
            yield Static("", markup=False)

    def on_mount(self) -> None:
        """Scroll by keys."""
        self.query_one(VerticalScroll).focus()
        self.on_resize()

    def on_resize(self) -> None:
        """Wrap again."""
        self.query_one(Static).update(self.text(min(self.app.size.width, WIDEST) - 6))

    def text(self, width: int) -> Content:
        """Signs, then keys by place, in lines of `width` cells."""
        order = [*self._first, *(place for place in PLACES if place not in self._first)]
        blocks = [self._legend(width)]
        if self._voices:
            blocks.append(Content("\n").join(self._speakers(width)))
        for place in order:
            lines = [Content.styled(PLACES[place], "bold $accent")]
            for action in at(place):
                why = self._why_not(action) if place in self._first else ""
                first, *more = wrap(
                    f"{action.help} (not now: {why})" if why else action.help, width - KEYS - 2
                )
                lines.append(Content.assemble(("  " + fit(shown_keys(action), KEYS), "bold"), first))
                lines += [Content(" " * (KEYS + 2) + row) for row in more]
            blocks.append(Content("\n").join(lines))
        return Content("\n\n").join(blocks)

    def _speakers(self, width: int) -> list[Content]:
        colours = cast("OnrecordApp", self.app).voice_colours
        return [
            Content.assemble((voice.letter, f"bold {colours[voice.colour]}"), " ", fit(voice.name, width - 2))
            for voice in self._voices
        ]

    def _legend(self, width: int) -> Content:
        rows: list[list[Content]] = [[]]
        used = 0
        for sign, meaning in LEGEND:
            size = len(sign) + len(meaning) + 4
            if used + size > width:
                rows.append([])
                used = 0
            rows[-1].append(Content.assemble((sign, "bold $accent"), " " + meaning))
            used += size
        return Content("\n").join([Content("   ").join(row) for row in rows])

    def action_scroll_down(self) -> None:
        """A line down."""
        self.query_one(VerticalScroll).scroll_down(animate=False)

    def action_scroll_up(self) -> None:
        """A line up."""
        self.query_one(VerticalScroll).scroll_up(animate=False)
