"""Where a text speaks of an agreement: "a second memorandum of understanding (MoU)", "the pact"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise, takewhile

from store.reading.document import Document
from store.reading.facts.agreements import words as vocabulary
from store.reading.facts.phrasing.clause_words import VERB_GROUP
from store.reading.facts.phrasing.number_words import ORDINALS, ordinal
from store.reading.facts.phrasing.phrases import is_mark, printed, sentence_end, sentence_start
from store.records import Span

_VERBS = vocabulary.SIGNING | vocabulary.RENEWING | vocabulary.AMENDING

_ADJUNCT = 6  # tokens of "extending by three years"
_FAR = 14  # tokens behind a noun in which a clause about it begins
_NOMINAL = ("ADJ", "NOUN", "PROPN", "DET", "NUM", "PART", "PRON")


@dataclass(slots=True)
class Instrument:
    """A mention of an agreement: tokens `first` to `last` (exclusive), `head` its noun.

    `relative` are the tokens of ", which …," right behind it, `limit` the end of such a clause that holds it
    (0: none). `nested` says that it only stands there as what another one amends, `bare` that it is only
    "it" or "the first", and of the type of the one before.
    """

    first: int
    head: int
    last: int
    type: str
    ordinal: int | None = None
    plural: bool = False
    definite: bool = False
    nested: bool = False
    bare: bool = False
    amended: Instrument | None = None  # what an amendment changes
    relative: Span = (0, 0)
    embeds: bool = False  # another one stands in that clause
    limit: int = 0
    headline: bool = False
    listed: Instrument | None = None  # the first in "an accord on X and a protocol on Y"
    replaced: bool = False  # "it replaces an accord of 2019": by the one told of before
    other: bool = False  # "a similar accord": none of those told of before
    former: bool = False  # "the previous accord": not the one that was signed now


def find_instruments(document: Document) -> Iterator[Instrument]:
    """Every mention in text order."""
    covered = 0
    held: Instrument | None = None  # until it is known whether an amendment names what it amends
    for i, word in enumerate(document.lower):
        if i < covered:
            continue
        if held is not None and word in _VERBS:
            instrument = _bare(document, i, held.type)
        elif held is not None and (word in ORDINALS or word == "one"):
            instrument = _headless(document, i, held.type)
        elif held is not None and word == "it":
            instrument = _pronoun(document, i, held)
        elif word in vocabulary.INSTRUMENTS:
            instrument = _instrument(document, i)
        else:
            continue
        if instrument is None:
            continue
        covered = instrument.last
        if instrument.nested and held is not None and instrument.first - held.last < _ADJUNCT:
            held.last, held.amended = instrument.last, instrument
        if held is not None:
            yield held
        held = instrument
    if held is not None:
        yield held


def _bare(document: Document, verb: int, kind: str) -> Instrument | None:
    """ "signed it", "signed for Ghana": a signing without its noun."""
    lower = document.lower
    following = [*lower[verb + 1 : verb + 4], "", "", ""]
    finite = document.pos[verb] == "VERB" and not lower[verb].endswith("ing")
    if not finite or document.quoted[verb]:
        return None
    if following[0] == "it":
        return Instrument(verb + 1, verb + 1, verb + 2, kind, definite=True, bare=True)
    acts = lower[verb] == "signed" and document.pos[verb - 1] in ("NOUN", "PROPN")
    if acts and (following[0] == "for" or following[:3] == ["on", "behalf", "of"]):
        return Instrument(verb + 1, verb + 1, verb + 1, kind, definite=True, bare=True)
    return None


def _headless(document: Document, i: int, kind: str) -> Instrument | None:
    """ "The second, signed on May 3", "the third was signed", "replaces one of May", "the previous one"."""
    lower = document.lower
    if lower[i] == "one":
        former = i > 1 and lower[i - 1] in vocabulary.FORMER
        linked = i - 1 if i > 1 and lower[i - 1] == "the" else i
        if not former and (linked == 0 or lower[linked - 1] not in vocabulary.REPLACING):
            return None
        first = i - 2 if former else linked
        return Instrument(
            first, i, i + 1, kind, definite=former, bare=True, replaced=not former, former=former
        )
    following = lower[i + 1 : i + 4]
    if i == 0 or lower[i - 1] != "the" or not following or following[0] not in (",", "was", "is"):
        return None
    if not any(word in _VERBS or word in vocabulary.VALIDITY for word in following):
        return None
    return Instrument(i - 1, i, i + 1, kind, ORDINALS[lower[i]], definite=True, bare=True)


def _pronoun(document: Document, i: int, held: Instrument) -> Instrument | None:
    """ "It was first signed on May 3 by A": the agreement of the sentence before."""
    home = document.sentence_of[i]
    if document.sentences[home][0] != i or document.sentence_of[held.head] != home - 1 or document.quoted[i]:
        return None
    group = takewhile(lambda k: document.lower[k] in VERB_GROUP, range(i + 1, sentence_end(document, i)))
    verb = max(group, default=i) + 1
    if verb == i + 1 or document.lower[verb] not in _VERBS:
        return None
    return Instrument(i, i, i + 1, held.type, definite=True, bare=True)


def _instrument(document: Document, i: int) -> Instrument | None:
    """ "its second free trade agreement (FTA)": the noun phrase around the noun at `i`."""
    lower, last = document.lower, sentence_end(document, i)
    word = vocabulary.PLURALS.get(lower[i], lower[i])
    typed = _type_of(document, i, word)
    if typed is None:
        return None
    kind, end = typed
    if end + 2 < last and lower[end] == "(" and lower[end + 2] == ")":
        end += 3
    first = _first(document, i)
    before = lower[first:i]
    headline = i < document.paragraphs[0][1] and document.words[last - 1] not in '.!?”"'
    return Instrument(
        first,
        i,
        end,
        kind,
        next((rank for rank in map(ordinal, before) if rank is not None), None),
        plural=word != lower[i],
        definite=headline or not vocabulary.DEFINITE.isdisjoint(before),
        nested=_is_nested(lower, first),
        headline=headline,
        replaced=first > 0 and lower[first - 1] in vocabulary.REPLACING,
        other=not vocabulary.OTHER.isdisjoint(before),
        former=not vocabulary.FORMER.isdisjoint(before),
    )


def _type_of(document: Document, i: int, word: str) -> tuple[str, int] | None:
    """ "memorandum of understanding", "trade agreement": the type, and the end of the words that tell it."""
    lower, kind = document.lower, vocabulary.INSTRUMENTS[word]
    before, following = lower[i - 1] if i else "", lower[i + 1 : i + 3]
    if word == "letter":
        return (kind, i + 3) if following == ["of", "intent"] else None
    if word == "memorandum" and _of_kind(document, i, following):
        return "MoU" if following[1] == "understanding" else f"memorandum of {following[1]}", i + 3
    if word in vocabulary.PLANS:
        return _plan(document, i)
    if before in vocabulary.OF_KIND.get(word, ()):
        qualified = i > 1 and lower[i - 2] == vocabulary.QUALIFIED.get(before)
        return f"{lower[i - 2]} {before} {kind}" if qualified else f"{before} {kind}", i + 1
    return (kind, i + 1) if _is_agreed(document, i, word, before) else None


def _is_agreed(document: Document, i: int, word: str, before: str) -> bool:
    """Whether a noun means an agreement here: not in "the Fourth Amendment", "an employment contract"."""
    if word == "amendment":
        return ordinal(before) is None or document.words[i].islower()
    if word == "declaration":
        return _is_signed(document, i)
    if word == "convention":
        return _is_treaty(document, i)
    if word == "document":
        return before in ("the", "this")
    if word in ("deal", "contract"):
        return document.pos[i] in ("NOUN", "PROPN") and before not in ("employment", "work")
    return document.pos[i] != "VERB"


def name_of(document: Document, instrument: Instrument) -> str:
    """The instrument as printed, without its article; its type where the text only says "it"."""
    if instrument.bare:
        return instrument.type
    first = instrument.first
    first += first < instrument.head and document.lower[first] in vocabulary.BEFORE_NAME
    return printed(document, document.span(first, instrument.last))


def mark_relatives(document: Document, instruments: list[Instrument]) -> None:
    """Tell for each what a clause between commas adds to it, and which others only stand in that clause."""
    for k, instrument in enumerate(instruments):
        last = sentence_end(document, instrument.head)
        begin = _relative_start(document, instrument.last, last)
        if begin is None:
            continue
        commas = (j for j in range(begin + 3, last - 1) if document.lower[j] == ",")
        close = next((j for j in commas if document.pos[j + 1] in ("AUX", "VERB")), None)
        if close is None:
            continue
        instrument.relative = begin, close
        for inner in instruments[k + 1 : k + 4]:
            if inner.head < close:
                inner.limit, instrument.embeds = close, True


def _relative_start(document: Document, start: int, last: int) -> int | None:
    """The comma of ", which" behind a noun and what prepositions add to it."""
    for k in range(start, min(last - 1, start + _FAR)):
        if document.pos[k] in ("VERB", "AUX"):
            return None
        if document.lower[k : k + 2] == [",", "which"]:
            return k
    return None


def mark_lists(document: Document, instruments: list[Instrument]) -> None:
    """Tell for each which one before it shares its verb: only nouns stand between them."""
    for before, instrument in pairwise(instruments):
        between = range(before.last, instrument.first)
        joined = document.lower[instrument.first - 1] in ("and", "with", ",", "as")
        same = document.sentence_of[before.head] == document.sentence_of[instrument.head]
        told = any(document.pos[k] in ("VERB", "AUX", "PRON") for k in between)
        if same and joined and between and not told:
            instrument.listed = before.listed or before


def _plan(document: Document, i: int) -> tuple[str, int] | None:
    """ "a joint Plan of Action", "an action plan": its type and the end of it; None for any other plan."""
    lower = document.lower
    before = lower[i - 1] if i else ""
    kind = vocabulary.PLANS[lower[i]]
    if lower[i] == "plan":
        if lower[i + 1 : i + 3] == ["of", "action"]:
            return "plan of action", i + 3
        named = document.words[i][0].isupper() and i > 0 and document.words[i - 1][0].isupper()
        if before in ("action", "work", "implementation"):
            return f"{before} plan", i + 1
        return (kind, i + 1) if before == "joint" or named else None
    if lower[i] in ("statement", "communiqué", "communique") and before != "joint":
        return None
    return kind, i + 1


def _of_kind(document: Document, i: int, following: list[str]) -> bool:
    """ "a memorandum of cooperation", and not "the memorandum of Ghana and Togo"."""
    noun = len(following) == 2 and following[0] == "of" and following[1].isalpha()
    return noun and (document.words[i + 2].islower() or document.words[i][0].isupper())


def _is_treaty(document: Document, i: int) -> bool:
    """Whether a convention is an instrument: "the Convention on …", "signed a tax convention"."""
    if i and document.lower[i - 1] == "national":
        return False
    named = document.words[i][0].isupper() or _is_signed(document, i)
    return named or document.lower[i + 1 : i + 2] in (["on"], ["against"], ["for"], ["between"])


def _is_signed(document: Document, i: int) -> bool:
    """Whether a declaration is one that is signed, and no mere utterance."""
    last = sentence_end(document, i)
    around = document.lower[max(sentence_start(document, i), i - 8) : min(last, i + 12)]
    return not vocabulary.SIGNED.isdisjoint(around)


def _is_nested(lower: list[str], first: int) -> bool:
    """ "an amendment to the treaty", "a protocol extending by a year the treaty": it has no own verb."""
    if first > 1 and lower[first - 1] in ("to", "of"):
        return lower[first - 2] in vocabulary.OUTER
    near = range(first - 1, max(0, first - _ADJUNCT), -1)
    return any(lower[k] in vocabulary.CHANGING and lower[k - 1] in vocabulary.OUTER for k in near)


def _is_attribute(document: Document, k: int) -> bool:
    """ "the [renewed] accord": a participle between an article and the noun."""
    return document.pos[k] == "VERB" and document.lower[k][-2:] == "ed" and document.pos[k - 1] == "DET"


def _first(document: Document, i: int) -> int:
    """The first token of the noun phrase that ends with the head."""
    k, floor = i, max(sentence_start(document, i), i - 7)
    while k > floor and (document.pos[k - 1] in _NOMINAL or _is_attribute(document, k - 1)):
        if is_mark(document.lower[k - 1]) or document.lower[k - 1] in vocabulary.APART:
            break
        k -= 1
        if document.lower[k] in vocabulary.BEFORE_NAME:
            break
    return k
