"""What the quotes found have in common, to narrow the search by; and the searches that were saved."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from textual.message import Message

from store.results import SavedSearch
from tui.bindings import bindings
from tui.searching import Found
from tui.text.clean import one_line
from tui.text.dates import plain
from tui.text.layout import fit
from tui.text.marking import SIGNS
from tui.text.sparks import spark
from tui.widgets.rows import Piece, Rows

MOST = 12
MONTHS = 24


class FacetChosen(Message):
    """A speaker, kind, tag or month was chosen to narrow the search."""

    def __init__(self, word: str) -> None:
        super().__init__()
        self.word = word


class SearchChosen(Message):
    """A saved search was chosen."""

    def __init__(self, search: SavedSearch) -> None:
        super().__init__()
        self.search = search


class Entry(NamedTuple):
    """A line: a heading (no `word`, no `search`), something to narrow by, or a saved search."""

    name: str
    number: int | None = None
    word: str = ""
    search: SavedSearch | None = None
    about: bool = False
    """Whether the number is an estimate."""
    tag: str = ""


class Facets(Rows):
    """Saved searches, speakers, kinds, tags and months with their counts; Enter chooses one."""

    BINDINGS = bindings("facets")

    def __init__(self) -> None:
        super().__init__()
        self.id = "facets"
        self.rows: list[Entry] = []
        self.colours: Mapping[str, str] = {}
        """The colours of tags, from the codebook."""

    def show(self, found: Found) -> None:
        """List what was found; before anything is typed, the library's speakers."""
        self.rows = [*_saved(found), *_speakers(found), *_kinds(found), *_tags(found), *_months(found)]
        if self.rows and not self._choosable(self.cursor):
            self.set_reactive(Rows.cursor, 1)
        self.rebuilt()

    def _choosable(self, index: int) -> bool:
        return index < len(self.rows) and bool(self.rows[index].word or self.rows[index].search)

    @property
    def entry(self) -> Entry | None:
        """The line under the cursor."""
        return self.rows[self.cursor] if self.rows else None

    def count(self) -> int:
        """How many lines."""
        return len(self.rows)

    def draw(self, index: int, line: int, width: int) -> Iterable[Piece]:
        """A heading, or a name with its count."""
        del line
        entry = self.rows[index]
        if entry.number is None and not entry.search:
            yield fit(f" {entry.name}", width), "head"
            return
        number = f" {'~' * entry.about}{entry.number:,} " if entry.number is not None else " "
        yield ("›" if index == self.cursor and self.has_focus else " "), "mark"
        yield fit(" " + entry.name, width - 1 - len(number)), self.colours.get(entry.tag, "")
        yield number, "dim"

    def opened(self) -> None:
        """Tell what was chosen."""
        if (entry := self.entry) is None:
            return
        if entry.search is not None:
            self.post_message(SearchChosen(entry.search))
        elif entry.word:
            self.post_message(FacetChosen(entry.word))


def _saved(found: Found) -> Iterator[Entry]:
    if found.saved and not found.query.strip():
        yield Entry("Saved")
        yield from (Entry(one_line(each.name), search=each) for each in found.saved)


def _speakers(found: Found) -> Iterator[Entry]:
    if found.speakers:
        yield Entry("Speakers")
        for each in found.speakers[:MOST]:
            yield Entry(one_line(each.name), each.statements, f'speaker:"{each.name}"')
    listed = {each.name for each in found.speakers}
    said = [(name, number) for name, number in found.facets.speakers[:MOST] if name not in listed]
    if said and found.query.strip():
        yield Entry("Said by")
        about = not found.facets.exact
        yield from (Entry(one_line(name), number, f'speaker:"{name}"', about=about) for name, number in said)


def _kinds(found: Found) -> Iterator[Entry]:
    if found.facets.kinds:
        yield Entry("Kind")
        for kind, number in sorted(found.facets.kinds, key=lambda each: -each[1]):
            yield Entry(f"{SIGNS[kind]} {kind}", number, f"kind:{kind}", about=not found.facets.exact)


def _tags(found: Found) -> Iterator[Entry]:
    if found.facets.tags:
        yield Entry("Tag")
        for tag, number in found.facets.tags[:MOST]:
            yield Entry(f"#{one_line(tag)}", number, f'tag:"{tag}"', tag=tag)


def _months(found: Found) -> Iterator[Entry]:
    dated = [(month, number) for month, number in found.facets.months if month]
    if dated:
        yield Entry("Month")
    if drawn := spark(dict(dated), 18):
        yield Entry(drawn)
    for month, number in dated[: -MONTHS - 1 : -1]:
        yield Entry(plain(month), number, f"date:{month}", about=not found.facets.exact)
