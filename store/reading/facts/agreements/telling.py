"""What is told of one agreement in one place, and how several tellings become one fact."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from store.edtf import sort_key
from store.reading.facts.agreements import words as vocabulary
from store.reading.facts.context import Context
from store.reading.facts.dates.dating import day_of_report
from store.reading.facts.dates.expression import DateExpression
from store.reading.facts.draft import Draft
from store.records import Agreement, Span

_COMPARED = 40  # latest agreements that a telling may speak of, to keep the time linear
_RECENT = frozenset(("date:weekday", "date:relative-day", "date:relative"))
_NO_NEARER = vocabulary.GENERIC | {"extension"}  # types that say no more than that of one told before
_WORDS = {1: "first", 2: "second", 3: "third", 4: "fourth", 5: "fifth"}


@dataclass(slots=True)
class Telling:
    """An agreement under construction; `event`: something happens to it here, `real`: that makes a fact."""

    type: str
    head: int
    name: str
    ordinal: int | None
    parties: tuple[str, ...]
    signatories: tuple[str, ...]
    evidence: list[Span]
    status: str | None
    real: bool
    event: bool
    confidence: float
    rule: str
    topics: tuple[str, ...]
    definite: bool
    renewal: bool = False
    original: bool = False  # "first signed in May 2019": told of one that was renewed
    dated_name: bool = False  # "the 2013 agreement"
    signed: DateExpression | None = None
    until: DateExpression | None = None
    past_end: bool = False  # "was due to lapse in May": no end, if the text tells a later one
    renews: Telling | None = None
    lasts: DateExpression | None = None  # a duration
    headline: bool = False
    named: bool = False  # "the Air Services Agreement"
    other: bool = False  # none of those told of before
    former: bool = False  # not the one that was signed now
    present: bool = False  # "the current accord": not the one that is planned


def merge(found: list[Telling], new: Telling) -> Telling | None:
    """Add a telling to the agreement that it speaks of, or as one more; the agreement, if there is one."""
    candidates = [old for old in found[: -_COMPARED - 1 : -1] if _same(old, new)]
    if not candidates:
        if not new.event or new.type == "document":
            return None
        if new.renewal:
            _follow(found, new)
        found.append(new)
        return new
    old = max(candidates, key=lambda c: _closeness(c, new))
    if not new.event and not (new.definite and (new.ordinal or new.topics)):
        return old
    old.evidence += new.evidence
    if old.renewal and new.original:  # the years for which it was renewed do not count from then
        old.signed, old.lasts = new.signed, None
    else:
        old.signed, old.lasts = _clearer(old.signed, new.signed), old.lasts or new.lasts
    if new.until is not None and (old.past_end or not new.past_end or old.until is None):
        old.until = new.until if old.past_end else _clearer(old.until, new.until)
        old.past_end = new.past_end
    old.ordinal = old.ordinal or new.ordinal
    old.topics = tuple(dict.fromkeys((*old.topics, *new.topics)))
    old.signatories = tuple(dict.fromkeys((*old.signatories, *new.signatories)))
    only_people = set(old.parties) <= set(old.signatories)
    nearer = old.headline and len(new.parties) > 1 and not set(new.parties) & set(new.signatories)
    if nearer or len(new.parties) > len(old.parties) or (new.parties and only_people):
        old.parties, old.headline = new.parties, old.headline and not nearer
    if new.type != old.type and old.type in vocabulary.GENERIC and new.type not in _NO_NEARER:
        old.type, old.name = new.type, new.name
    if new.real and (old.status in (None, "planned") or new.status == "expired"):
        old.status = new.status or old.status
    old.real = old.real or new.real
    return old


def _follow(found: list[Telling], new: Telling) -> None:
    """A renewal on another day than the last signing is the next of the series."""
    before = next((t for t in reversed(found) if t.signed and same_type(t.type) == same_type(new.type)), None)
    if before is not None and new.ordinal is None:
        before.ordinal = before.ordinal or 1
        new.ordinal = before.ordinal + 1


def _clearer(old: DateExpression | None, new: DateExpression | None) -> DateExpression | None:
    """Of two expressions of one date the one that leaves less open."""
    if old is None or new is None:
        return old or new
    finer = new.edtf.startswith(old.edtf + "-")
    return new if finer or new.edtf.count("X") < old.edtf.count("X") else old


def _agree(old: DateExpression | None, new: DateExpression | None) -> bool:
    """Whether two dates can be the same day: digit by digit equal or unknown."""
    if old is None or new is None:
        return True
    a, b = old.edtf, new.edtf
    if a == b:
        return True
    # "on Sunday" is no day of a year that the text has to name.
    if (old.rule in _RECENT and b[0] != "X") or (new.rule in _RECENT and a[0] != "X"):
        return False
    if "/" in a + b or "P" in a + b:
        return False
    return all(x == y or "X" in (x, y) for x, y in zip(a, b, strict=False))


def same_type(name: str) -> str:
    """The type that stands for all types of its family; "loan agreement" belongs to the agreements."""
    head = name.rpartition(" ")[2] if " of " not in name else name.partition(" ")[0]
    name = head if head in vocabulary.INSTRUMENTS else name
    return vocabulary.SAME_TYPE.get(name, name)


def _same(old: Telling, new: Telling) -> bool:
    generic = new.type in vocabulary.GENERIC and new.definite and not new.named
    types = same_type(old.type) == same_type(new.type) or generic
    if new.dated_name and same_type(old.type) != same_type(new.type):
        return False
    if old.renewal and new.definite and new.type == "extension":
        return True
    if not (types or (old.type in vocabulary.GENERIC and old.definite)):
        return False
    if " " in old.type and " " in new.type and old.type != new.type:
        return False
    if new.other or new.former != old.former or (old.ordinal and new.ordinal and old.ordinal != new.ordinal):
        return False
    made = new.signed is not None and new.status != "planned" and not old.headline
    if old.status == "planned" and (new.present or made):
        return False
    prolonged = new.renewal and new.definite and new.signed is None
    first = old.renewal and new.original
    signed = first or _agree(old.signed, new.signed)
    prolonged = prolonged or old.past_end or new.past_end
    if not (signed and (first or prolonged or _agree(old.until, new.until))):
        return False
    if (new.status == "planned") != (old.status == "planned") and not new.definite and new.real and old.real:
        return False
    known = bool(old.parties and new.parties) and not (new.definite or old.headline)
    return not known or bool(set(old.parties) & set(new.parties))


def _closeness(old: Telling, new: Telling) -> tuple[int, int, int, int]:
    """How much speaks for the two being one: the same end, signing date, rank, and parties."""
    until = int(old.until is not None and new.until is not None)
    signed = int(old.signed is not None and new.signed is not None)
    return (
        until,
        signed,
        int(bool(old.ordinal and old.ordinal == new.ordinal)),
        len(set(old.parties) & set(new.parties)),
    )


def chain(found: list[Telling]) -> None:
    """Let every agreement of a series renew the one before it."""
    ranked = sorted((t for t in found if t.ordinal and t.real), key=lambda t: t.ordinal or 0)
    for before, after in pairwise(ranked):
        if (
            same_type(before.type) != same_type(after.type)
            or (after.ordinal or 0) != (before.ordinal or 0) + 1
        ):
            continue
        if not before.parties:
            before.parties = after.parties
        after.parties = after.parties or before.parties
        after.renews = before
        if before.status in (None, "signed"):
            before.status = "renewed"


def draft(context: Context, telling: Telling) -> Draft:
    """The finished draft."""
    rank = f" ({_WORDS.get(telling.ordinal, telling.ordinal)})" if telling.ordinal else ""
    between = f" between {' and '.join(telling.parties)}" if len(telling.parties) > 1 else ""
    inferred = {}
    if telling.signed is not None:
        telling.signed = day_of_report(context, telling.signed)
    for field, expression in (("signed", telling.signed), ("valid_until", telling.until)):
        resolved = context.dates.inferred(expression) if expression else None
        if resolved:
            inferred[field] = resolved
    if telling.until is None and telling.signed is not None and telling.lasts is not None:
        end = _end_of_term(inferred.get("signed") or telling.signed.edtf, telling.lasts.edtf)
        if end:
            inferred["valid_until"] = end
    return Draft(
        fields=Agreement(
            name=f"{telling.name}{between}{rank}",
            type=telling.type,
            ordinal=telling.ordinal,
            parties=telling.parties,
            signatories=telling.signatories,
            signed=(telling.signed.edtf,) if telling.signed and telling.status != "planned" else (),
            valid_until=telling.until.edtf if telling.until else None,
            renews=_reference(telling.renews),
            status=telling.status,
            topics=telling.topics,
        ),
        evidence=tuple(sorted(set(telling.evidence))),
        confidence=telling.confidence,
        rule=telling.rule,
        inferred=inferred,
    )


def _end_of_term(signed: str, lasts: str) -> str | None:
    """The date of signing moved on by a number of years: P5Y from 2024-05-04 is 2029-05-04."""
    year, years = signed[:4], lasts[1:-1]
    if not (year.isdecimal() and years.isdecimal() and lasts.endswith("Y")) or "/" in signed:
        return None
    end = f"{int(year) + int(years):04d}{signed[4:]}"
    return end if not end.endswith("-02-29") and len(end) <= 10 else None


def _reference(telling: Telling | None) -> str | None:
    """How a later agreement names the one it renews: by its signing date, else by its rank."""
    if telling is None:
        return None
    if telling.signed is not None and sort_key(telling.signed.edtf):
        return telling.signed.edtf
    return f"{_WORDS.get(telling.ordinal or 0, 'earlier')} {telling.type}"
