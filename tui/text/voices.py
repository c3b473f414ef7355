"""Who speaks in an article, each with a letter and the number of a colour to be known by."""

from __future__ import annotations

from typing import NamedTuple
from zlib import crc32

from store.library import OpenArticle
from tui.text.clean import one_line

COLOURS = 8
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


class Voice(NamedTuple):
    """A speaker of the open article."""

    name: str
    letter: str
    colour: int


def voices(opened: OpenArticle) -> dict[str, Voice]:
    """The voice of each statement that has a resolved speaker, by the statement's id.

    A speaker has the same colour in every article, unless another one of the article has it; the
    letter is the first of the last name that is free.
    """
    names = {agent.id: one_line(agent.name) for agent in opened.agents}
    made: dict[str, Voice] = {}
    found: dict[str, Voice] = {}
    for statement in sorted(opened.statements, key=lambda s: s.parts[:1]):
        if statement.speakers and statement.act != "attitude" and statement.status != "rejected":
            name = names.get(statement.speakers[0], one_line(statement.speakers[0]))
            if name not in made:
                made[name] = _voice(name, list(made.values()))
            found[statement.id] = made[name]
    return found


def _voice(name: str, others: list[Voice]) -> Voice:
    taken = {voice.colour for voice in others}
    first = crc32(name.casefold().encode()) % COLOURS
    free = (colour % COLOURS for colour in range(first, first + COLOURS) if colour % COLOURS not in taken)
    letters = {voice.letter for voice in others}
    initials = [word[0].upper() for word in reversed(name.split()) if word[0].isalpha()]
    wanted = (*initials, *(c.upper() for c in name if c.isalpha()), *_LETTERS)
    return Voice(name, next((c for c in wanted if c not in letters and len(c) == 1), " "), next(free, first))
