"""Figures: numbers with what they count, for which period, and by whom they are given."""

from __future__ import annotations

from collections.abc import Iterator

from store.reading.agents import gazetteer
from store.reading.agents.vocabulary import is_plural_role
from store.reading.document import Document
from store.reading.facts.context import Context
from store.reading.facts.draft import Draft
from store.reading.facts.figures import words as vocabulary
from store.reading.facts.figures.amounts import Amount, amount_at
from store.reading.facts.phrasing.number_words import CARDINALS
from store.reading.facts.phrasing.phrase_words import AUXILIARIES, DETERMINERS, PREPOSITIONS
from store.reading.facts.phrasing.phrases import (
    is_mark,
    noun_phrase_end,
    printed,
    sentence_end,
    sentence_start,
)
from store.reading.wordlist import words_of
from store.records import Figure, Span, Statement

_LONGEST_WHAT = 12  # tokens
_NUMBERS = frozenset(("number", "numbers"))
_LEVELS = words_of("at to from was is reached by against record than over only")
_LINKS = words_of("of in for from to on")
_SCALES = words_of("hundred thousand million billion trillion")
_CHANGES = words_of("from to against record than versus")


def find(context: Context) -> Iterator[Draft]:
    """One draft per figure, in text order."""
    document = context.document
    dated = _dated_tokens(context)
    covered = 0
    latest: tuple[int, str | None] = (-1, None)  # sentence and unit of the figure before
    for i, word in enumerate(document.lower):
        if i < covered or i in dated:
            continue
        if not (
            word[0].isdecimal()
            or word in CARDINALS
            or (word == "a" and _scale_follows(document, i))
            or "-" in word
        ):
            continue
        amount = amount_at(document, i)
        if amount is None or _names_something(document, amount, i - 1 in dated):
            continue
        covered = amount.last
        sentence = document.sentence_of[i]
        draft = _figure(context, amount, latest[1] if latest[0] == sentence else None)
        if draft:
            if isinstance(draft.fields, Figure) and not (amount.unit or "").startswith("percent"):
                latest = sentence, None if amount.unit else draft.fields.unit
            yield draft


def _scale_follows(document: Document, i: int) -> bool:
    return not _SCALES.isdisjoint(document.lower[i + 1 : i + 2])


def _dated_tokens(context: Context) -> set[int]:
    document = context.document
    tokens: set[int] = set()
    for expression in context.dates.expressions:
        tokens.update(range(document.token_at(expression.start), document.token_at(expression.end - 1) + 1))
    return tokens


def _names_something(document: Document, amount: Amount, after_date: bool) -> bool:
    """Whether the number is part of a name, an age, a score or a time of day and counts nothing."""
    lower, i, j = document.lower, amount.first, amount.last
    before = lower[i - 1] if i else ""
    following = lower[j] if j < len(lower) else ""
    if amount.unit:
        return False
    if before == "per" or following in ("times", "percentage-point", "de"):
        return True
    if _is_ratio(document, amount):
        return True
    if (before in vocabulary.NAMING and not after_date) or before == "-" or before.endswith("-"):
        return True
    if i and document.ends[i - 1] == document.starts[i] and before not in ("(", "[", "“", '"', "‘", "—", "–"):
        return True
    if following in ("am", "pm", "a.m.", "p.m.", "hours", "o’clock", "minutes", "minute", "hour", "seconds"):
        return True
    if (
        before == ","
        and following in (",", ".", ";", ")")
        and not amount.scaled
        and _is_age(document, amount)
    ):
        return True
    capital = i > sentence_start(document, i) + 1 and document.words[i - 1][0].isupper() and before.isalpha()
    counted = j < len(lower) and document.pos[j] in ("NOUN", "ADJ") and not document.words[j][0].isupper()
    return capital and not amount.scaled and not counted and document.pos[i - 1] == "PROPN"


def _is_ratio(document: Document, amount: Amount) -> bool:
    """ "4 in 10 applicants", "one out of five": a share, of which neither number counts anything."""
    for sign, k in ((1, amount.last), (-1, amount.first - 1)):
        link = document.lower[k] if 0 <= k < len(document.lower) else ""
        other = k + sign * (2 if link in ("of", "out") else 1)
        if link in ("in", "out", "of") and 0 <= other < len(document.lower):
            low = document.lower[other]
            both = "out" in document.lower[min(k, other) : max(k, other)] if link != "in" else True
            if both and (low in CARDINALS or (low.isdecimal() and int(low) <= 100)):
                return True
    return False


