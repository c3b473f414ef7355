"""All keys, made from the action table: first those of the place one comes from."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from tui.actions import PLACES, Where, at, shown_keys
from tui.text.layout import fit
from tui.text.marking import SIGNS

LEGEND = (
    *((sign, kind + " statement") for kind, sign in SIGNS.items()),
    ("✎", "note"), ("#", "tag"), ("✓", "accepted or corrected"), ("?", "low confidence"), ("✗", "rejected"),
    ("*", "starred"), ("●", "unread"), ("›", "cursor"),
)  # fmt: skip


class HelpScreen(ModalScreen[None]):
    """The keys and signs; any of Esc, q and ? closes it."""

    BINDINGS = [  # noqa: RUF012 - Textual's form
        Binding("escape,q,question_mark,enter", "dismiss", "close", show=False, id="help.close"),
        Binding("j", "scroll_down", "down", show=False, id="help.down"),
        Binding("k", "scroll_up", "up", show=False, id="help.up"),
    ]

    def __init__(self, first: Sequence[Where]) -> None:
        super().__init__()
        self._first = first

    def compose(self) -> ComposeResult:
        """One block of text that scrolls."""
        with VerticalScroll(classes="sheet help") as sheet:
            sheet.border_title = Content("Keys")
            sheet.border_subtitle = Content("j k scroll   Esc close")
            yield Static(self._text(), markup=False)

    def on_mount(self) -> None:
        """Scroll by keys."""
        self.query_one(VerticalScroll).focus()

    def _text(self) -> Content:
        order = [*self._first, *(place for place in PLACES if place not in self._first)]
        blocks = [self._legend()]
        for place in order:
            lines = [Content.styled(PLACES[place], "bold $accent")]
            for action in at(place):
                keys = fit(shown_keys(action), max(14, len(shown_keys(action)) + 1))
                lines.append(Content.assemble(("  " + keys, "bold"), action.help))
            blocks.append(Content("\n").join(lines))
        return Content("\n\n").join(blocks)

    def _legend(self) -> Content:
        signs = [Content.assemble((sign, "bold $accent"), " " + meaning) for sign, meaning in LEGEND]
        return Content("   ").join(signs)

    def action_scroll_down(self) -> None:
        """A line down."""
        self.query_one(VerticalScroll).scroll_down(animate=False)

    def action_scroll_up(self) -> None:
        """A line up."""
        self.query_one(VerticalScroll).scroll_up(animate=False)
