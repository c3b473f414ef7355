"""Asking in what form a quote is copied."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from textual.screen import Screen

from tui.text.wording import COPIED, Copied


def ask_copied(screen: Screen[None], copy: Callable[[Copied], None]) -> None:
    """Let the form be chosen, by its first letter or from the list, then copy."""
    from tui.screens.ask import Ask, Choice, fitting

    offered = [Choice(form, about) for form, about in COPIED.items()]

    def chosen(answer: str | None) -> None:
        if answer is not None:
            copy(next(form for form in COPIED if form == answer))

    ask = Ask(
        "Copy",
        complete=partial(fitting, offered=offered),
        must_choose=True,
        at_once={form[0]: form for form in COPIED},
        hint="c p m s copy at once   ↑ ↓ Enter choose   Esc cancel",
    )
    screen.app.push_screen(ask, chosen)
