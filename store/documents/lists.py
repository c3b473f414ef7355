"""Indexes on the elements of lists: a narrow table that SQLite's triggers keep in step with the documents."""

from __future__ import annotations

from collections.abc import Iterator

from store.documents.plan import ELEMENTS, IndexPath, json_steps


def table_of(physical: str, path: IndexPath) -> str:
    """The SQL identifier, quoted, of the table for the list at `path` of the documents in `physical`."""
    return f'"lx_{physical[1:-1]}_{".".join(path[:-1])}"'


def name_of(physical: str, path: IndexPath) -> str:
    """The same without quotation marks."""
    return table_of(physical, path)[1:-1].replace('""', '"')


def creation(physical: str, path: IndexPath) -> Iterator[str]:
    """The SQL that makes the index for documents that are there and for those to come."""
    assert path[-1] == ELEMENTS
    name = table_of(physical, path)
    steps = json_steps(path[:-1])

    def elements(row: str) -> str:
        """What Python finds in the list of a row, or in the object there (its keys), with the row's id."""
        kind = f"json_type({row}.body, '{steps}')"
        element = f"CASE {kind} WHEN 'object' THEN e.key ELSE e.atom END"
        return (
            f"SELECT {element}, {row}.id FROM {physical + ' AS d,' if row == 'd' else ''}"
            f" json_each({row}.body, '{steps}') AS e"
            f" WHERE {kind} IN ('array', 'object') AND {element} IS NOT NULL"
        )

    put = f"INSERT OR IGNORE INTO {name} {elements('new')};"
    take = f"DELETE FROM {name} WHERE (value, id) IN ({elements('old')});"
    yield f"CREATE TABLE {name} (value, id INTEGER, PRIMARY KEY (value, id)) WITHOUT ROWID"
    yield f"INSERT OR IGNORE INTO {name} {elements('d')}"
    for event, does in (("INSERT", put), ("UPDATE", take + put), ("DELETE", take)):
        trigger = f'"{event.lower()}_{name[1:-1]}"'
        yield f"CREATE TRIGGER {trigger} AFTER {event} ON {physical} BEGIN {does} END"
