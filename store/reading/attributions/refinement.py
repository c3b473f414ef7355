"""The last touch on an attribution: act, source and medium, and content without what only introduces it.

"Minister Ana Ruiz wrote on Facebook that she would resign": Ana Ruiz, a minister, on Facebook, commits.
"""

from __future__ import annotations

from store.reading.attributions.attribution import Attribution
from store.reading.attributions.clauses import is_finite
from store.reading.attributions.sources import CARRIERS, asserts_verdict, split_source
from store.reading.attributions.speech_acts import acts
from store.reading.document import Document
from store.reading.tagging import is_verb
from store.reading.wordlist import words_of
from store.records import Act, Span

_EXPRESSING = words_of(
    "express expressed expresses expressing voice voiced voices voicing reiterated reiterating reaffirmed"
)
_OPINIONS = words_of(
    "belief conviction confidence view opinion hope optimism doubt fear concern certainty expectation"
)
_INTENTIONS = words_of(
    "commitment intention desire readiness willingness determination plan plans pledge promise interest"
)
_THANKS = words_of("thanks gratitude appreciation")
_PRAISES = words_of("admiration satisfaction pride")
_MEDIUM_LINKS = words_of("in on via through")
_WE = words_of("we i he she they")
_WILL = words_of("will would 'll ’ll shall")
_BEING = words_of("was is were came")
_TOOK = words_of("took takes taking turned")


def refine(document: Document, grammar: list[str], one: Attribution) -> None:
    """Complete `one` in place."""
    cue = None if one.cue is None else document.token_at(one.cue[0])
    if cue is not None:
        if document.lower[cue] == "according" and document.lower[cue + 1 : cue + 2] == ["to"]:
            one.cue = document.span(cue, cue + 2)
        _without_introduction(document, cue, one)
    if one.source is not None:
        first = document.token_at(one.source[0])
        end = document.token_at(one.source[1] - 1) + 1
        if cue is not None and document.lower[cue] in _BEING and asserts_verdict(document, end):
            one.cue = document.span(end - 1, end)
        source = split_source(document, first, max(first + 1, end))
        one.source = document.span(*source.name)
        one.role = source.role and document.span(*source.role)
        one.medium = source.medium and document.span(*source.medium)
    if cue is not None:
        one.medium = one.medium or _medium(document, cue)
        one.implicit = one.implicit or _is_implicit(grammar, document, cue, one)
        one.act = _act(document, grammar, cue, one)
    elif one.rule.startswith("quotation"):
        one.act = _assertion_or_promise(document, one)


def _without_introduction(document: Document, cue: int, one: Attribution) -> None:
    """Leave out "his firm belief that"."""
    start, end = one.parts[0]
    first = document.token_at(start)
    if document.starts[first] != start or first <= cue:
        return
    lower = document.lower
    if lower[cue] in _EXPRESSING:
        for i in range(first, min(first + 6, len(lower) - 1)):
            if lower[i] in _OPINIONS and lower[i + 1] == "that" and document.starts[i + 2] < end:
                one.parts[0] = (document.starts[i + 2], end)
                return


def _medium(document: Document, cue: int) -> Span | None:
    """The carrier beside a cue: "wrote on Facebook", "took to social media to explain"."""
    lower = document.lower
    begin, stop = document.sentences[document.sentence_of[cue]]
    for i in range(cue + 1, min(cue + 6, stop)):
        if lower[i] in _MEDIUM_LINKS:
            for j in range(i + 1, min(i + 7, stop)):
                if lower[j] in CARRIERS and CARRIERS.isdisjoint(lower[j + 1 : j + 2]):
                    return document.span(i + 1, j + 1)
                if document.pos[j] in ("VERB", "PUNCT"):
                    break
            break
    if cue >= begin + 3 and lower[cue - 1] == "to":
        for i in range(cue - 2, max(begin, cue - 8), -1):
            if lower[i] == "to" and lower[i - 1] in _TOOK:
                return document.span(i + 1, cue - 1)
    return None


def _is_implicit(grammar: list[str], document: Document, cue: int, one: Attribution) -> bool:
    """Whether the cue stands without a subject of its own: ", adding that"."""
    if one.source is None:
        return True
    if grammar[cue][:2] != "Vg":
        return False
    source = document.token_at(one.source[1] - 1)
    return source < cue and any(grammar[i][:2] == "Vf" for i in range(source + 1, cue))


def _act(document: Document, grammar: list[str], cue: int, one: Attribution) -> Act:
    """ "expressed gratitude": thank; "suggested that he leave": request; what reports nothing: attitude."""
    lower = document.lower
    if lower[cue : cue + 2] == ["as", "per"]:
        return "assert"
    act = acts().get(lower[cue])
    if act is None or (one.kind == "indirect" and not _reports(document, grammar, cue, one, act)):
        return "assert" if one.kind == "direct" else "attitude"
    first = document.token_at(one.parts[0][0])
    words = lower[first : first + 6]
    if lower[cue] in _EXPRESSING or lower[cue].startswith("announc"):
        for listed, meant in _EXPRESSED:
            if any(word in listed for word in [*words, *lower[cue + 1 : cue + 5]]):
                return meant
    if lower[cue].startswith("suggest") and act == "request":
        verbs = [tag for tag in grammar[first : first + 25] if is_verb(tag)]
        return "request" if verbs and verbs[0][:2] == "Vb" else "assert"
    if lower[cue].startswith("call") and lower[cue + 1 : cue + 2] in (["for"], ["on"], ["upon"]):
        return "request"
    return _assertion_or_promise(document, one) if act == "assert" else act


_EXPRESSED: tuple[tuple[frozenset[str], Act], ...] = (
    (_INTENTIONS, "commit"),
    (_THANKS, "thank"),
    (_PRAISES, "praise"),
    (_OPINIONS, "believe"),
)


def _reports(document: Document, grammar: list[str], cue: int, one: Attribution, act: Act) -> bool:
    """False where a reporting verb reports nothing: "to demand higher wages", "continued to work"."""
    first = document.token_at(one.parts[0][0])
    last = document.token_at(one.parts[-1][1] - 1) + 1
    finite = is_finite(grammar, first, last)
    tag = grammar[cue]
    if document.lower[cue] == "according":
        return True
    if tag[0] != "V":
        return finite and document.lower[cue] in (":", "per")
    if document.lower[first] == "to" and act == "assert":
        return False
    return finite or tag[1] in "fgn"


def _assertion_or_promise(document: Document, one: Attribution) -> Act:
    """A promise when somebody says what they will do themselves."""
    first = document.token_at(one.parts[0][0])
    words = [word for word in document.lower[first : first + 4] if word[0].isalpha() or word in _WILL]
    if len(words) > 1 and words[0] in _WE and words[1] in _WILL and words[2:3] != ["be"]:
        return "commit"
    return "assert"