def _is_age(document: Document, amount: Amount) -> bool:
    """ "Ann Lund, 45, said": a small number between commas after a name."""
    value = amount.value
    return isinstance(value, float) and value < 120 and document.words[amount.first - 2][0].isupper()


def _figure(context: Context, amount: Amount, before: str | None) -> Draft | None:
    """The figure of an amount; `before` is the unit of the one before it in the sentence."""
    document = context.document
    unit, what_end, confidence, rule = _counted(context, amount)
    if amount.words and not amount.scaled and document.lower[amount.first] in ("one", "zero"):
        return None
    if unit is None and rule == "figure:bare":
        unit, what_end, rule = _counted_elsewhere(document, amount, what_end)
        if unit is None and before is not None and _is_compared(document, amount):
            unit, rule = before, "figure:compared"  # "130,000 workers, down from 165,000"
    if unit in ("more", "others"):
        unit = before
    if unit is None and amount.first and not amount.unit and _of_people(document, amount):
        unit, rule = "people", "figure:part"
    if unit is None and rule == "figure:part":
        unit = before  # "10,000 soldiers, 3,000 of them in the north"
    if unit is None and not amount.unit and not _may_stand_alone(document, amount):
        return None
    if amount.words and not amount.scaled and not amount.unit and not _words_count(document, amount, unit):
        return None
    if unit is not None and unit[0].isupper() and not amount.scaled and not _is_plural(unit):
        return None
    unfit = vocabulary.NOT_COUNTED if amount.words else vocabulary.TIMES
    if unit is not None and unit.lower() in unfit and not amount.unit and not amount.scaled:
        return None
    span = document.span(amount.first, max(amount.last, what_end))
    statement = context.statement_at(span[0])
    return Draft(
        fields=Figure(
            value=amount.value,
            unit=_currency(context, amount.unit) or ("people" if unit and _is_person(unit) else unit),
            what=None if rule == "figure:hyphen" else _what(document, amount, what_end),
            period=_period(context, span),
            given_by=_given_by(context, statement),
        ),
        evidence=(span,),
        confidence=confidence,
        rule=rule,
    )


def _counted(context: Context, amount: Amount) -> tuple[str | None, int, float, str]:
    """The noun that is counted, the end of its phrase, and how sure that is."""
    document = context.document
    lower, j = document.lower, amount.last
    last = sentence_end(document, amount.first)
    if amount.unit:
        rule = "figure:percent" if amount.unit.startswith("percent") else "figure:money"
        if j < last and lower[j] == "of":
            return None, noun_phrase_end(document, j + 1, last), 0.95, rule
        return None, j, 0.95, rule
    if j + 1 < last and lower[j] in ("-", "‑") and lower[j + 1] in vocabulary.HYPHEN_UNITS:
        return lower[j + 1], j + 2, 0.75, "figure:hyphen"
    if j + 1 < last and lower[j] == "of" and lower[j + 1] in ("them", "whom", "these", "those", "which"):
        end = noun_phrase_end(document, j + 2, last)
        if end > j + 2 and document.pos[end - 1] in ("NOUN", "PROPN"):
            return document.words[end - 1], end, 0.9, "figure:part"
        return None, j + 2, 0.7, "figure:part"
    if j + 1 < last and lower[j] == "of" and (amount.scaled or lower[j + 1] in DETERMINERS):
        j += 1 + (lower[j + 1] in DETERMINERS)  # "5,200 of its citizens"
    elif j + 1 < last and lower[j] == "of" and document.words[j + 1][0].isdecimal():
        j += 2  # "1,300 of 4,600 cases"
    elif lower[j : j + 3] == ["the", "number", "of"]:  # "raise to 3,500 the number of visas"
        j += 3
    elif j < last and _ends_number(context, j):
        return None, j, 0.6, "figure:bare"
    glued = j < last and document.starts[j] == document.ends[j - 1] and lower[j] in vocabulary.MEASURES
    whole = glued or (j < last and lower[j] == "people" and not amount.words)
    end = j + 1 if whole else _counted_end(context, j, last)
    if end == j:
        return None, j, 0.6, "figure:bare"
    if not amount.words:
        end = _last_plural(document, j, end)
    return document.words[end - 1], end, 0.9 if not amount.words or amount.scaled else 0.75, "figure:count"


