"""A new `corpus.db` from what can still be read of a damaged one."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from shutil import copyfile

from store.corpus.database import FILE, INDEXES, Corpus
from store.corpus.derived import came_with
from store.corpus.importing import read
from store.corpus.storing import New
from store.documents import open_database
from store.errors import LibraryError
from store.health.articles import Articles
from store.health.mending import sound_article
from store.notes.backup import FOLDER
from store.opening import DAMAGE, SCHEMA, address, explained, open_file, why_read_only
from store.records import now
from store.results import Problem

_BATCH = 50


def salvage(folder: Path) -> Iterator[Problem]:
    """If `corpus.db` is damaged, put all articles that can be read into a new one in its place.

    The damaged file is kept among the copies. Raises LibraryError if another window has the library open.
    """
    path = folder / FILE
    if why_read_only(folder, (FILE,)) or not (damage := _damage(path)):
        return
    with explained("corpus.db can't be made anew"):
        _check_alone(path)
        half = folder / f"{FILE}.new"
        for leftover in folder.glob(f"{half.name}*"):
            leftover.unlink()
        with closing(open_file(half, INDEXES, read_only=False)) as new:
            stored, lost = _move(path, Corpus(new))
        kept = _swap(path, half)
    told = f"corpus.db is damaged ({damage}): {stored} articles were put into a new one"
    told += f", {lost} could not be read and have to be imported again" if lost else ""
    told += "" if stored else ", for nothing in it can be read; import the articles again"
    yield Problem(article=None, what=f"{told}; the damaged file is kept as {kept}", repaired=True)


def _damage(path: Path) -> str:
    """What SQLite finds wrong with a file; "" if nothing, if there is none, or one of a later layout."""
    if not path.exists() or not path.stat().st_size:
        return ""
    try:
        with closing(sqlite3.connect(path)) as connection:
            if connection.execute("PRAGMA user_version").fetchone()[0] > SCHEMA:
                return ""
            line = connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
    except DAMAGE as error:
        line = str(error)
        if isinstance(error, sqlite3.OperationalError) and "malformed" not in line:  # held by another program
            return ""
    return "" if line == "ok" else " ".join(str(line).removeprefix("***").split())


def _check_alone(path: Path) -> None:
    with closing(sqlite3.connect(path, timeout=0, isolation_level=None)) as connection:
        try:
            # so locked, it is refused while another window has it open, and nothing of it changes
            connection.execute("PRAGMA locking_mode=EXCLUSIVE")
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("ROLLBACK")
        except sqlite3.OperationalError as error:
            if "locked" in str(error):
                raise LibraryError(
                    "corpus.db is damaged, and another window has it open", "Close that and try again."
                ) from error
        except sqlite3.DatabaseError:
            pass  # it is damaged, that is why we are here


def _move(path: Path, new: Corpus) -> tuple[int, int]:
    """Put every article that can be read into `new`; how many these are, and how many can't be."""
    try:
        old = open_database(address(path), indexes=INDEXES, read_only=True)
    except DAMAGE:  # it does not even tell what tables there are
        return 0, 0
    with closing(old):
        return _move_articles(Corpus(old), new)


def _move_articles(corpus: Corpus, new: Corpus) -> tuple[int, int]:
    articles = Articles(corpus)
    stored = lost = 0
    batch: list[New] = []
    for key in sorted(_keys(corpus)):
        found = _article(corpus, articles, key)
        if found is None:
            lost += 1
        elif new.twin(found.id) is None and found.id not in {each.id for each in batch}:
            batch.append(found)
            stored += 1
        if len(batch) == _BATCH:
            new.add(list(map(new.prepared, batch)))
            batch = []
    new.add(list(map(new.prepared, batch)))
    return stored, lost


def _article(corpus: Corpus, articles: Articles, key: int) -> New | None:
    """The article with this key: as it was read if that is sound, else read again."""
    try:
        article, row = sound_article(corpus, key)
        reading = read(article) if list(articles.problems(key)) else corpus.reading(row)
        return New(article.id, article, reading, came_with(row))
    except Exception:  # whatever the damage does to the documents or to the reader
        return None


def _keys(corpus: Corpus) -> set[int]:
    """The keys of articles that any table still knows of."""
    storage = corpus.database.storage
    return {key for table in (corpus.articles, corpus.texts) for key in storage.readable_ids(table.name)}


def _swap(path: Path, new: Path) -> str:
    """Put `new` in place of a damaged file, which is kept; at every moment one of them is there."""
    place = path.parent / FOLDER
    place.mkdir(mode=0o700, exist_ok=True)
    kept = place / f"corpus-{now():%Y%m%d-%H%M%S}-damaged.db"
    _keep(path, kept)
    journal = path.with_name(f"{path.name}-wal")
    if journal.exists():  # it is not of the new file, but SQLite would take it for its own
        journal.replace(kept.with_name(f"{kept.name}-wal"))
    path.with_name(f"{path.name}-shm").unlink(missing_ok=True)
    new.replace(path)
    return str(kept.relative_to(path.parent))


def _keep(path: Path, kept: Path) -> None:
    """Give a file a second name, or make a copy where file systems know no second names."""
    kept.unlink(missing_ok=True)
    try:
        kept.hardlink_to(path)
    except OSError:
        copyfile(path, kept)
