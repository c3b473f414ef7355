"""The prompt that makes two names one; imported when it is asked for."""

from __future__ import annotations

from rich.cells import cell_len

from store.library import Library
from store.search.naming import canonical
from tui.screens.ask import Ask, Choice, fits
from tui.searching import bodies
from tui.text.clean import one_line
from tui.text.layout import fit
from tui.text.wording import counted

MOST = 9
NAME = 18
"""Cells of each name at most in what is told."""


def merge_prompt(library: Library, name: str) -> Ask:
    """Ask whom `name` means: first those whose names speak for it, with the reason; else any, by letters."""
    same = library.merge_suggestions(name)
    likely = [Choice(each.name, _remark(each.why, each.role, each.statements)) for each in same]

    def complete(typed: str) -> list[Choice]:
        if not typed:
            return likely
        found = {
            canonical(each.name): Choice(
                each.name, _remark(each.role, each.statements), fits(typed, (each.name,))
            )
            for each in library.suggest_speakers(typed, MOST)
        }
        for body in bodies(library, typed, MOST):
            short = body.acronym or ""
            choice = Choice(body.name, short or "organization", fits(typed, (body.name, short)))
            found.setdefault(canonical(body.name), choice)
        found.pop(canonical(name), None)
        return list(found.values())

    hint = "Tab complete   Enter merge   Esc cancel"
    return Ask(
        f"{name} is the same as",
        hint=hint if likely else f"type a name   {hint}",
        complete=complete,
        must_choose=True,
        new=lambda typed: Choice(one_line(typed), "a new name"),
    )


def merged(name: str, into: str) -> str:
    """What is told when it is done."""
    short, other = (
        fit(one_line(each), min(NAME, cell_len(one_line(each)))).rstrip() for each in (name, into)
    )
    return f"{short} counts as {other}, u takes it back"


def _remark(*parts: str | int | None) -> str:
    told = (counted(each, "statement") if isinstance(each, int) else each for each in parts)
    return " · ".join(each for each in told if each)