def _ends_number(context: Context, j: int) -> bool:
    """Whether no noun follows a number: "1,310 last year", "45,000 form a group", "8,600 a year ago"."""
    document = context.document
    word = document.lower[j]
    verb = document.pos[j] == "VERB" and not word.endswith(("ed", "ing"))
    return (
        word in PREPOSITIONS
        or word in AUXILIARIES
        or word in ("a", "an")
        or is_mark(word)
        or verb
        or context.dates.holds(document.starts[j])
    )


def _counted_end(context: Context, j: int, last: int) -> int:
    """The end of the noun phrase that is counted: before a date, behind a list of adjectives."""
    document = context.document
    k = j
    demonyms = gazetteer.demonyms()
    while k + 2 < last and document.lower[k] in demonyms and _goes_on(document, k + 1):
        k += 2  # "45 Spanish, French and Portuguese vessels"
    end = noun_phrase_end(document, k, last)
    return next((i for i in range(k + 1, end) if _goes_beyond(context, i)), end)


def _last_plural(document: Document, first: int, end: int) -> int:
    """The end of what a number above one counts, a plural: "38 member firms [employ]"."""
    words_ = document.words
    if _is_plural(words_[end - 1]):
        return end
    return next(
        (i for i in range(end - 1, first, -1) if words_[i - 1].islower() and _is_plural(words_[i - 1])), end
    )


def _goes_on(document: Document, i: int) -> bool:
    """Whether a comma or "and" and another nation's adjective follow: "Spanish[, French] and Irish"."""
    return document.lower[i] in (",", "and") and document.lower[i + 1] in gazetteer.demonyms()


def _goes_beyond(context: Context, i: int) -> bool:
    """Whether the counted phrase ends before token `i`: "doses [landed]", "pickers [last season]"."""
    document = context.document
    word, before = document.lower[i], document.words[i - 1]
    if context.dates.holds(document.starts[i]) or word in vocabulary.BEHIND_NOUNS:
        return True
    if document.pos[i] == "NUM" and before.isalpha():
        return True
    if before.lower() in vocabulary.MEASURES:
        return document.pos[i] != "NOUN"
    return _is_plural(before) and document.pos[i] in ("VERB", "ADV") and document.pos[i - 1] == "NOUN"


def _counted_elsewhere(document: Document, amount: Amount, end: int) -> tuple[str | None, int, str]:
    """The noun for "1,870 were women" and "a group of 60"."""
    lower, i, j = document.lower, amount.first, amount.last
    last = sentence_end(document, i)
    if j < last and lower[j] == "(":  # "12,500 (a quarter) are women"
        j = next((k + 1 for k in range(j, min(j + 6, last)) if lower[k] == ")"), j)
    if j < last and lower[j] in ("were", "are", "was", "is"):
        stop = noun_phrase_end(document, j + 1, last)
        if stop > j + 1 and lower[stop - 1] in vocabulary.PEOPLE:
            return document.words[stop - 1], stop, "figure:predicate"
    first = sentence_start(document, i)
    number = next((k for k in range(i - 3, max(first, i - 60) - 1, -1) if lower[k] in _NUMBERS), None)
    if number is not None and lower[number + 1] == "of":  # "put the number of nurses at 90"
        stop = _plural_end(document, number + 2, i)
        if stop > number + 2 and lower[i - 1] in _LEVELS:
            return document.words[stop - 1], end, "figure:number-of"
    moved = next((k for k in range(i - 1, max(first, i - 8), -1) if lower[k] in vocabulary.MOVING), None)
    if moved is not None and (lower[i - 1] in _LEVELS or moved == i - 1):  # "cases soared from 12 to 20"
        stop = _plural_end(document, first + (lower[first] == "the"), moved)
        if _is_plural(document.words[stop - 1]) and stop > first + 1 - (lower[first] != "the"):
            return document.words[stop - 1], end, "figure:level"
    if i > 1 and lower[i - 1] == "of" and lower[i - 2] in vocabulary.GROUPS:
        return "people", end, "figure:group"
    return None, end, "figure:bare"


def _is_compared(document: Document, amount: Amount) -> bool:
    """Whether a number without a noun is what another one rose or fell from or to."""
    i = amount.first
    a_before = document.lower[i - 2 : i] == ["a", "record"]
    compared = document.lower[i - 2 : i] == ["compared", "with"]
    return a_before or compared or (i > 0 and document.lower[i - 1] in _CHANGES)


def _of_people(document: Document, amount: Amount) -> bool:
    """ "of whom 1,480 took part", "1,480 of whom took part"."""
    i, j = amount.first, amount.last
    return "whom" in document.lower[i - 1 : i] or document.lower[j : j + 2] == ["of", "whom"]


