"""Titles in front of a name, several in a row and with brackets: "H.E. Dato’ Sri Dr", "Brig (retd)"."""

from __future__ import annotations

from store.reading.agents.vocabulary import HONORIFICS, ROLE_HEADS, word_set
from store.reading.document import Document

_RETIRED = word_set("retd retd. ret ret. rtd rtd. retired")
_SECOND = word_set("sri seri patinggi wira amar paduka setia indera panglima")  # only behind another title
_ALSO_NAMES = word_set("sen gen col rep lok sor tun pol don hon pres ato khun daw")
_NAMES_AND_TITLES = word_set("sultan emir amir prince imam sardar")  # names behind a plain title
_PLAIN_TITLES = word_set("mr mr. dr dr. prof prof. eng eng.")
_STYLES = ("excellency", "highness", "majesty", "honour", "eminence")
_CAPITALS = frozenset(("HE", "HH", "HRH", "HM"))
_APOSTROPHES = ("’", "'", "‘")


def titles_start(document: Document, i: int, begin: int) -> int:
    """Where the titles that stand right before token `i` begin; `i` when there are none."""
    words, lower = document.words, document.lower
    while i > begin:
        j = i - 1
        if words[j] == ")" and j - 2 > begin and words[j - 2] == "(" and lower[j - 1] in _RETIRED:
            i -= 3
        elif is_honorific(document, j) or words[j] in _CAPITALS or _opens_style(lower, j):
            i -= 1
        elif words[j] == "U" and words[i].istitle():
            i -= 1  # of Myanmar
        elif words[max(begin, j - 1) : i] == ["H", "E"]:
            i -= 2
        elif lower[j] in _SECOND and j > begin and (lower[j - 1] == "tan" or _ends_title(document, j)):
            i -= 1 + (lower[j - 1] == "tan")
        elif words[j] in (".", *_APOSTROPHES) and j > begin and lower[j - 1] in HONORIFICS:
            i -= 1
        elif lower[j] == "ro" and j - 2 >= begin and words[j - 2 : j] == ["W", "/"]:
            i -= 3
        else:
            break
    return i


def _opens_style(lower: list[str], i: int) -> bool:
    """Whether token `i` is the "Her" of "Her Excellency"."""
    return lower[i] in ("her", "his", "your") and lower[i + 1] in _STYLES


def is_honorific(document: Document, i: int) -> bool:
    """Whether token `i` is a title, and no name as in "Minister Sen Dara" and "Dr Sultan X"."""
    return document.lower[i] in HONORIFICS and not is_name_behind_title(document, i)


def is_name_behind_title(document: Document, i: int) -> bool:
    """Whether token `i`, elsewhere a title, is a name because a post or a title stands before it."""
    word, before = document.lower[i], document.lower[i - 1] if i else ""
    return (word in _ALSO_NAMES and before in ROLE_HEADS) or (
        word in _NAMES_AND_TITLES and before in _PLAIN_TITLES
    )


def _ends_title(document: Document, i: int) -> bool:
    """Whether a title, its apostrophe left out, stands right before token `i`."""
    i -= document.words[i - 1] in _APOSTROPHES
    return i > 0 and document.lower[i - 1] in HONORIFICS


def past_titles(document: Document, first: int, last: int) -> int:
    """The first token from `first` on, before `last`, that no title reaches: where the name itself begins."""
    begin = document.sentences[document.sentence_of[first]][0]
    begin = max(begin, first - 3)
    found = first
    for i in range(first + 1, min(last, first + 8)):
        if titles_start(document, i, begin) <= first:
            found = i
    return found
