"""Exporting from the browser: what, and in which format; then written off the screen's thread."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, NamedTuple, cast

from textual.worker import get_current_worker

from store.errors import OnrecordError
from store.library import Library
from tui.formats import FORMATS
from tui.screens.ask import Ask, Choice, fitting
from tui.screens.reporting import report
from tui.text.clean import one_line
from tui.widgets.key_bar import KeyBar

if TYPE_CHECKING:
    from store.export import By, File, Records
    from store.export.view import View
    from tui.app import OnrecordApp

_TOLD_EVERY = 0.2
_TABLES = ("statements", "facts", "notes")
_ONE = "one file"
_ELSEWHERE = "elsewhere"
_NAMES = {False: "names as printed", True: "pseudonyms for people"}
KEY_FILE = "pseudonyms.json"
"""In the library's folder: who is who, so that every export uses the same pseudonyms."""


class Wanted(NamedTuple):
    """What was chosen so far: the words for it, its query, what it is about, whether people get other names,
    where to (a folder, or a file that is not there yet), the format, and what each file is about."""

    what: str
    query: str
    about: str
    pseudonyms: bool
    place: Path
    form: str = ""
    detail: str = ""


class _StoppedError(Exception):
    """The program ends before the export is done."""


def export(app: OnrecordApp, pseudonyms: bool = False) -> None:
    """Ask for what and as what, and write it; one line of the first question is a switch."""
    whats = {what: Wanted(what, query, about, pseudonyms, Path.cwd()) for what, query, about in choices(app)}

    def chosen(answer: str | None) -> None:
        if answer in whats:
            _ask_format(app, whats[answer])
        elif answer is not None:
            export(app, not pseudonyms)

    offered = [Choice(what.what, one_line(what.about)) for what in whats.values()]
    offered.append(Choice(_NAMES[pseudonyms], f"Enter: {_NAMES[not pseudonyms]}"))
    heading = f"Export, {_NAMES[pseudonyms]}" if pseudonyms else "Export"
    app.push_screen(Ask(heading, complete=partial(fitting, offered=offered), must_choose=True), chosen)


def choices(app: OnrecordApp) -> Iterator[tuple[str, str, str]]:
    """What can be exported from here, with its query: the search as it stands, the article, what is tagged,
    everything."""
    search = app.search
    if search is not None and search.found.query.strip():
        found = search.found
        named = found.spoken or found.asked
        yield "search", named, named
    opened = app.browser.opened
    if opened is not None:
        yield "article", f"article:{opened.article.id}", opened.article.title or ""
    yield "tagged", "has:tag", "all that bears a tag"
    yield "library", "", "all of it"


def _ask_format(app: OnrecordApp, wanted: Wanted) -> None:
    """Ask for the format; where it lets one choose, each table or kind of file is a line of its own."""
    lines = {
        f"{each.name} {detail}".rstrip(): (wanted._replace(form=each.name, detail=detail), each.about)
        for each in FORMATS
        for detail in _details(each.name)
    }

    def chosen(answer: str | None) -> None:
        if answer in lines:
            _start(app, lines[answer][0])
        elif answer is not None:
            _ask_place(app, wanted)

    offered = [Choice(line, about) for line, (_, about) in lines.items()]
    offered.append(Choice(_ELSEWHERE, "a folder or file to write to"))
    app.push_screen(
        Ask(
            f"Export {wanted.what} to {wanted.place}",
            hint="Enter write   type to narrow the list   Esc cancel",
            complete=partial(fitting, offered=offered),
            must_choose=True,
        ),
        chosen,
    )


def _details(name: str) -> Sequence[str]:
    """The tables of a format, or what its files may be about."""
    from store.export import FORMATS as WRITERS

    form = WRITERS[name]
    if form.tables:
        return _TABLES
    spread = [f"by {by}" for by in form.by]
    return [_ONE, *spread] if form.by and form.writer and name == "html" else spread or [""]


def _ask_place(app: OnrecordApp, wanted: Wanted) -> None:
    """Ask where to write, then again as what."""

    def check(answer: str) -> str | None:
        path = Path(answer).expanduser()
        if path.exists() and not path.is_dir():
            return "there is something of that name already; name another"
        return None if answer and path.absolute().parent.is_dir() else "there is no such folder"

    def chosen(answer: str | None) -> None:
        if answer is not None:
            _ask_format(app, wanted._replace(place=Path(answer).expanduser().absolute()))

    title = "Write into a folder, or to a file that is not there yet"
    value = f"{wanted.place}{os.sep}" if wanted.place.is_dir() else str(wanted.place)
    app.push_screen(Ask(title, value=value, check=check), chosen)


