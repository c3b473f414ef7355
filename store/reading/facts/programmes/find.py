"""Programmes: named or clearly described schemes that somebody runs."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from store.reading.agents.vocabulary import ROLE_HEADS
from store.reading.document import Document
from store.reading.facts.commitments.words import OFFICES
from store.reading.facts.context import Context, names
from store.reading.facts.dates.words import MONTHS, WEEKDAYS
from store.reading.facts.draft import Draft
from store.reading.facts.phrasing.agents import agents_of_phrase, object_end
from store.reading.facts.phrasing.clauses import subject
from store.reading.facts.phrasing.phrases import (
    acronym_bracket,
    clause_end,
    is_acronym,
    noun_phrase_end,
    printed,
    sentence_end,
    sentence_start,
    trimmed,
)
from store.reading.facts.programmes import words as vocabulary
from store.reading.facts.programmes.names import Scheme, belongs_before, is_headline, told_before
from store.records import Programme, Span

_LONGEST_NAME = 20  # tokens to either side of its head


def find(context: Context, agreed: Collection[int] = ()) -> Iterator[Draft]:
    """One draft per programme, in text order; `agreed` are the heads of plans that are agreements."""
    document = context.document
    known: dict[str, Draft] = {}
    again: dict[str, list[Span]] = {}
    acronyms: dict[str, str] = {}
    followed = _followed(document)
    for i, word in enumerate(document.lower):
        if (word not in vocabulary.HEADS and word not in vocabulary.PLURAL_HEADS) or i in agreed:
            continue
        scheme = (
            _including(context, i)
            if word in vocabulary.PLURAL_HEADS
            else _called(context, i)
            or _named(context, i)
            or told_before(context, i)
            or _abbreviated(context, i, followed)
            or _described(context, i)
        )
        if scheme is None:
            continue
        name = printed(document, document.span(scheme.first, scheme.last))
        key = " ".join(w for w in name.lower().split("(")[0].split() if w not in ("the", "a", "new"))
        key = acronyms.get(key.split()[0], key)
        if "(" in name:
            acronyms[name.lower().partition("(")[2].partition(")")[0]] = key
        if key in known:
            again[key].append(trimmed(document, scheme.first, scheme.last))
            continue
        again[key] = []
        known[key] = _draft(context, scheme, name)
    for key, found in known.items():
        found.evidence = tuple(sorted({*found.evidence, *again[key]}))
        yield found


# ---------------------------------------------------------------- the ways to name a programme


def _called(context: Context, i: int) -> Scheme | None:
    """ "the project, called Second Wind": the name stands after the noun."""
    document = context.document
    words, lower = document.words, document.lower
    stop = sentence_end(document, i)
    k = i + 1 + (lower[i + 1 : i + 2] == [","])
    if k + 1 < stop and lower[k] in ("that", "which") and lower[k + 1] in ("is", "was"):
        k += 2
    if k + 1 >= stop or lower[k] not in vocabulary.NAMED:
        return None
    k += 2 if lower[k + 1] == "as" else 1
    k += k < stop and words[k] in '“"‘'
    last = k
    while last < stop and _belongs_after(words, lower, last, stop):
        last += 1
    return Scheme(k, last, i, "programme:called", 0.85) if last > k and words[k][0].isupper() else None


def _named(context: Context, i: int) -> Scheme | None:
    """ "the Youth Employment Programme (YEP)", "the National Plan for Clean Water 2025-2030"."""
    document = context.document
    words, lower = document.words, document.lower
    if not words[i][0].isupper() or is_headline(document, i):
        return None
    first, last = i, i + 1
    floor = max(sentence_start(document, i), i - _LONGEST_NAME)
    stop = min(sentence_end(document, i), i + _LONGEST_NAME)
    while first > floor and belongs_before(words, lower, first - 1, floor):
        first -= 1
    if lower[first] in vocabulary.DETERMINERS and first < i:
        first += 1
    while last < stop and _belongs_after(words, lower, last, stop):
        last += 1
    if last + 2 < stop and words[last] == "(" and acronym_bracket(document, last):
        last += 3
    if i + 1 < last and words[i + 1][0].isalpha() and words[i + 1][0].isupper():
        if words[i] != "Project" or first < i or not _is_run(context, i, last):
            return None  # "Business Plan Competition" is none
        return Scheme(i, last, i, "programme:named", 0.75)
    acronym = words[last - 1] == ")" and lower[i] == "system" and _is_used(context, first)
    long = lower[i] == "project" and last - first > 3
    if lower[i] in vocabulary.UNSURE_HEADS and not (acronym or long) and not _is_run(context, first, last):
        return None
    if last - first < 2 or (lower[i] in vocabulary.WEAK_HEADS and last - first < 3):
        return None
    if (
        any(w in vocabulary.BODIES or w in OFFICES for w in lower[first:last])
        or any(w in ROLE_HEADS for w in lower[i + 1 : last])
        or context.is_organization(i)
        or " ".join(lower[first : i + 1]) in vocabulary.NOT_PROGRAMMES
    ):
        return None
    return Scheme(first, last, i, "programme:named", 0.85)


def _is_run(context: Context, first: int, last: int) -> bool:
    """Whether something is done under it, or somebody began or runs it: no mere machine or building."""
    lower, k = context.document.lower, first - 1
    while k > 0 and lower[k] in vocabulary.DETERMINERS:
        k -= 1
    before = lower[k] if k >= 0 else ""
    begun = (
        before in vocabulary.SIGNS_OF_LIFE
        or before in vocabulary.TO_RUN
        or lower[k - 1 : k + 1] == ["set", "up"]
    )
    if before == "under" or begun:
        return True
    for j in range(last, min(last + 5, len(lower) - 1)):
        active = lower[j] in vocabulary.RUN and lower[j - 1] not in vocabulary.PASSIVE
        if lower[j] in vocabulary.SIGNS_OF_LIFE and not (active and lower[j + 1] not in vocabulary.AFTER_RUN):
            return True  # not "the Fund launched a project"
    return False


def _is_used(context: Context, first: int) -> bool:
    """ "through the X System (XS)", "launched its own X System (XS)"."""
    lower = context.document.lower
    before = lower[max(sentence_start(context.document, first), first - 6) : first]
    return any(
        w in vocabulary.RUN or w in vocabulary.RUNS or w in ("through", "via", "under") for w in before
    )


def _belongs_after(words: list[str], lower: list[str], k: int, stop: int) -> bool:
    if words[k][0].isupper() or words[k].isdecimal() or words[k] in ("-", "–", "/"):
        return True
    if words[k] == "," and lower[k - 1] in vocabulary.HEADS:
        return False  # "the Shore Initiative, Norvind and Vael"
    joining = lower[k] in ("for", "of", "and", "on", "the", "to", ",")
    return joining and _goes_on(words, lower, k, stop)


def _goes_on(words: list[str], lower: list[str], k: int, stop: int) -> bool:
    """Whether a capital follows the small word at `k`, directly or after "the"."""
    for j in range(k + 1, min(k + 3, stop)):
        if lower[j] in WEEKDAYS or lower[j] in MONTHS:
            return False
        if words[j][0].isupper():
            return words[k] != "," or "and" in lower[j : j + 6]
        if lower[j] not in ("the", "of", "and"):
            return False
    return False


def _followed(document: Document) -> frozenset[str]:
    """The acronyms of what something is done under: "work under the SWS"."""
    words, lower = document.words, document.lower
    return frozenset(
        words[k + 2]
        for k in range(len(words) - 2)
        if lower[k] in ("under", "through")
        and lower[k + 1] in vocabulary.DETERMINERS
        and is_acronym(words[k + 2])
    )


def _abbreviated(context: Context, i: int, followed: Collection[str]) -> Scheme | None:
    """ "the seasonal worker system (SWS)": small letters and an acronym, of what is run or done under it."""
    document = context.document
    words = document.words
    if (
        words[i][0].isupper()
        or i + 3 >= len(words)
        or words[i + 1] != "("
        or not acronym_bracket(document, i + 1)
    ):
        return None
    acronym = words[i + 2]
    first = i + 1 - len(acronym)
    initials = "".join(word[0] for word in words[max(0, first) : i + 1])
    if first < sentence_start(document, i) or initials.upper() != acronym.upper():
        return None
    if acronym not in followed and not _is_run(context, first, i + 4):
        return None
    return Scheme(first, i + 4, i, "programme:abbreviated", 0.7)


def _described(context: Context, i: int) -> Scheme | None:
    """ "the skilled drivers scheme": small letters, with at least two words that tell it from others."""
    document = context.document
    lower = document.lower
    if lower[i] in vocabulary.WEAK_HEADS or document.words[i][0].isupper():
        return None
    first, floor = i, max(sentence_start(document, i), i - 6)
    while (first > floor and document.pos[first - 1] in ("ADJ", "NOUN", "PROPN")) or (
        first > floor and document.pos[first - 1] == "VERB" and lower[first - 1].endswith(("ed", "ing"))
    ):
        first -= 1
    piloted = (
        lower[first:i] == ["pilot"] and lower[i + 1 : i + 2] == ["for"] and lower[first - 1] in ("a", "an")
    )
    telling = [w for w in lower[first:i] if w not in vocabulary.PLAIN_MODIFIERS]
    determined = first > 0 and lower[first - 1] in vocabulary.DETERMINERS
    if piloted and first > 0:
        last = noun_phrase_end(document, i + 2, sentence_end(document, i))
        return Scheme(first, last, i, "programme:described", 0.6) if _is_run(context, first, last) else None
    if any(w in vocabulary.UNREAL for w in lower[first:i]):
        return None
    if not telling or not determined or (len(telling) < 2 and lower[first - 1] not in ("the", "its", "’s")):
        return None
    last = i + 1
    if len(telling) < 2 and not (last < len(lower) and lower[last] == "for"):
        return None
    if last < len(lower) and lower[last] == "for":
        last = max(last, noun_phrase_end(document, last + 1, sentence_end(document, i)))
    return Scheme(first, last, i, "programme:described", 0.6)


def _including(context: Context, i: int) -> Scheme | None:
    """ "several programmes, including providing free meals to pupils": the scheme is what is provided."""
    document = context.document
    lower, last = document.lower, sentence_end(document, i)
    if "own" in lower[max(0, i - 3) : i]:
        return None
    k = i + 1
    if k < last and lower[k] == ",":
        k += 1
    if k >= last or lower[k] not in ("including", "such"):
        return None
    k += 2 if lower[k] == "such" else 1
    if k < last and lower[k].endswith("ing") and lower[k] in vocabulary.PROVIDING:
        k += 1
    end = clause_end(document, k, last)
    stop = next((j for j in range(k, end) if lower[j] in (",", "as", "which", "that")), end)
    return Scheme(k, stop, i, "programme:including", 0.65) if stop > k + 1 else None


# ---------------------------------------------------------------- owner and period


def _draft(context: Context, scheme: Scheme, name: str) -> Draft:
    document = context.document
    first, last = sentence_start(document, scheme.head), sentence_end(document, scheme.head)
    owner, verb_end = _owner(context, scheme, first, last)
    end = max(scheme.last, verb_end)
    period, resolved = _period(context, scheme, end, last)
    evidence: Span = trimmed(document, scheme.first, end)
    return Draft(
        fields=Programme(name=name, owner=owner, period=period),
        evidence=(evidence,),
        confidence=scheme.confidence,
        rule=scheme.rule,
        inferred={"period": resolved} if resolved else {},
    )


def _owner(context: Context, scheme: Scheme, first: int, last: int) -> tuple[tuple[str, ...], int]:
    """Who launched or runs it: "launched by A", "A launched the …", "A’s …", "A has … programmes"."""
    document = context.document
    lower = document.lower
    for k in range(scheme.last, min(last - 1, scheme.last + 5)):
        if lower[k] in vocabulary.RUN and lower[k + 1] == "by":
            end = object_end(context, k + 2)
            stop = next((j for j in range(k + 2, end) if lower[j] in (",", "in", "on", "early", "last")), end)
            return names(agents_of_phrase(context, k + 2, stop)), stop
    if scheme.first > first + 1 and lower[scheme.first - 1] in ("’s", "'s"):
        return names(
            agents_of_phrase(context, max(first, scheme.first - 9), scheme.first - 1)[-1:]
        ), scheme.last
    for k in range(scheme.first - 1, max(first, scheme.first - 10) - 1, -1):
        going = lower[k - 1] in ("will", "would", "to") and lower[k] in vocabulary.TO_RUN
        if going or lower[k] in vocabulary.RUN or lower[k] in vocabulary.RUNS:
            agents = subject(context, k)[0]
            return names(a for a in agents if a.kind != "document"), scheme.last
    return (), scheme.last


def _period(context: Context, scheme: Scheme, end: int, last: int) -> tuple[str | None, str | None]:
    """The years in its name, else the date at which it began or runs, right after it."""
    document = context.document
    inside = context.dates.within(document.starts[scheme.first], document.ends[scheme.last - 1])
    if inside:
        return inside[-1].edtf, context.dates.inferred(inside[-1])
    stop = min(last, end + 8)
    for expression in context.dates.within(document.ends[scheme.last - 1], document.ends[stop - 1]):
        i = document.token_at(expression.start)
        before = document.lower[scheme.last : i]
        spans = expression.rule == "date:years" and before[-1:] in (
            ["for"],
            ["("],
        )  # "the plan for 2024-2027"
        if spans or any(w in vocabulary.RUN or w in vocabulary.BEGINNING for w in before):
            return expression.edtf, context.dates.inferred(expression)
    return None, None
