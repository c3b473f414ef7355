"""The query language: any text is a query, never an error.

    query   = any { "or" any } ;  any = { [ "-" ] term } ;
    term    = "(" query ")" | field compare value | field compare "(" query ")" | value ;
    value   = word | word "*" | '"' phrase '"' ;  compare = ":" | "<" | "<=" | ">" | ">=" | "="

A bracket or quotation mark without its partner counts as closed at the end; a field that does not
exist is words. What comes after a bound of different words and fields is left out.
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from store.search.text import tokens

_FIELDS = """
    speaker to role org about kind act cue in article publisher
    date after before tag note status has until order
"""
FIELDS = frozenset(_FIELDS.split())
Compare = Literal[":", "<", "<=", ">", ">=", "="]


class Words(NamedTuple):
    """Words that stand in this order beside each other; with `prefix` the last may go on."""

    tokens: tuple[str, ...]
    prefix: bool = False


class Field(NamedTuple):
    """A field compared with a value, as typed."""

    name: str
    compare: Compare
    value: str
    prefix: bool = False


class Not(NamedTuple):
    """What `node` does not match."""

    node: Node


class All(NamedTuple):
    """What every one of `nodes` matches; without nodes everything."""

    nodes: tuple[Node, ...]


class Any(NamedTuple):
    """What one of `nodes` matches."""

    nodes: tuple[Node, ...]


class Inside(NamedTuple):
    """Words that are looked for at another place than usual; without words what has such a place."""

    place: str
    words: Words | None = None


Node = Words | Field | Not | All | Any | Inside

PLACES = ("articles", "statements", "facts", "notes")
_PLACES = {"text": "articles", "title": "articles", "quotes": "statements", "quote": "statements"}

_QUOTES = '"“”„«»'
_TOKEN = re.compile(
    rf"""
    (?P<space>\s+)
  | (?P<open>\() | (?P<close>\))
  | (?P<field>(?a:[A-Za-z]+))(?P<compare><=|>=|[:<>=])
    (?:[{_QUOTES}](?P<fphrase>[^{_QUOTES}]*)[{_QUOTES}]?|(?P<fword>[^\s(){_QUOTES}]*))(?P<fstar>\*?)
  | [{_QUOTES}](?P<phrase>[^{_QUOTES}]*)[{_QUOTES}]?(?P<pstar>\*?)
  | (?P<minus>-(?=\S))
  | (?P<word>[^\s(){_QUOTES}]+)
    """,
    re.VERBOSE,
)


def parse(query: str) -> Node:
    """The meaning of `query`."""
    parser = _Parser(query)
    nodes = [parser.any_of()]
    while parser.pending():  # a closing bracket too many
        parser.skip()
        nodes.append(parser.any_of())
    return _all(nodes)


def positive(node: Node) -> list[Node]:
    """The words and fields that make `node` match, without those it excludes."""
    match node:
        case Words() | Field():
            return [node]
        case All(nodes) | Any(nodes):
            return [leaf for each in nodes for leaf in positive(each)]
    return []


def placed(node: Node, own: str, place: str | None = None) -> Node:
    """`node` with `in:` applied to the words beside it, in brackets too; `own` is where words usually are."""
    match node:
        case Words():
            return node if place is None or place == own else Inside(place, node)
        case Field(name="in"):
            found = _place(node)
            return All(()) if found in (None, own) else Inside(found)
        case Not(inner):
            return Not(placed(inner, own, place))
        case Any(nodes):
            return Any(tuple(placed(each, own, place) for each in nodes))
        case All(nodes):
            said = [each for each in nodes if isinstance(each, Field) and each.name == "in"]
            others = tuple(each for each in nodes if each not in said)
            for each in said:
                place = _place(each) or place
            if said and not any(map(_has_words, others)):
                return All((*(placed(each, own) for each in said), *others))
            return All(tuple(placed(each, own, place) for each in others))
    return node


def _place(field: Field) -> str | None:
    """The place that a value of `in:` means: note, notes, in short also no."""
    value = "".join(tokens(field.value))
    value = _PLACES.get(value, value)
    return next((place for place in PLACES if value and place.startswith(value)), None)


def _has_words(node: Node) -> bool:
    match node:
        case Words():
            return True
        case Not(inner):
            return _has_words(inner)
        case All(nodes) | Any(nodes):
            return any(map(_has_words, nodes))
    return False


def mentions(node: Node, field: str, value: str | None = None) -> bool:
    """Whether `field` (with `value`) stands anywhere in the query."""
    match node:
        case Field():
            return node.name == field and (value is None or value in tokens(node.value))
        case Not(inner):
            return mentions(inner, field, value)
        case All(nodes) | Any(nodes):
            return any(mentions(each, field, value) for each in nodes)
    return False


def _all(nodes: list[Node]) -> Node:
    kept = list(dict.fromkeys(node for node in nodes if node != All(())))
    return kept[0] if len(kept) == 1 else All(tuple(kept))


class _Parser:
    """One pass over the tokens; deeper brackets than SQLite's stack holds, and very many, don't group."""

    _DEEPEST = 10
    _MOST = 100
    _BEGINNING = 10  # so many words does the beginning of one cost

    def __init__(self, query: str) -> None:
        self._tokens = [found for found in _TOKEN.finditer(query) if found.lastgroup != "space"]
        self._at = 0
        self._known: set[Node] = set()
        self._room = self._brackets = self._MOST

    def pending(self) -> bool:
        return self._at < len(self._tokens)

    def skip(self) -> None:
        self._at += 1

    def any_of(self, depth: int = 0) -> Node:
        choices = [self._all_of(depth)]
        while self.pending() and _is_or(self._tokens[self._at]):
            self.skip()
            choices.append(self._all_of(depth))
        choices = list(dict.fromkeys(choice for choice in choices if choice != All(())))
        if not choices:
            return All(())
        return choices[0] if len(choices) == 1 else Any(tuple(choices))

    def _all_of(self, depth: int) -> Node:
        nodes: list[Node] = []
        negate = False
        while self.pending():
            found = self._tokens[self._at]
            if found["close"] or _is_or(found):
                break
            self.skip()
            if found["minus"] or found["word"] == "NOT":
                negate = not negate
                continue
            if found["open"]:
                node = self._bracket(depth)
            elif self._opens_bracket(found):
                self.skip()
                compare: Compare = found["compare"]  # type: ignore[assignment]
                node = _spread(found["field"].lower(), compare, self._bracket(depth))
            else:
                node = self._within(_term(found))
            if node != All(()):
                nodes.append(Not(node) if negate else node)
            negate = False
        return _all(nodes)

    def _opens_bracket(self, found: re.Match[str]) -> bool:
        """Whether a field has a bracket for its value."""
        alone = found["field"] and found["fphrase"] is None and not found["fword"] and not found["fstar"]
        known = alone and found["field"].lower() in FIELDS
        return bool(known and self.pending() and self._tokens[self._at]["open"])

    def _within(self, node: Node) -> Node:
        """`node` if there is room for one more."""
        if node not in self._known:
            cost = self._BEGINNING if isinstance(node, Words | Field) and node.prefix else 1
            if self._room < cost:
                return All(())
            self._room -= cost
            self._known.add(node)
        return node

    def _bracket(self, depth: int) -> Node:
        if depth >= self._DEEPEST or not self._brackets:
            return All(())
        self._brackets -= 1
        node = self.any_of(depth + 1)
        if self.pending() and self._tokens[self._at]["close"]:
            self.skip()
        return node


def _spread(name: str, compare: Compare, node: Node) -> Node:
    """`speaker:(droz or vael)`: the words in the bracket are values of the field."""
    match node:
        case Words(words, prefix):
            return Field(name, compare, " ".join(words), prefix)
        case Not(inner):
            return Not(_spread(name, compare, inner))
        case All(nodes):
            return All(tuple(_spread(name, compare, each) for each in nodes))
        case Any(nodes):
            return Any(tuple(_spread(name, compare, each) for each in nodes))
    return node


def _is_or(found: re.Match[str]) -> bool:
    return found["word"] in ("or", "OR", "|")


def _term(found: re.Match[str]) -> Node:
    if found["field"]:
        name = found["field"].lower()
        phrase, word = found["fphrase"], found["fword"] or ""
        value = word if phrase is None else phrase
        prefix = bool(found["fstar"]) or (phrase is None and word.endswith("*"))
        if name in FIELDS:
            compare: Compare = found["compare"]  # type: ignore[assignment]
            return Field(name, compare, value.rstrip("*"), prefix) if value.strip("* ") else All(())
        return _words(f"{name} {value}", prefix)
    if found["phrase"] is not None:
        return _words(found["phrase"], bool(found["pstar"]))
    word = found["word"] or ""
    return All(()) if word == "AND" else _words(word, word.endswith("*"))


def _words(text: str, prefix: bool) -> Node:
    found = tuple(tokens(text))
    return Words(found, prefix) if found else All(())
