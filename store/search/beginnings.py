"""Beginnings of words as a choice of the words that begin so.

FTS5 looks up all places of all words with a beginning before it tells the first row; of a choice it tells the
newest rows at once.
"""

from __future__ import annotations

import re
from sqlite3 import Connection

from store.search.index import Index

_BEGINNING = re.compile(r'"([^" ]+)" \*')
_MOST = 400
"""Words of one expression that are worth naming one by one."""

_AFTER = "\U0010ffff"


class Beginnings:
    """The words of one table of the index by their beginnings."""

    def __init__(self, connection: Connection, on: Index) -> None:
        self._connection = connection
        self._indexed = int(on.prefix or 0)
        self._words = f"temp.words_of_{on.table}"
        self._known: dict[str, list[str]] = {}
        connection.execute(
            f"CREATE VIRTUAL TABLE IF NOT EXISTS {self._words} USING fts5vocab(main, {on.table}, instance)"
        )

    def forget(self) -> None:
        """Other words may be there now."""
        self._known.clear()

    def spelled_out(self, expression: str) -> str:
        """An expression of the compiler with beginnings as choices, if these are few."""
        choices = {found[1]: self._choice(found[1]) for found in _BEGINNING.finditer(expression)}
        if not choices or sum(map(len, choices.values())) > _MOST:
            return expression
        return _BEGINNING.sub(lambda found: f"({' OR '.join(choices[found[1]]) or found[0]})", expression)

    def _choice(self, beginning: str) -> list[str]:
        if beginning not in self._known:
            self._known[beginning] = self._going_on(beginning)
        return self._known[beginning]

    def _going_on(self, beginning: str) -> list[str]:
        """The words that begin so; of such a short one the beginnings that the index knows."""
        if len(beginning) == self._indexed:
            return [f'"{beginning}" *']
        found: list[str] = []
        size = self._indexed if len(beginning) < self._indexed else None
        word = self._next(beginning)
        while word.startswith(beginning) and len(found) <= _MOST:
            if size and len(word) >= size:
                found.append(f'"{word[:size]}" *')
                word = self._next(word[:size] + _AFTER)
            else:
                found.append(f'"{word}"')
                word = self._next(word + "\0")
        return found

    def _next(self, word: str) -> str:
        """The first word that is not before this one."""
        found = self._connection.execute(
            f"SELECT term FROM {self._words} WHERE term >= ? LIMIT 1", (word,)
        ).fetchone()
        return str(found[0]) if found else ""
