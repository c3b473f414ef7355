"""Every key of Onrecord, once. Bindings, footer, help, palette and README are made from this table.

Importable without Textual, so that the command line can print it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal, NamedTuple, cast

Where = Literal[
    "browser",
    "list",
    "article",
    "select",
    "edges",
    "facts",
    "viewer",
    "quotes",
    "hits",
    "facets",
    "codebook",
    "timeline",
    "speaker",
    "lost",
    "note",
    "form",
    "review",
    "ask",
]

PLACES: dict[Where, str] = {
    "browser": "Everywhere in the browser",
    "list": "Article list",
    "article": "Article",
    "select": "Selecting words (after v)",
    "edges": "Moving edges (after E; steps as in a selection)",
    "facts": "Facts",
    "viewer": "Quote viewer",
    "quotes": "Searching quotes",
    "hits": "Quotes found",
    "facets": "Beside the quotes: saved searches, speakers, kinds, tags, months",
    "codebook": "Codebook: all tags (after C)",
    "timeline": "Timeline",
    "speaker": "Speaker card",
    "lost": "Notes and decisions without a place (after P)",
    "note": "Writing a note",
    "form": "Filling in a statement or fact",
    "review": "Reviewing (after R)",
    "ask": "Prompts",
}


class Action(NamedTuple):
    """One thing a person can do.

    `keys` are Textual's names or single characters, `call` the action a widget or screen runs,
    `footer` the rank among the keys shown at the bottom (0: only in help).
    """

    id: str
    keys: tuple[str, ...]
    label: str
    help: str
    where: tuple[Where, ...]
    call: str
    footer: int = 0


def _action(spec: str, label: str, help_: str, where: str, call: str, footer: int = 0) -> Action:
    """An action from "id key key ..." and "place place"."""
    name, *keys = spec.split(" ")
    places = cast("tuple[Where, ...]", tuple(where.split(" ")))
    return Action(name, tuple(keys), label, help_, places, call, footer)


_LISTS = "list facts hits facets codebook timeline lost"

# fmt: off
ACTIONS: tuple[Action, ...] = (
    # ---- moving
    _action("row.down j down", "down", "next row", _LISTS, "move(1)"),
    _action("row.up k up", "up", "previous row", _LISTS, "move(-1)"),
    _action("row.first g home", "first", "first row", _LISTS, "edge(0)"),
    _action("row.last G end", "last", "last row", _LISTS, "edge(1)"),
    _action("row.page_down pagedown ctrl+d", "page down", "a page down", _LISTS, "page(1)"),
    _action("row.page_up pageup ctrl+u", "page up", "a page up", _LISTS, "page(-1)"),
    _action("row.open enter space", "open", "open what is under the cursor", "list facts codebook timeline lost", "open", 10),
    _action("line.down j down", "down", "next line", "article select", "line(1)"),
    _action("line.up k up", "up", "previous line", "article select", "line(-1)"),
    _action("line.right l right", "right", "next character", "article select", "character(1)"),
    _action("line.left h left", "left", "previous character", "article select", "character(-1)"),
    _action("text.first g home", "first", "start of the article", "article select", "edge(0)"),
    _action("text.last G end", "last", "end of the article", "article select", "edge(1)"),
    _action("text.page_down space pagedown ctrl+d", "page down", "a page down", "article select", "page(1)"),
    _action("text.page_up pageup ctrl+u", "page up", "a page up", "article select", "page(-1)"),
    _action("statement.next ]", "next statement", "next statement", "article viewer facts list", "screen.statement(1)", 20),
    _action("statement.previous [", "previous statement", "previous statement", "article viewer facts list", "screen.statement(-1)", 19),
    _action("fact.next }", "next fact", "next fact", "article viewer facts list", "screen.fact(1)", 22),
    _action("fact.previous {", "previous fact", "previous fact", "article viewer facts list", "screen.fact(-1)", 21),
    _action("article.count 5 6 7 8 9 0", "count", "a count for the next step (5w, 7j); one that begins with 1 to 4 after a zero (02w, 012j)", "article", "count"),
    _action("article.digit 1 2 3 4", "digit", "a further digit of a count", "article", "count"),
    _action("word.next w", "next word", "next word", "article", "word(1)"),
    _action("word.previous b", "previous word", "previous word", "article", "word(-1)"),
    _action("speaker.next )", "same speaker, next", "next statement of this speaker, over the whole library", "article viewer", "screen.same_speaker(1)"),
    _action("speaker.previous (", "same speaker, previous", "previous statement of this speaker, over the whole library", "article viewer", "screen.same_speaker(-1)"),
    _action("printed.next p", "also printed", "the same quotation in another article, in nearly the same words", "article viewer", "screen.printed_elsewhere"),
    _action("speaker.card enter", "speaker", "card of the speaker: all forms, roles and statements", "article viewer", "screen.speaker_card", 46),
    _action("viewer.down j down", "down", "scroll down", "viewer", "scroll_down"),
    _action("viewer.up k up", "up", "scroll up", "viewer", "scroll_up"),
    # ---- the list and the facts
    _action("article.star *", "star", "star the article, or take the star away", "list", "screen.star", 50),
    _action("article.unread r", "read / unread", "mark the article as read or unread", "list", "screen.toggle_read"),
    _action("list.order o", "order", "order the list: newest, title, publisher", "list", "screen.order", 52),
    _action("facts.fold left h", "fold", "fold or unfold this kind of fact", "facts", "fold"),
    _action("facts.unfold right l", "unfold", "unfold this kind of fact", "facts", "unfold"),
    # ---- finding
    _action("filter /", "filter", "filter this pane as you type; in the article, mark every match", "list article facts viewer", "screen.filter", 30),
    _action("hit.next n", "next hit", "next match in the article, or the next quote found", "list article viewer facts", "screen.hit(1)"),
    _action("hit.previous N", "previous hit", "previous match", "list article viewer facts", "screen.hit(-1)"),
    _action("quotes.search s", "quotes", "search quotes over the library, speaker first", "browser", "screen.search_quotes", 32),
    _action("timeline T", "timeline", "meetings, agreements and commitments of the library by date", "browser", "screen.timeline"),
    # ---- selecting
    _action("select.start v", "select", "select words by keyboard, from the cursor on", "article", "select", 34),
    _action("select.word w", "word", "one word more", "select", "extend('word', 1)", 60),
    _action("select.word_back b", "word back", "one word back", "select", "extend('word', -1)"),
    _action("select.clause c", "clause", "the clause, then the next", "select", "extend('clause', 1)", 61),
    _action("select.clause_back C", "clause back", "back to the start of the clause", "select", "extend('clause', -1)"),
    _action("select.sentence )", "sentence", "the sentence, then the next", "select", "extend('sentence', 1)", 62),
    _action("select.sentence_back (", "sentence back", "back to the start of the sentence", "select", "extend('sentence', -1)"),
    _action("select.statement ]", "statement", "the statement, then the next", "select", "extend_statement(1)", 63),
    _action("select.statement_back [", "statement back", "back to the start of the statement", "select", "extend_statement(-1)"),
    _action("select.paragraph }", "paragraph", "the paragraph, then the next", "select", "extend('paragraph', 1)", 64),
    _action("select.paragraph_back {", "paragraph back", "back to the start of the paragraph", "select", "extend('paragraph', -1)"),
    _action("select.swap o", "other end", "move the other end of the selection", "select", "swap", 65),
    _action("select.count 1 2 3 4 5 6 7 8 9 0", "count", "a count for the next step (3w: three words), or before t the number of a recent tag (1t)", "select", "count", 68),
    _action("select.add_statement s", "statement", "add a statement that the reader missed, on the selection", "select", "screen.add_statement", 66),
    _action("select.add_fact f", "fact", "add a fact that the reader missed, on the selection", "select", "screen.add_fact", 67),
    _action("select.cancel escape v", "stop", "stop selecting", "select", "cancel_selection", 80),
    # ---- annotating and reviewing
    _action("note a", "note", "write a note on the selection, else the statement", "browser select", "screen.note", 36),
    _action("tag t", "tag", "tag the selection, else the statement", "browser select", "screen.tag", 37),
    _action("tag.repeat .", "tag again", "the latest tags again", "browser hits", "screen.repeat_tag"),
    _action("codebook C", "codebook", "all tags: rename, merge, colour, describe, put under another", "browser", "screen.codebook"),
    _action("note.delete x", "delete note", "delete the notes and tags on this statement or selection", "browser", "screen.delete_note"),
    _action("correct e", "correct", "correct the speaker or the kind of the statement, or a field of the fact", "browser", "screen.correct", 38),
    _action("edges E", "edges", "move the edges of the statement, a note on it, or the fact, by the steps of a selection", "browser", "screen.edges"),
    _action("edges.keep enter", "keep", "keep the edges where they are now", "edges", "screen.keep_edges", 81),
    _action("edges.other E", "next", "the edges of the next thing here: the note, the next evidence", "edges", "screen.edges", 2),
    _action("review.accept + =", "accept", "accept the statement or fact", "browser", "screen.review('accepted')", 39),
    _action("review.reject -", "reject", "reject the statement or fact", "browser", "screen.review('rejected')", 40),
    _action("review R", "review", "walk through the suggestions of this article, one key each", "browser", "screen.walk", 44),
    _action("merge m", "merge", "say that this speaker, or the person or body of the fact, is the same as another", "browser", "screen.merge"),
    _action("article.date d", "date", "set the date of the article (2024-03-08, 2024-03, XXXX-03-08)", "browser", "screen.date"),
    _action("copy y", "copy", "copy the quote with its citation", "browser hits", "screen.copy", 41),
    _action("copy.as Y", "copy as", "copy the words alone, as Markdown, or the citation alone", "browser hits", "screen.copy_as"),
    _action("import I", "import", "take in a file or a folder in the background; again: stop it", "browser", "screen.import"),
    _action("reread L", "read again", "read again what an older reader has read; again: stop it", "browser", "screen.reread"),
    _action("lost P", "lost places", "notes and decisions that lost their place when a text or the reader changed", "browser", "screen.lost"),
    _action("lost.drop x", "drop", "delete the note, or take the decision back", "lost", "screen.drop", 20),
    _action("undo u", "undo", "take the latest change back", "browser hits codebook lost", "screen.undo", 42),
    _action("redo U", "redo", "make the change again", "browser hits codebook", "screen.redo"),
    # ---- panes
    _action("pane.next tab", "next pane", "next pane", "browser", "screen.pane_step(1)", 70),
    _action("pane.previous shift+tab", "previous pane", "previous pane", "browser", "screen.pane_step(-1)"),
    _action("pane.list 1", "articles", "article list", "browser", "screen.pane('list')"),
    _action("pane.article 2", "text", "article", "browser", "screen.pane('article')"),
    _action("pane.facts 3", "facts", "facts", "browser", "screen.pane('facts')"),
    _action("pane.viewer 4", "quote", "quote viewer", "browser", "screen.pane('viewer')"),
    _action("pane.narrower <", "narrower", "this pane narrower", "browser", "screen.resize_pane(-2)"),
    _action("pane.wider >", "wider", "this pane wider", "browser", "screen.resize_pane(2)"),
    _action("pane.zoom z", "zoom", "this pane alone, or all again", "browser", "screen.zoom"),
    # ---- the search screen
    _action("quotes.next tab", "facets", "next part of the screen", "quotes", "next_part", 20),
    _action("quotes.down down", "down", "from the words to the quotes", "quotes", "down"),
    _action("quotes.back escape", "back", "back to where you were", "quotes", "back", 80),
    _action("hits.open enter", "open", "open the article at the quote", "hits", "open", 10),
    _action("hits.mark space", "mark", "mark the quote, or take the mark away, and go on", "hits", "mark", 18),
    _action("hits.mark_all A", "mark all", "mark all quotes shown, or none", "hits", "mark_all"),
    _action("hits.tag t", "tag", "tag the marked quotes, else this one", "hits", "screen.tag", 19),
    _action("facets.choose enter space", "choose", "narrow the search to this, or make the saved search", "facets", "open", 10),
    _action("facets.forget x", "forget", "forget the saved search", "facets", "screen.forget_search", 24),
    _action("quotes.save ctrl+s", "save search", "save the search under a name", "quotes", "save_search", 26),
    _action("hits.save w", "save search", "save the search under a name", "hits facets", "screen.save_search", 26),
    _action("quotes.edit / s", "search", "back to the words of the search; on a card, search what the speaker said", "hits facets", "screen.edit", 22),
    # ---- other screens
    _action("timeline.back escape q", "back", "back to the browser", "timeline speaker codebook lost", "screen.back", 80),
    _action("card.merge m", "merge", "say that this speaker is the same as another", "speaker", "merge", 21),
    _action("card.split S", "split", "say that the marked statements, else this one, are of somebody else of the name", "speaker", "split", 23),
    _action("card.rename r", "rename", "give this speaker another name", "speaker", "rename", 22),
    _action("card.timeline T", "timeline", "whom the speaker met, what was agreed and promised, by date", "speaker", "timeline", 20),
    _action("code.new n", "new", "make a tag", "codebook", "screen.new", 20),
    _action("code.rename r", "rename", "rename the tag everywhere; to a name that is there, both become one", "codebook", "screen.rename", 21),
    _action("code.merge m", "merge", "make the tag one with another", "codebook", "screen.merge", 22),
    _action("code.parent p", "parent", "put the tag under another", "codebook", "screen.parent", 23),
    _action("code.colour c", "colour", "give the tag a colour", "codebook", "screen.colour", 24),
    _action("code.describe e", "describe", "say what the tag means", "codebook", "screen.describe", 25),
    _action("code.delete x", "delete", "take the tag off everything", "codebook", "screen.delete", 26),
    _action("timeline.filter f /", "filter", "only what names this actor, as you type", "timeline", "screen.filter", 30),
    _action("timeline.expiries x", "expiries", "only what agreements run until, or all again", "timeline", "screen.expiries", 31),
    _action("timeline.copy y", "copy", "copy the line with the title of its article", "timeline", "screen.copy", 32),
    _action("note.save ctrl+s", "save", "save the note", "note", "save", 1),
    _action("note.tags tab", "tags", "to the tags, and back to the note", "note", "app.focus_next", 2),
    _action("note.editor ctrl+o", "editor", "go on writing in $VISUAL or $EDITOR", "note", "editor", 3),
    _action("note.keep escape", "keep as draft", "close; what you typed is kept as a draft", "note", "keep", 80),
    _action("note.undo ctrl+z", "undo", "take back what was typed (elsewhere this key leads to the shell)", "note", "undo"),
    _action("form.save enter", "save", "save the statement or fact, what is begun in a line being completed", "form", "save", 1),
    _action("form.typed ctrl+s", "save as typed", "save with a new name as it is typed, though a known one begins so", "form", "save", 4),
    _action("form.next tab down", "next line", "next line", "form", "step(1)", 2),
    _action("form.previous shift+tab up", "previous line", "previous line", "form", "step(-1)"),
    _action("form.cancel escape", "cancel", "close without a change", "form", "cancel", 80),
    _action("walk.accept + = enter", "accept", "accept, and go on", "review", "decide('accepted')", 1),
    _action("walk.reject -", "reject", "reject, and go on", "review", "decide('rejected')", 2),
    _action("walk.correct e", "correct", "correct, and go on", "review", "correct", 3),
    _action("walk.skip space", "skip", "leave as it is, and go on", "review", "skip", 4),
    _action("walk.back b backspace", "back", "to the one before", "review", "back", 5),
    _action("walk.undo u", "undo", "take the latest decision back and return to it", "review", "undo", 6),
    _action("walk.close escape q", "end", "end the review; what was decided stays", "review", "close", 80),
    _action("ask.accept enter", "accept", "accept", "ask", "accept", 1),
    _action("ask.complete tab", "complete", "take the suggestion", "ask", "complete", 2),
    _action("ask.down down", "next suggestion", "next suggestion", "ask", "suggestion(1)"),
    _action("ask.up up", "previous suggestion", "previous suggestion", "ask", "suggestion(-1)"),
    _action("ask.cancel escape", "cancel", "close without a change", "ask", "cancel", 3),
    # ---- always
    _action("help ?", "keys", "all keys", "browser hits facets codebook timeline speaker lost", "app.help", 90),
    _action("palette :", "go to", "jump to an article, a speaker or a command by name", "browser hits", "app.command_palette", 48),
    _action("export X", "export", "export the search, the article, what is tagged, or all, to a file or folder", "browser hits", "app.export"),
    _action("suspend ctrl+z", "suspend", "to the shell and, with its command fg, back", "browser hits facets codebook timeline speaker lost", "app.suspend_process"),
    _action("theme !", "theme", "next theme", "browser", "app.next_theme"),
    _action("escape escape", "clear", "close or clear what is open; back to the search, card or timeline you came from", "browser", "screen.clear"),
    _action("quit q", "quit", "quit", "browser", "screen.leave", 85),
    _action("hits.back q", "back", "back to where you were", "hits facets", "screen.back"),
)
# fmt: on

WRITING = frozenset(
    "note tag tag.repeat note.delete correct edges review review.accept review.reject merge article.date undo redo"
    " article.star article.unread select.add_statement select.add_fact import reread lost.drop hits.tag"
    " facets.forget quotes.save hits.save card.merge card.split card.rename code.new code.rename code.merge"
    " code.parent code.colour code.describe code.delete".split()
)
"""Actions that a library open for reading only does not take."""


def at(where: Where) -> Iterator[Action]:
    """The actions of a place, in the order of the table."""
    return (action for action in ACTIONS if where in action.where)


def hints(where: Where) -> str:
    """The keys of a place that are worth showing, each with what it does, three spaces apart."""
    ranked = sorted(
        (action for action in at(where) if action.footer and action.keys), key=lambda action: action.footer
    )
    return "   ".join(f"{shown(action.keys[0])} {action.label}" for action in ranked)


def rebind(keys: Mapping[str, tuple[str, ...]]) -> None:
    """Give actions other keys from now on, by id; an action that stood on one of them loses it there.

    Bindings are made when screens and widgets are imported: call it before.
    """
    global ACTIONS
    changed = [action._replace(keys=keys.get(action.id, action.keys)) for action in ACTIONS]
    ours = [action for action in changed if action.id in keys]
    taken = {(place, key) for action in ours for place in action.where for key in action.keys}
    ACTIONS = tuple(action if action.id in keys else _without(action, taken) for action in changed)


def _without(action: Action, taken: set[tuple[Where, str]]) -> Action:
    free = tuple(key for key in action.keys if not any((place, key) in taken for place in action.where))
    return action._replace(keys=free) if free != action.keys else action


def clashes(keys: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, str, bool]]:
    """What is wrong with other keys, as (id, words, whether it can't be so).

    Two actions of a place can't have one key; an action that is left without any can still be found in
    the palette.
    """
    known = {action.id: action for action in ACTIONS}
    holders: dict[tuple[Where, str], str] = {}
    for name in keys:
        held = {
            holders.setdefault((place, key), name): key for place in known[name].where for key in keys[name]
        }
        others = held.keys() - {name}
        for other in others:
            yield name, f"{held[other]!r} is the key of {other} too", True
        if others:  # it keeps its own keys, so it takes none away
            holders = {where: holder for where, holder in holders.items() if holder != name}
    for action in ACTIONS:
        takers = [holders.get((place, key)) for key in action.keys for place in action.where]
        if action.id not in keys and not _without(action, set(holders)).keys:
            yield next(filter(None, takers)), f"{action.id} has no key any more", False


_NAMES = {
    "escape": "Esc", "enter": "Enter", "space": "Space", "tab": "Tab", "shift+tab": "S-Tab", "backspace": "Bksp",
    "pagedown": "PgDn", "pageup": "PgUp", "home": "Home", "end": "End",
    "up": "↑", "down": "↓", "left": "←", "right": "→",
}  # fmt: skip


def shown(key: str) -> str:
    """How a key is written for people: Esc, Ctrl+S, ?."""
    if key.startswith("ctrl+"):
        return "Ctrl+" + key[5:].upper()
    return _NAMES.get(key, key)


def shown_keys(action: Action) -> str:
    """All keys of an action for people; digits as a range."""
    if len(action.keys) > 2 and all(key.isdigit() for key in action.keys):
        first, *_, last = sorted(set(action.keys) - {"0"})
        if "0" not in action.keys:
            return f"{first}-{last}"
        return f"0-{last}" if first == "1" else f"0 {first}-{last}"
    return " ".join(shown(key) for key in action.keys)