def _plural_end(document: Document, start: int, end: int) -> int:
    """The end of "complaints [lodged by workers]": up to its first plural, which a participle may follow."""
    stop = noun_phrase_end(document, start, end)
    for k in range(start, stop - 1):
        if _is_plural(document.words[k]) and document.lower[k + 1].endswith(("ed", "ing")):
            return k + 1
    return stop


def _may_stand_alone(document: Document, amount: Amount) -> bool:
    """Whether a number without a noun is a figure all the same: large, or where a sum or level goes."""
    if amount.scaled:
        return True
    value = amount.value if isinstance(amount.value, float) else amount.value[1]
    before = document.lower[amount.first - 1] if amount.first else ""
    large = value >= 1000 and "," in document.words[amount.first]
    return (large or value >= 100) and (
        large or before in ("to", "of", "from", "at", "by", "than", "reached", "was", "were")
    )


def _words_count(document: Document, amount: Amount, unit: str | None) -> bool:
    """Whether a small number in words counts ("twelve clinics") and does not point ("the two sides")."""
    i = amount.first
    before = document.lower[i - 1] if i else ""
    if unit is None or before in vocabulary.DEFINITE:
        return False
    if before in ("’s", "'s") or "-" in document.words[amount.last - 1][-1:]:
        return False
    plural = _is_plural(unit)
    if document.lower[i] == "two":
        return unit.lower() in vocabulary.PEOPLE or (plural and _is_person(unit))
    return plural


def _is_person(noun: str) -> bool:
    low = noun.lower()
    if low in vocabulary.HUMANS:
        return True
    if noun[0].isupper():
        return low in gazetteer.demonyms() or low.removesuffix("s") in gazetteer.demonyms()
    if low in vocabulary.NOT_HUMANS:
        return False
    return is_plural_role(low) or low.endswith(vocabulary.HUMAN_ENDINGS)


def _is_plural(noun: str) -> bool:
    ending = noun.endswith(("s", "S", "ese", "men", "people")) and not noun.endswith("ss")
    return ending or noun.lower() in vocabulary.PEOPLE


def _what(document: Document, amount: Amount, end: int) -> str | None:
    """What is counted, with the prepositional phrases that go on right after it."""
    last = sentence_end(document, amount.first)
    begin = amount.last
    j = max(begin, end)
    if begin < last and document.lower[begin] == "of":
        begin += 1
        if end > begin + 1 and document.lower[begin] in ("them", "whom", "these", "those", "which"):
            begin += 1
    while j < min(last - 1, begin + _LONGEST_WHAT) and document.lower[j] in _LINKS:
        further = noun_phrase_end(document, j + 1, last)
        if further == j + 1 or document.pos[j + 1] == "NUM":
            break
        j = further
    return printed(document, document.span(begin, j)) if j > begin else None


def _period(context: Context, span: Span) -> str | None:
    """The period that the sentence states: the only date in it, or the nearest."""
    document = context.document
    i = document.token_at(span[0])
    start, end = document.span(sentence_start(document, i), sentence_end(document, i))
    dates = [e for e in context.dates.within(start, end) if e.rule not in ("date:duration", "date:weekday")]
    if not dates:
        return None
    # "from 5 in 2019 to 9 in 2023": of two dates equally near the one after the figure.
    nearest = min(dates, key=lambda e: (e.start - span[1] - 3) if e.start >= span[1] else span[0] - e.end)
    return nearest.edtf


def _currency(context: Context, unit: str | None) -> str | None:
    """The currency that a shared mark like "Rs" means in the country of the article; else as printed."""
    local = vocabulary.LOCAL_CURRENCIES.get(unit or "")
    if local is None:
        return unit
    if unit == "$":
        return local.get(_home(context) or "", "USD")
    codes = (
        context.cast.setting,
        *(gazetteer.country_names().get(c.lower()) for c in context.main_countries),
    )
    return next((local[code] for code in codes if code in local), unit)


def _home(context: Context) -> str | None:
    """The code of the country whose capital the dateline names, else of the article's own."""
    names, document = context.cast.names[:3], context.document
    lines = (n for n in names if n.kind == "place" and document.words[n.first].isupper())
    codes = (gazetteer.capitals().get(" ".join(document.lower[n.first : n.last])) for n in lines)
    return next((code for code in codes if code), context.cast.setting)


def _given_by(context: Context, statement: Statement | None) -> str | None:
    return next((agent.name for agent in context.speakers(statement)), None)