def _start(app: OnrecordApp, wanted: Wanted) -> None:
    app.run_worker(
        lambda: write(app, wanted, _free_place(wanted)),
        thread=True,
        exclusive=True,
        group="export",
        exit_on_error=False,
    )


def _in_folder(wanted: Wanted) -> bool:
    from store.export import FORMATS as WRITERS

    return WRITERS[wanted.form].spreader is not None and wanted.detail != _ONE


def _free_place(wanted: Wanted) -> Path:
    """The place that was named; in a folder a name that nothing has yet."""
    from store.export import FORMATS as WRITERS

    if not wanted.place.is_dir():
        return wanted.place
    ending = "" if _in_folder(wanted) else WRITERS[wanted.form].ending
    stem = "-".join(["onrecord", *wanted.what.split(), *([wanted.form] if not ending else [])])
    path, number = wanted.place / f"{stem}{ending}", 1
    while path.exists():
        number += 1
        path = wanted.place / f"{stem}-{number}{ending}"
    return path


# ---------------------------------------------------------------- in the worker's thread


def write(app: OnrecordApp, wanted: Wanted, path: Path) -> None:
    """Write the export with a connection of its own, telling how far it is and where it lies."""
    progress = _Progress(app)
    try:
        with Library.open(app.folder, make=False) as library:
            view: View = library
            if wanted.pseudonyms:
                from store.export.pseudonyms import pseudonymous

                view = pseudonymous(library, app.folder / KEY_FILE)
            number = _write(view, wanted, path, progress)
    except _StoppedError:
        return
    except (OnrecordError, OSError) as error:
        app.call_from_thread(_failed, app, error)
        return
    app.call_from_thread(_done, app, path, number, progress.bytes)


def _write(view: View, wanted: Wanted, path: Path, progress: _Progress) -> int:
    from store.export import FORMATS as WRITERS
    from store.export import save, save_folder

    form = WRITERS[wanted.form]
    if _in_folder(wanted):
        by = cast("By", wanted.detail.removeprefix("by ")) if wanted.detail else None
        files = form.files(view, wanted.query, by=by)
        return save_folder(path, (progress.file(file) for file in files))
    records = cast("Records", wanted.detail if wanted.detail in _TABLES else _TABLES[0])
    save(path, progress.watch(form.write(view, wanted.query, records=records)))
    return 1


class _Progress:
    """Counts what is written, tells it now and then, and stops when the program ends."""

    def __init__(self, app: OnrecordApp) -> None:
        self._app = app
        self._worker = get_current_worker()
        self._told = monotonic()
        self.bytes = 0

    def file(self, file: File) -> File:
        """The same file, watched."""
        return file._replace(chunks=self.watch(file.chunks))

    def watch(self, chunks: Iterable[bytes]) -> Iterator[bytes]:
        """The same chunks."""
        for chunk in chunks:
            if self._worker.is_cancelled:
                raise _StoppedError
            self.bytes += len(chunk)
            if monotonic() - self._told > _TOLD_EVERY:
                self._told = monotonic()
                self._app.call_from_thread(_tell, self._app, f"exporting … {_size(self.bytes)}")
            yield chunk


def _tell(app: OnrecordApp, words: str) -> None:
    for bar in app.screen.query(KeyBar):
        bar.told = words


def _done(app: OnrecordApp, path: Path, number: int, size: int) -> None:
    files = "" if number == 1 else f", {number:,} files"
    _tell(app, "exported")
    app.notify(one_line(f"Exported to {path} ({_size(size)}{files})"), timeout=10, markup=False)


def _failed(app: OnrecordApp, error: OnrecordError | OSError) -> None:
    _tell(app, "")
    if isinstance(error, OSError):
        error = OnrecordError(f"The export was not written: {error.strerror or error}")
    report(app.screen, error)


def _size(number: int) -> str:
    return f"{number:,} bytes" if number < 10_000 else f"{number / 1000:,.0f} kB"
