"""The action table: one place for every key."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter

import pytest

from tui.actions import ACTIONS, PLACES, Where, at, shown_keys
from tui.app import OnrecordApp
from tui.bindings import bindings
from tui.screens.ask import Ask
from tui.screens.browser import BrowserScreen
from tui.screens.codebook import CodebookScreen, Codes
from tui.screens.form import FormScreen
from tui.screens.lost import Items, LostScreen
from tui.screens.note import NoteScreen
from tui.screens.quotes import QuotesScreen
from tui.screens.review import ReviewScreen
from tui.screens.speaker import SpeakerScreen
from tui.screens.timeline import Events, TimelineScreen
from tui.widgets.article_list import ArticleList
from tui.widgets.article_text import ArticleText
from tui.widgets.facets import Facets
from tui.widgets.facts_sidebar import FactsSidebar
from tui.widgets.hits import Hits
from tui.widgets.quote_viewer import QuoteViewer

HOMES: dict[Where, tuple[type, type]] = {
    "browser": (BrowserScreen, BrowserScreen),
    "list": (ArticleList, BrowserScreen),
    "article": (ArticleText, BrowserScreen),
    "select": (ArticleText, BrowserScreen),
    "edges": (ArticleText, BrowserScreen),
    "facts": (FactsSidebar, BrowserScreen),
    "viewer": (QuoteViewer, BrowserScreen),
    "quotes": (QuotesScreen, QuotesScreen),
    "hits": (Hits, QuotesScreen),
    "facets": (Facets, QuotesScreen),
    "codebook": (Codes, CodebookScreen),
    "timeline": (Events, TimelineScreen),
    "speaker": (SpeakerScreen, SpeakerScreen),
    "lost": (Items, LostScreen),
    "note": (NoteScreen, NoteScreen),
    "form": (FormScreen, FormScreen),
    "review": (ReviewScreen, ReviewScreen),
    "ask": (Ask, Ask),
}


def test_the_table_needs_no_textual() -> None:
    code = "import sys, tui.actions; print(any(m.startswith('textual') for m in sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_ids_are_unique() -> None:
    assert not [name for name, number in Counter(a.id for a in ACTIONS).items() if number > 1]


@pytest.mark.parametrize("place", PLACES)
def test_a_key_means_one_thing_in_a_place(place: Where) -> None:
    keys = Counter(key for action in at(place) for key in action.keys)
    assert not [key for key, number in keys.items() if number > 1]


@pytest.mark.parametrize("place", PLACES)
def test_every_action_is_there(place: Where) -> None:
    widget, screen = HOMES[place]
    for action in at(place):
        name = action.call.partition("(")[0]
        owner: type = widget
        if name.startswith("screen."):
            owner, name = screen, name.removeprefix("screen.")
        elif name.startswith("app."):
            owner, name = OnrecordApp, name.removeprefix("app.")
        assert hasattr(owner, f"action_{name}"), f"{action.id}: {owner.__name__}.action_{name}"


@pytest.mark.parametrize("place", PLACES)
def test_every_binding_has_an_id(place: Where) -> None:
    made = bindings(place)
    assert made
    assert all(getattr(binding, "id", None) for binding in made)


def test_keys_are_written_for_people() -> None:
    written = {action.id: shown_keys(action) for action in ACTIONS}
    assert written["note.save"] == "Ctrl+S"
    assert written["select.count"] == "0-9"
    assert written["article.count"] == "0 5-9"
    assert written["row.open"] == "Enter Space"
