"""Facts by their own dates and by the day until which they are valid, against each fact looked at."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from store import edtf
from store.library import Library
from store.records import Agreement, AnyFields, Article, Commitment, Date, Fact, Meeting, Place, Reading

FIELDS: list[Callable[[str], AnyFields]] = [
    lambda own: Meeting(date=own),
    lambda own: Commitment(who=("Ilan Droz",), to_do="train", made_on=own),
    lambda own: Agreement(name="Memorandum", type="memorandum", signed=(own, "2022-02"), valid_until="2024"),
    lambda own: Agreement(name="Memorandum", type="memorandum", valid_until=own),
    lambda own: Date(text="then", edtf=own),
    lambda own: Date(text=own, edtf="XXXX-03"),
    lambda own: Place(name=own),
]
INFERRED = [None, "date", "made_on", "edtf", "valid_until"]


def is_date(text: str) -> bool:
    try:
        edtf.parse(text)
    except ValueError:
        return False
    return True


points = st.builds(
    "".join,
    st.tuples(
        st.sampled_from(["0001", "1999", "2023", "2024", "202X", "20XX", "XXXX", "9999"]),
        st.sampled_from(["", "-01", "-02", "-03", "-12", "-XX", "-22", "-24", "-33"]),
        st.sampled_from(["", "", "-01", "-09", "-10", "-29", "-31", "-XX"]),
        st.sampled_from(["", "", "~", "?", "%"]),
    ),
)
values = st.one_of(
    points,
    st.builds("{}/{}".format, points, points),
    points.map("{}/..".format),
    points.map("../{}".format),
    points.map("{}/".format),
).filter(is_date)
dates = st.one_of(values, st.sampled_from(["", "soon", "P2W"]))
facts = st.builds(
    lambda make, own, name, inferred: Fact(
        id="f1", fields=make(own), evidence=((0, 4),), inferred={name: inferred} if name else {}
    ),
    st.sampled_from(FIELDS), dates, st.sampled_from(INFERRED), dates,
)  # fmt: skip
fields = st.builds(
    "{}{}{}".format,
    st.sampled_from(["date", "date", "until"]), st.sampled_from([":", "<", "<=", ">", ">=", "="]), values,
)  # fmt: skip
articles = st.tuples(
    st.sampled_from(["2023-12-31", "2024-03", "2024~", "XXXX-10-30"]), st.lists(facts, max_size=9)
)


def ends(text: object) -> tuple[date | None, date | None]:
    try:
        return edtf.bounds(str(text))
    except ValueError:
        return None, None


def day_of(fact: Fact, published: str) -> date | None:
    """The day that `date:` looks at."""
    for name in ("date", "made_on", "signed", "edtf"):
        own = fact.inferred.get(name) if hasattr(fact.fields, name) else None
        own = own if own is not None else getattr(fact.fields, name, None)
        first, last = ends(own[0] if isinstance(own, tuple) and own else own)
        if first or last:
            return first or last
    return ends(published)[0]


def has(fact: Fact, published: str, field: str) -> bool:
    """Whether a fact is of the time that a field names."""
    name = "until" if field.startswith("until") else "date"
    compare = field[len(name) :].rstrip("0123456789X-~?%/.")
    first, last = ends(field[len(name) + len(compare) :])
    if name == "date":
        day = day_of(fact, published)
    elif isinstance(fact.fields, Agreement):
        day = ends(fact.inferred.get("valid_until", fact.fields.valid_until))[1]
    else:
        return False
    if day is None or (first is None and last is None):
        return day is first is last
    first, last = first or date.min, last or date.max
    return {
        ">": day > last, ">=": day >= first, "<": day < first, "<=": day <= last
    }.get(compare, first <= day <= last)  # fmt: skip


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    articles=st.lists(articles, min_size=1, max_size=3), asked=st.lists(st.tuples(fields, fields), max_size=6)
)
def test_the_same_as_one_after_the_other(
    tmp_path_factory: pytest.TempPathFactory,
    articles: list[tuple[str, list[Fact]]],
    asked: list[tuple[str, str]],
) -> None:
    with Library.open(tmp_path_factory.mktemp("dates") / "library") as library:
        known = []
        for n, (published, facts) in enumerate(articles):
            own = [replace(fact, id=f"f{n}-{m}") for m, fact in enumerate(facts)]
            article = Article(text=f"They met. {n}", published=published)
            library.add(article, Reading(facts=tuple(own)))
            known += [(fact, published) for fact in own]
            if n == 1:  # what people touched is found by the same words
                library.annotate(article.id, [(0, 4)], "a note")
        for one, other in asked:
            first = {fact.id for fact, published in known if has(fact, published, one)}
            second = {fact.id for fact, published in known if has(fact, published, other)}
            every = {fact.id for fact, _ in known}
            for query, ids in (
                (one, first),
                (f"{one} {other}", first & second),
                (f"{one} or {other}", first | second),
                (f"-{one}", every - first),
                (f"kind:agreement -({one} {other})", {
                    fact.id for fact, _ in known if isinstance(fact.fields, Agreement)
                } - (first & second)),
            ):  # fmt: skip
                hits = [hit.fact.id for hit in library.facts(query)]
                assert (sorted(hits), query) == (sorted(ids), query)
        assert not list(library.check())


def test_facts_that_have_a_date_of_their_own(folder: Path) -> None:
    dated = Fact(id="f1", fields=Meeting(date="2024-03-08"), evidence=((0, 4),))
    other = Fact(id="f2", fields=Meeting(), evidence=((5, 9),))
    with Library.open(folder) as library:
        library.add(Article(text="They met.", published="2024"), Reading(facts=(dated, other)))
        assert [hit.fact.id for hit in library.facts("has:date")] == ["f1"]
        assert [hit.fact.id for hit in library.facts("-has:date")] == ["f2"]
        assert list(library.quotes("has:date")) == []
