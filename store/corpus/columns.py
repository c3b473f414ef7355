"""What counting needs of each statement, in a narrow table: its kind and who said it.

A document has to be read and decoded to know that; here a thousand statements lie on a page or two.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from sqlite3 import Connection
from typing import NamedTuple, get_args

from store.records import StatementKind
from store.search.naming import canonical

TABLE = "find_columns"
KINDS = get_args(StatementKind)
_NUMBERS = {kind: number for number, kind in enumerate(KINDS)}


class Columns(NamedTuple):
    """A statement's key, the number of its kind in KINDS, and its speakers' ids with a space between."""

    key: int
    kind: int
    who: int | str | None


def create(connection: Connection) -> None:
    """Make the table, empty."""
    connection.execute(f"DROP TABLE IF EXISTS main.{TABLE}")
    connection.execute(f"CREATE TABLE main.{TABLE} (key INTEGER PRIMARY KEY, kind INTEGER, who)")


def columns(key: int, kind: StatementKind, names: Iterable[str], speakers: Mapping[str, int]) -> Columns:
    """The columns of a statement; `speakers` are the ids of the library's speakers by the key of the name."""
    who = [speakers[name] for name in dict.fromkeys(map(canonical, names)) if name in speakers]
    return Columns(key, _NUMBERS[kind], who[0] if len(who) == 1 else " ".join(map(str, who)) or None)


def put(connection: Connection, rows: Iterable[Columns]) -> None:
    """Add statements."""
    connection.executemany(f"INSERT INTO main.{TABLE} VALUES (?, ?, ?)", rows)


def scan(connection: Connection) -> Iterator[Columns]:
    """All statements, by ascending key."""
    return map(Columns._make, connection.execute(f"SELECT key, kind, who FROM main.{TABLE} ORDER BY key"))


def take_out(connection: Connection, keys: Sequence[int]) -> None:
    """Remove statements."""
    connection.executemany(f"DELETE FROM main.{TABLE} WHERE key = ?", [(key,) for key in keys])
