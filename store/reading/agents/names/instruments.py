"""Plans, laws, treaties and events that look like names of organizations and are no agents."""

from __future__ import annotations

from store.reading.agents.names.bodies import CLOSING, INSTRUMENTS, OPENING, has_head, is_acronym
from store.reading.agents.tagged import Name
from store.reading.agents.vocabulary import ORGANIZATION_HEADS, ROLE_HEADS, word_set
from store.reading.document import Document

_ACTING = word_set(
    "said says told would will has have had welcomed called urged warned added wrote noted helps helped runs "
    "ran pays paid funds funded works worked plans planned praised thanked reported estimates estimated"
)


def instrument_acronyms(document: Document) -> frozenset[str]:
    """The acronyms in brackets of what is no body: "Labour Mobility Agreement (LMA)", "workers (OFWs)"."""
    words, lower = document.words, document.lower
    found: set[str] = set()
    for i in range(2, len(words) - 2):
        acronym = words[i + 1]
        if words[i] not in OPENING or words[i + 2] not in CLOSING or not is_acronym(acronym):
            continue
        if (
            acronym[-1] == "s"
            and acronym[:-1].isupper()
            and words[i - 1].islower()
            and lower[i - 1][-1] == "s"
        ):
            found.update((acronym, acronym[:-1]))
        instrument = lower[i - 1] in INSTRUMENTS - {"initiative", "programme", "program", "bill", "day"}
        spelt = words[i - 1][0].isupper() or lower[i - 1][0] == acronym[-1].lower()
        if instrument and spelt and words[i - 2][0].isalpha():
            found.add(acronym)
    return frozenset(found)


def is_instrument(document: Document, name: Name) -> bool:
    """Whether this names a plan, a law, an event or the like, which is no agent."""
    lower, words = document.lower, document.words
    last = lower[name.last - 1]
    if _names_instrument(document, name):
        return True
    if name.kind == "person" and name.last - name.first > 2 and not name.sure:
        return _belongs_to_instrument(document, name)
    if name.kind != "organization":
        return False
    if last in INSTRUMENTS and name.last - name.first > 1:
        if "of" in lower[name.first : name.last] and has_head(document, name):
            return False
        if last in ("initiative", "compact") and (name.sure or _acts(document, name)):
            return False
        return not _has_head_but_last(document, name)
    if lower[name.first] in INSTRUMENTS and lower[name.first + 1 : name.last][:1] in (["of"], ["on"]):
        return True
    if _belongs_to_instrument(document, name) or _apposed_instrument(document, name):
        return True
    following = words[name.last] if name.last < len(words) else ""
    if following in CLOSING and name.first > 1 and words[name.first - 1] in OPENING:
        return lower[name.first - 2] in INSTRUMENTS or words[name.first - 2][0].islower()
    return False


def _acts(document: Document, name: Name) -> bool:
    """Whether a body stands here: before "said", "will pay", behind "director of the", "helped by the"."""
    lower = document.lower
    after = lower[name.last] if name.last < len(lower) else "."
    i = name.first - 1 - (name.first > 0 and lower[name.first - 1] == "the")
    led = i > 0 and lower[i] in ("of", "at", "by", "from") and lower[i - 1] in ROLE_HEADS
    verb = name.last < len(lower) and document.pos[name.last] == "VERB" and after.isalpha()
    return led or verb or after in _ACTING or (after in ("’s", "'s") and lower[name.last + 1] in ROLE_HEADS)


def _names_instrument(document: Document, name: Name) -> bool:
    """Whether this is what a plan is called: "the programme, named X", "a scheme called X"."""
    lower, i = document.lower, name.first - 1
    if (
        i < 2
        or lower[name.last : name.last + 1] in (["’s"], ["'s"])
        or lower[i] not in ("named", "called", "dubbed", "titled", "christened")
    ):
        return False
    return any(word in INSTRUMENTS or word in ("drive", "campaign") for word in lower[i - 2 : i])


def _apposed_instrument(document: Document, name: Name) -> bool:
    """Whether the words behind call it a plan: "the X Facility, a five-year programme"."""
    lower, i = document.lower, name.last
    if lower[i : i + 1] != [","] or lower[i + 1 : i + 2] not in (["a"], ["an"]):
        return False
    k = i + 2
    while k < min(i + 6, len(lower)) and lower[k][0].isalnum() and lower[k] not in INSTRUMENTS:
        k += 1
    return k + 1 < len(lower) and lower[k] in INSTRUMENTS and document.pos[k + 1] != "NOUN"


def _belongs_to_instrument(document: Document, name: Name) -> bool:
    """Whether this only tells what a plan or treaty is for ("Convention on …")."""
    i = name.first - 1
    while i > 0 and name.first - i < 4 and document.lower[i] in ("for", "of", "on", "the", "to", "against"):
        i -= 1
    if i == name.first - 1 or i < 0 or document.lower[i] not in INSTRUMENTS:
        return False
    inside = document.lower[name.first : name.last]
    return document.words[i][0].isupper() and not any(word in ORGANIZATION_HEADS for word in inside)


def _has_head_but_last(document: Document, name: Name) -> bool:
    inside = document.lower[name.first : name.last - 1]
    return inside[0] in ("world", "un", "united") or any(
        word in ("council", "fund", "commission") for word in inside
    )
