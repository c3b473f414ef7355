"""What counting needs of each statement, in a narrow table: its kind and who said it.

A document has to be read and decoded to know that; here a thousand statements lie on a page or two. Those of
the sample, by which very many hits are counted, stand once more in an index of their own, and how many there
are of each kind in each month is kept.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import lru_cache
from sqlite3 import Connection
from typing import NamedTuple, Protocol, get_args

from store.documents.bulk import insert
from store.records import Act, StatementKind, Status
from store.search import keys

TABLE = "find_columns"
SAMPLE = "find_columns_sample"
COUNTS = "find_counts"
KINDS: tuple[StatementKind, ...] = get_args(StatementKind)
Hit = tuple[int, int, int | str | None]
"""A statement's key, sort, and speakers' ids."""

_NUMBERS = {kind: number for number, kind in enumerate(KINDS)}


class Sorted(Protocol):
    """A statement, in whichever form."""

    @property
    def kind(self) -> StatementKind: ...

    @property
    def act(self) -> Act: ...

    @property
    def status(self) -> Status: ...


class Columns(NamedTuple):
    """A statement's key, the number of its sort, its speakers' ids with a space between, if in the sample."""

    key: int
    sort: int
    who: int | str | None
    sampled: bool


def sort_of(statement: Sorted) -> int:
    """The place of its kind in KINDS; three more for an attitude, six more if it is rejected."""
    rank = (statement.act == "attitude") + 2 * (statement.status == "rejected")
    return _NUMBERS[statement.kind] + len(KINDS) * rank


def kind_of(sort: int) -> StatementKind:
    """The kind of statements of a sort."""
    return KINDS[sort % len(KINDS)]


def is_attitude(sort: int) -> bool:
    """Whether statements of a sort are attitudes."""
    return sort // len(KINDS) % 2 == 1


def sorts(*, attitudes: bool, rejected: bool) -> list[int]:
    """The numbers of all sorts, with or without attitudes and rejected ones."""
    ranks = [attitude + 2 * no for no in range(1 + rejected) for attitude in range(1 + attitudes)]
    return [number + len(KINDS) * rank for rank in ranks for number in range(len(KINDS))]


def create(connection: Connection) -> None:
    """Make the tables, empty."""
    for table in (TABLE, COUNTS):
        connection.execute(f"DROP TABLE IF EXISTS main.{table}")
    connection.execute(f"CREATE TABLE main.{TABLE} (key INTEGER PRIMARY KEY, sort INTEGER, who, sampled)")
    connection.execute(f"CREATE INDEX main.{SAMPLE} ON {TABLE} (key, sort, who) WHERE sampled")
    connection.execute(
        f"CREATE TABLE main.{COUNTS} (month TEXT, sort INTEGER, number INTEGER, PRIMARY KEY (month, sort))"
        " WITHOUT ROWID"
    )


def who(keys: Iterable[str], speakers: Mapping[str, int]) -> int | str | None:
    """Speakers in one value, by the keys of their names; `speakers` are the ids of the library's."""
    ids = [speakers[key] for key in dict.fromkeys(keys) if key in speakers]
    return ids[0] if len(ids) == 1 else " ".join(map(str, ids)) or None


def put(connection: Connection, rows: Sequence[Columns]) -> None:
    """Add statements."""
    insert(connection, f"main.{TABLE}", rows)
    _count(connection, rows, 1)


def take_out(connection: Connection, rows: Sequence[Columns]) -> None:
    """Remove statements."""
    connection.executemany(f"DELETE FROM main.{TABLE} WHERE key = ?", [(row.key,) for row in rows])
    _count(connection, rows, -1)


def fetch(
    connection: Connection,
    wanted: str,
    parameters: Sequence[object],
    sorts: Iterable[int],
    *,
    sampled: bool = False,
    most: int = -1,
) -> list[Hit]:
    """The statements of these sorts whose keys a query gives as `key`; of the sample only, `most` at most."""
    among = f"INDEXED BY {SAMPLE} ON c.sampled AND" if sampled else "ON"
    return connection.execute(
        f"SELECT c.key, c.sort, c.who FROM ({wanted}) AS f CROSS JOIN main.{TABLE} AS c {among} c.key = f.key"
        f" WHERE +c.sort IN ({', '.join(map(str, sorts))}) LIMIT ?",
        [*parameters, most],
    ).fetchall()


def between(connection: Connection, first: int, last: int) -> list[Columns]:
    """The statements with keys from `first` to `last`."""
    rows = connection.execute(
        f"SELECT key, sort, who, sampled FROM main.{TABLE} WHERE key BETWEEN ? AND ?", (first, last)
    )
    return [Columns(key, sort, who, bool(sampled)) for key, sort, who, sampled in rows]


def counts(connection: Connection) -> dict[tuple[str, int], int]:
    """The number of statements by month, as `month_of` has it, and sort."""
    found = connection.execute(f"SELECT month, sort, number FROM main.{COUNTS} WHERE number").fetchall()
    return {(month, sort): number for month, sort, number in found}


def counted(rows: Iterable[Columns]) -> Counter[tuple[str, int]]:
    """The same of these rows."""
    return Counter([(month_of(keys.day_of(row.key)), row.sort) for row in rows])


def _count(connection: Connection, rows: Iterable[Columns], sign: int) -> None:
    connection.executemany(
        f"INSERT INTO main.{COUNTS} VALUES (?, ?, ?)"
        " ON CONFLICT DO UPDATE SET number = number + excluded.number",
        [(*group, sign * number) for group, number in counted(rows).items()],
    )


@lru_cache(4096)
def month_of(day: int) -> str:
    """The month of a day's ordinal as "2024-03"; "" if its year is not known."""
    return date.fromordinal(day).isoformat()[:7] if day else ""
