"""Dates: EDTF as the text alone supports it, and what they mean with a publication date."""

from __future__ import annotations

import pytest

from store.reading.document import make_document
from store.reading.facts.dates import find as finder
from store.reading.facts.dates.find import Dates
from store.records import Date


def found(text: str, published: str | None = None) -> list[tuple[str, str]]:
    drafts = finder.find(Dates(make_document(text, published=published)), {})
    return [(d.fields.text, d.fields.edtf) for d in drafts if isinstance(d.fields, Date)]


@pytest.mark.parametrize(
    ("sentence", "printed", "edtf"),
    [
        ("The envoys met on October 30 in Oslo.", "October 30", "XXXX-10-30"),
        ("The envoys met on 30 October in Oslo.", "30 October", "XXXX-10-30"),
        ("It was signed on March 8, 2024, in Oslo.", "March 8, 2024", "2024-03-08"),
        ("It was signed on 8 March 2024 in Oslo.", "8 March 2024", "2024-03-08"),
        ("It was signed on the 5th of May 2019.", "5th of May 2019", "2019-05-05"),
        ("It was signed on Jan. 3, 2020.", "Jan. 3, 2020", "2020-01-03"),
        ("It was signed on Tuesday, March 5.", "Tuesday, March 5", "XXXX-03-05"),
        ("It was signed on Tuesday (5 March).", "Tuesday (5 March)", "XXXX-03-05"),
        ("The deal runs until July 28 this year.", "July 28 this year", "XXXX-07-28"),
        ("It opened on 2024-03-08 at noon.", "2024-03-08", "2024-03-08"),
        ("It opened on 25/03/2024 at noon.", "25/03/2024", "2024-03-25"),
        ("It opened on 04/03/2024 at noon.", "04/03/2024", "2024-XX-XX"),
        ("The fair runs March 6-8 in Lagos.", "March 6-8", "XXXX-03-06/XXXX-03-08"),
        (
            "The fair runs from 28 February to 3 March 2024.",
            "28 February to 3 March 2024",
            "2024-02-28/2024-03-03",
        ),
        ("They will meet on Tuesday.", "Tuesday", "XXXX-XX-XX"),
        ("The report of January was late.", "January", "XXXX-01"),
        ("It began in March of 2016.", "March of 2016", "2016-03"),
        ("It began in early March.", "early March", "XXXX-03"),
        ("The post closed in mid-2024.", "mid-2024", "2024"),
        ("It runs to the end of 2025.", "the end of 2025", "2025"),
        ("The plan 2024-2028 is new.", "2024-2028", "2024/2028"),
        ("It grew between 2019 and 2021.", "2019 and 2021", "2019/2021"),
        ("It grew in the fiscal year 2023-24.", "2023-24", "2023/2024"),
        ("The mine opened in the 1990s.", "1990s", "199X"),
        ("The abbey is of the 12th century.", "12th century", "11XX"),
        ("Output fell in the first quarter of 2024.", "first quarter of 2024", "2024-33"),
        ("Output fell in Q3 2022.", "Q3 2022", "2022-35"),
        ("Output fell in the summer of 2019.", "summer of 2019", "2019-22"),
        ("It was launched early this year.", "early this year", "XXXX"),
        ("It was launched last month.", "last month", "XXXX-XX"),
        ("It was launched last week.", "last week", "XXXX-XX-XX"),
        ("It was launched last October.", "last October", "XXXX-10"),
        ("It was launched in the last fiscal year.", "last fiscal year", "XXXX"),
        ("It was launched yesterday.", "yesterday", "XXXX-XX-XX"),
        ("It was launched three years ago.", "three years ago", "XXXX"),
        ("It holds for a five-year period.", "five-year period", "P5Y"),
        ("It holds for 18 months.", "18 months", "P18M"),
        ("It took two decades.", "two decades", "P20Y"),
    ],
)
def test_one_expression(sentence: str, printed: str, edtf: str) -> None:
    assert found(sentence) == [(printed, edtf)]


@pytest.mark.parametrize(
    "sentence",
    [
        "They may march again, may they not?",
        "Theresa May spoke to April Ross.",
        "The hall holds some 2000 workers.",
        "The 45-year-old is 45 years old.",
        "It costs $2019 a head.",
        "She won 1,998 votes.",
        "The score was 10:30.",
        "Black Friday is no holiday.",
        "One day it will rain.",
        "Two years later he left.",
    ],
)
def test_no_date(sentence: str) -> None:
    assert found(sentence) == []


def test_two_days_in_one_breath() -> None:
    assert found("They met on March 6 and 8, behind closed doors.") == [
        ("March 6", "XXXX-03-06"),
        ("8", "XXXX-03-08"),
    ]


def test_a_day_told_again_is_further_evidence() -> None:
    text = "They met on 3 May 2021. On 3 May 2021 it rained."
    drafts = list(finder.find(Dates(make_document(text)), {}))
    assert [len(draft.evidence) for draft in drafts] == [2]


@pytest.mark.parametrize(
    ("sentence", "published", "resolved"),
    [
        ("They met on Tuesday.", "2024-03-08", "2024-03-05"),
        ("They will meet on Tuesday.", "2024-03-08", "2024-03-12"),
        ("They met last Friday.", "2024-03-08", "2024-03-01"),
        ("They met yesterday.", "2024-03-01", "2024-02-29"),
        ("They met last month.", "2024-01-15", "2023-12"),
        ("They meet next year.", "2024-01-15", "2025"),
        ("They met last week.", "2024-03-08", "2024-02-26/2024-03-03"),
        ("They met on October 30.", "2024-01-15", "2023-10-30"),
        ("The deal will expire on January 5.", "2024-11-15", "2025-01-05"),
        ("The deal runs until July 28 this year.", "2024-01-15", "2024-07-28"),
        ("They met in December last year.", "2024-01-15", "2023-12"),
        ("They met last October.", "2024-10-15", "2023-10"),
        ("They met three years ago.", "2024-01-15", "2021"),
        ("They met this spring.", "2024-01-15", "2024-21"),
        ("The fair was held on 30 December to 2 January.", "2024-01-15", "2023-12-30/2024-01-02"),
    ],
)
def test_publication_date_resolves(sentence: str, published: str, resolved: str) -> None:
    (draft,) = finder.find(Dates(make_document(sentence, published=published)), {})
    assert isinstance(draft.fields, Date)
    assert draft.inferred == {"edtf": resolved}
    assert "X" in draft.fields.edtf


@pytest.mark.parametrize("published", [None, "2024", "XXXX-03-08", "soon"])
def test_no_publication_day_infers_nothing(published: str | None) -> None:
    (draft,) = finder.find(Dates(make_document("They met on Tuesday.", published=published)), {})
    assert draft.inferred == {}


def test_leap_day_needs_a_leap_year() -> None:
    (draft,) = finder.find(Dates(make_document("They met on February 29.", published="2023-06-01")), {})
    assert draft.inferred == {}


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("They will pay by Christmas.", ["XXXX-12-25"]),
        ("As of March, 300 cooks had left.", ["XXXX-03"]),
        ("It will bind them 60 days after both sides sign.", ["P60D"]),
        ("It bound them 60 days after both sides signed.", []),
        ("It was a merry Christmas.", []),
    ],
)
def test_feasts_and_time_counted_from_what_is_to_come(text: str, edtf: list[str]) -> None:
    assert [value for _, value in found(text)] == edtf
