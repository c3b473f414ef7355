"""The prompt for tags, and the tags used last."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from store.library import Library
from tui.memory import Session
from tui.text.clean import one_line
from tui.text.wording import counted

if TYPE_CHECKING:
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
