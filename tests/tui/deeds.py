"""How each action of the table is tried, by a pilot and in a terminal: keys that lead to it, what comes."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from store.library import Library
from store.records import Article, Code, Reading
from tests.tui.sample import PIER, fill
from tui.actions import ACTIONS, Action, Where

PLACES: dict[Where, str] = {
    "list": "1 g",
    "article": "2 g ]",
    "facts": "3 g",
    "viewer": "2 g ] 4",
    "browser": "2 g ]",
    "select": "2 g ] v",
    "edges": "2 g ] E",
    "quotes": "s",
    "hits": "s 'vell down g",
    "facets": "s backspace tab g",
    "codebook": "C g",
    "timeline": "T g",
    "speaker": "2 g ] enter",
    "lost": "P g",
    "note": "2 g ] a",
    "form": "2 g ] v s",
    "review": "2 R",
    "ask": "2 g ] t",
}
"""The keys that lead from the first article to each place; what follows a quotation mark is typed."""


class Deed(NamedTuple):
    """The keys pressed before, and the words that come on the screen, one of those between bars; without
    words another picture comes, apart from the line of keys."""

    before: str = ""
    words: str = ""


ELSEWHERE = {"suspend": "in test_leaving.py", "quit": "at the end of each place"}
DEEDS: dict[str, Deed] = {
    "row.up": Deed("j"),
    "row.first": Deed("G"),
    "row.page_up": Deed("G"),
    "line.up": Deed("j"),
    "line.left": Deed("l"),
    "text.first": Deed("G"),
    "text.page_up": Deed("G"),
    "statement.previous": Deed("]"),
    "fact.previous": Deed("} }"),
    "article.count": Deed("", "{key} …"),
    "article.digit": Deed("5", "5{key} …"),
    "speaker.previous": Deed(")"),
    "printed.next": Deed("", "printed nowhere else"),
    "speaker.card": Deed("", "named as"),
    "viewer.up": Deed("j"),
    "list.order": Deed("", "by title"),
    "facts.fold": Deed("l"),
    "facts.unfold": Deed("h"),
    "filter": Deed("", "Enter keep"),
    "hit.next": Deed("2 / ctrl+u 'authority enter 1", "match "),
    "hit.previous": Deed("2 / ctrl+u 'authority enter 1", "match "),
    "quotes.search": Deed("", "newest first"),
    "timeline": Deed("", "Timeline"),
    "select.count": Deed("", "{key} …"),
    "select.swap": Deed("w"),
    "select.add_statement": Deed("", "A statement"),
    "note": Deed("", "Note on"),
    "tag": Deed("", "Tag “"),
    "tag.repeat": Deed("t 'zz enter ]"),
    "codebook": Deed("", "Codebook"),
    "note.delete": Deed("", "u brings back"),
    "correct": Deed("", "Who said"),
    "edges": Deed("", "EDGES"),
    "edges.keep": Deed("w"),
    "edges.other": Deed("", "EDGES note"),
    "review": Deed("", "Review 1"),
    "merge": Deed("", "is the same as"),
    "article.date": Deed("", "When was"),
    "copy": Deed("", "copied"),
    "copy.as": Deed("", "the citation alone"),
    "import": Deed("", "Take in a file"),
    "reread": Deed("", "read again"),
    "lost": Deed("", "Without a place"),
    "undo": Deed("+", "undone"),
    "redo": Deed("+ u", "done again"),
    "pane.article": Deed("1"),
    "quotes.back": Deed("", "Onrecord"),
    "quotes.save": Deed("'vell", "Save the search as"),
    "hits.tag": Deed("", "Enter tag"),
    "hits.save": Deed("s 'vell down", "Save the search as"),
    "facets.choose": Deed("j"),
    "facets.forget": Deed("j", "forgot"),
    "card.merge": Deed("", "is the same as"),
    "code.delete": Deed("", "is gone"),
    "timeline.filter": Deed("", "Enter keep"),
    "timeline.expiries": Deed("", "Expiries"),
    "timeline.copy": Deed("G", "copied"),
    "note.save": Deed("'more"),
    "note.undo": Deed("'more"),
    "note.editor": Deed("", "from the editor|can't be handed"),
    "note.keep": Deed("'more"),
    "walk.back": Deed("space"),
    "walk.undo": Deed("+"),
    "ask.accept": Deed("'zz"),
    "ask.complete": Deed("'pa"),
    "help": Deed("", "Esc close"),
    "palette": Deed("", "Go to a speaker"),
    "export": Deed("", "Export"),
}
"""What is not here needs no keys before, and shows another picture."""
LAST = ("reread",)
"""What leaves little as it was."""
EDITOR = """sh -c 'echo from the editor >> "$1"' sh"""


def tried(place: Where) -> list[Action]:
    """The actions that are tried in a place, each in the first of its places, in this order."""
    here = [a for a in ACTIONS if a.where[0] == place and a.id not in ELSEWHERE]
    return sorted(here, key=lambda action: action.id in LAST)


def fill_for_deeds(folder: Path) -> None:
    """The sample library with something for every action: notes, two tags, a saved search, lost notes."""
    with Library.open(folder) as library:
        fill(library)
        pier = library.rows()[0].id
        parts = library.open_article(pier).statements[0].parts
        library.annotate(pier, parts, "\n".join(f"line {n} of a long note" for n in range(12)), ["pay"])
        library.set_code(Code(name="pact"))
        library.save_search("all of vell", "vell")
        old = Article(text=PIER + "\n\nIt rained all day, and nobody minded the rain.", title="Gone")
        article = library.add(old, Reading(version="test")).article
        assert article is not None
        start = old.text.index("It rained")
        for words in ("It rained all day", "nobody minded the rain"):
            start = old.text.index(words)
            library.annotate(article, [(start, start + len(words))], f"on {words}")
        sun = Article(text=PIER + "\n\nSun.", title="Sun", published="1999")
        new = library.add(sun, Reading(version="test"))
        assert new.article is not None
        library.carry_over(article, new.article)
        assert len(library.lost_annotations()) == 2
