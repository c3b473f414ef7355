"""Out of the library: one writer per format, behind one table."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from msgspec import Struct

from store.errors import OnrecordError
from store.export import (
    bibtex,
    brat,
    calendar,
    comma_separated,
    conll,
    doccano,
    documents,
    dossier,
    markdown,
    prodigy,
    qda,
    ris,
    schema_org,
    spreadsheet,
    stock_tinydb,
    web_annotation,
)
from store.export.saving import save, save_folder
from store.export.view import By, File, Records, Request, View

Write = Callable[[View, Request], Iterator[bytes]]
Spread = Callable[[View, Request], Iterator[File]]


class Format(Struct, frozen=True, kw_only=True):
    """A format to export to.

    `writer` streams one file, `spreader` the files of a folder; a format has one of them or both.
    `by` is what it can make a file about, the first by default, and `tables` whether it writes one of
    the three tables.
    """

    name: str
    ending: str
    writer: Write | None = None
    spreader: Spread | None = None
    by: tuple[By, ...] = ()
    tables: bool = False

    def write(
        self, view: View, query: str = "", *, records: Records = "statements", by: By | None = None
    ) -> Iterator[bytes]:
        """What `query` finds (all, when it is empty) as one file; raises OnrecordError if that can't be."""
        if self.writer is None:
            raise OnrecordError(f"{self.name} is written into a folder", "Name it with -o FOLDER.")
        return self.writer(view, self._request(query, records, by))

    def files(self, view: View, query: str = "", *, by: By | None = None) -> Iterator[File]:
        """What `query` finds as the files of a folder; raises OnrecordError if that can't be."""
        if self.spreader is None:
            raise OnrecordError(f"{self.name} is written into a file", "Name one with -o FILE.")
        return self.spreader(view, self._request(query, "statements", by))

    def _request(self, query: str, records: Records, by: By | None) -> Request:
        if records != "statements" and not self.tables:
            raise OnrecordError(f"{self.name} has no table of {records}", "csv has one.")
        if by is not None and by not in self.by:
            about = f"It can be by {' or '.join(self.by)}." if self.by else ""
            raise OnrecordError(f"{self.name} can't be written by {by}", about)
        return Request(query=query, records=records, by=by or next(iter(self.by), None))


_ALL = (
    Format(name="CSV", ending=".csv", writer=comma_separated.write, tables=True),
    Format(name="XLSX", ending=".xlsx", writer=spreadsheet.write),
    Format(name="JSON", ending=".json", writer=documents.write_json),
    Format(name="JSONL", ending=".jsonl", writer=documents.write_jsonl),
    Format(
        name="Markdown",
        ending=".md",
        writer=markdown.write,
        spreader=markdown.spread,
        by=("article", "speaker"),
    ),
    Format(
        name="HTML",
        ending=".html",
        writer=dossier.write,
        spreader=dossier.spread,
        by=("speaker", "agreement", "tag"),
    ),
    Format(name="WebAnnotation", ending=".jsonld", writer=web_annotation.write),
    Format(name="schemaorg", ending=".jsonld", writer=schema_org.write),
    Format(name="QDPX", ending=".qdpx", writer=qda.write_project),
    Format(name="QDC", ending=".qdc", writer=qda.write_codebook),
    Format(name="brat", ending="", spreader=brat.spread),
    Format(name="doccano", ending=".jsonl", writer=doccano.write),
    Format(name="Prodigy", ending=".jsonl", writer=prodigy.write),
    Format(name="CoNLL", ending=".conllup", writer=conll.write),
    Format(name="RIS", ending=".ris", writer=ris.write),
    Format(name="BibTeX", ending=".bib", writer=bibtex.write),
    Format(name="iCal", ending=".ics", writer=calendar.write),
    Format(name="TinyDB", ending=".tinydb.json", writer=stock_tinydb.write_tinydb),
)

FORMATS: dict[str, Format] = {each.name.lower(): each for each in _ALL}
"""By the name that `--format` takes."""

__all__ = ["FORMATS", "By", "File", "Format", "Records", "Request", "View", "save", "save_folder"]
