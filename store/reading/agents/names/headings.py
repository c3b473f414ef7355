"""Words that only a sentence’s or a headline’s beginning gives a capital, and that name nothing."""

from __future__ import annotations

from store.reading.agents import gazetteer
from store.reading.agents.tagged import Name
from store.reading.agents.vocabulary import word_set
from store.reading.document import Document

_OPENERS = word_set(
    "although amongst among however meanwhile moreover numerous several many most some despite during "
    "according after before until while since because when where if then thus also additionally "
    "furthermore nevertheless earlier later officials residents police scholars scientists "
    "yards mills mines farms factories shipyards ports hotels plants firms growers skippers "
    "researchers experts critics opponents supporters workers farmers students teachers nurses "
    "doctors women children people"
)
COMMON = word_set(
    "the in on at for and but by with from to of it he she they we you this that will may mark long "
    "so an say pen rose grant young son sun lay van non som may sea many hall day bill prime first "
    "new"
)


def opens_a_sentence_only(
    document: Document, name: Name, parts: set[str], small: set[str], once: set[str]
) -> bool:
    """Whether one word is capitalised only because a sentence begins with it; `once` stand there alone."""
    lower = document.lower[name.first]
    if name.last - name.first > 1 or document.words[name.first].isupper() or lower in parts:
        return False
    begin = document.sentences[document.sentence_of[name.first]][0]
    opens = name.first == begin or not document.words[name.first - 1][0].isalnum()
    after = name.first + 1
    noun = after < len(document.words) and document.words[after].islower() and document.pos[after] == "NOUN"
    noun = noun and not document.lower[after].endswith(("s", "ed"))  # "Mary teaches" is no noun
    unlisted = lower not in gazetteer.given_names() and lower not in gazetteer.family_names()
    if opens and unlisted and name.kind == "person" and document.words[name.first] in once:
        return True  # nobody is introduced so
    return opens and (
        lower in COMMON or lower in _OPENERS or lower in small or (noun and name.kind == "person")
    )


def opens_the_heading_only(document: Document, name: Name) -> bool:
    """Whether an unknown single word opens the title and comes nowhere else: "Malaria nets handed out"."""
    word = document.words[name.first]
    if name.first or name.last != 1 or name.kind == "place" or word.isupper():
        return False
    lower = word.lower()
    known = lower in gazetteer.given_names() or lower in gazetteer.family_names()
    heading = document.words[document.sentences[0][1] - 1][-1] not in ".!?:"
    return heading and not known and word not in document.words[1:]


def without_headline_words(document: Document, names: list[Name], small: set[str]) -> list[Name]:
    """The names without what a headline in capitals only makes look like one: "Talks on Farm Workers"."""
    if not names:
        return names
    first, last = document.sentences[0]
    longer = [w for w in document.words[first:last] if w.isalpha() and len(w) > 3]
    if len(longer) < 4 or not all(w[0].isupper() for w in longer) or document.words[last - 1] == ".":
        return names
    below = {tuple(document.lower[n.first : n.last]) for n in names if n.first >= last}
    kept = []
    for name in names:
        inside = tuple(document.lower[name.first : name.last])
        plain = any(len(word) > 3 and word in small for word in inside)
        if name.first >= last or name.kind == "place" or inside in below or not plain:
            kept.append(name)
    return kept
