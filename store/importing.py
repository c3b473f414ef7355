"""Taking files in: read each, find twins, store."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from store.errors import LibraryError, OnrecordError
from store.records import Article, Reading
from store.results import Outcome

if TYPE_CHECKING:
    from store.library import Library


def read(article: Article) -> Reading:
    """What the reader finds in an article."""
    from store.reading import read as read_text  # the trained models load with it

    return read_text(article.text, title=article.title, published=article.published)


def import_files(library: Library, paths: Iterable[Path]) -> Iterator[Outcome]:
    """Take in files and folders one by one."""
    from store.intake import find_files

    for path in find_files(paths):
        yield _import(library, path)


def _import(library: Library, path: Path) -> Outcome:
    from store.intake import read_file

    try:
        outcome = library.add(read_file(path))
    except LibraryError:
        raise
    except OnrecordError as error:
        return Outcome(path=str(path), result="refused", detail=error.message)
    except Exception as error:  # a fault of the reader must not stop the import of the others
        return Outcome(path=str(path), result="refused", detail=f"it could not be parsed ({error!r})")
    return msgspec.structs.replace(outcome, path=str(path))
