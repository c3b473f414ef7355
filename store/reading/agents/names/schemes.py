"""Names of schemes, which are no agents: "the Second Spring programme", “Way Home” project."""

from __future__ import annotations

from store.reading.agents.names.places import is_listed_place
from store.reading.agents.tagged import Name
from store.reading.agents.vocabulary import ORGANIZATION_HEADS, word_set
from store.reading.document import Document

_SCHEMES = word_set(
    "programme program scheme initiative project fund system visa regulation directive bill app portal"
)
_LINKS = word_set("at of to y de for on in")  # "the Pension at Home programme"
_FOUNDING = word_set(
    "set launch launched launching create created creating establish established start started"
)
_OPENING, _CLOSING = frozenset("“‘\"'"), frozenset("”’\"'")


def without_schemes(document: Document, names: list[Name]) -> list[Name]:
    """The names without those that stand only inside the name of a scheme."""
    inside = [_in_scheme(document, name) for name in names]
    if not any(inside):
        return names
    elsewhere = {document.lower[n.last - 1] for n, scheme in zip(names, inside, strict=True) if not scheme}
    return [
        n
        for n, scheme in zip(names, inside, strict=True)
        if not scheme or document.lower[n.last - 1] in elsewhere
    ]


def _in_scheme(document: Document, name: Name) -> bool:
    """Whether the noun of a scheme follows, at once or behind the closing mark of a quoted name."""
    if _is_founded(document, name):
        return True
    words, lower = document.words, document.lower
    k, quoted = name.last, False
    while k < min(name.last + 5, len(words)) and lower[k] not in _SCHEMES:
        if words[k] in _CLOSING:
            quoted = not _OPENING.isdisjoint(words[max(0, name.first - 5) : name.first])
        elif not quoted and document.sentence_of[k] != document.sentence_of[name.first]:
            return False
        k += 1
    if k >= len(words) or lower[k] not in _SCHEMES or not words[k].islower():
        return False
    if quoted:
        return True
    text = lower[name.first : name.last]
    shouted = name.last - name.first == 1 and words[name.first].isupper() and lower[k] != "scheme"
    body = shouted or any(word in ORGANIZATION_HEADS for word in text) or is_listed_place(" ".join(text))
    led = name.kind != "place" and lower[name.first - 1 : name.first] == ["the"]
    joined = all(words[i][0].isupper() or lower[i] in _LINKS for i in range(name.last, k))
    return (k == name.last or (led and joined)) and not body


def _is_founded(document: Document, name: Name) -> bool:
    """Whether somebody sets it up here: "will set up a Drivers Relief Fund"."""
    lower, i = document.lower, name.first
    founded = lower[i - 1 : i] in (["a"], ["an"]) and any(
        w in _FOUNDING for w in lower[max(0, i - 4) : i - 1]
    )
    return founded and lower[name.last - 1] in ("fund", "facility", "scheme", "initiative", "programme")
