"""References and calendars, read by rispy, bibtexparser and icalendar."""

from __future__ import annotations

from datetime import date

import bibtexparser
import icalendar
import pytest
import rispy
from bibtexparser.middlewares import LatexDecodingMiddleware

from store import Library
from store.export import FORMATS
from store.export.bibtex import tex
from store.records import Agreement, Article, Fact, Meeting, Reading
from tests.export.conftest import Export
from tests.export.samples import ARTICLE


def test_ris(exported: Export) -> None:
    data = exported("ris").decode()
    (entry,) = rispy.loads(data)
    assert entry["type_of_reference"] == "NEWS"
    assert entry["title"] == ARTICLE.title
    assert entry["authors"] == ["Ada Mill", "Bo Reed"]
    assert entry["year"] == "2024"
    assert entry["date"] == "2024/05/04/"
    assert entry["urls"] == [ARTICLE.url]
    assert entry["keywords"] == ["pay & fares", "quay"]
    assert any("Óna Véll" in note for note in entry["notes"])
    assert all(line[:6] == f"{line[:2]}  - " for line in data.split("\r\n")[:-1])


def test_bibtex(exported: Export) -> None:
    library = bibtexparser.parse_string(
        exported("bibtex").decode(), append_middleware=[LatexDecodingMiddleware()]
    )
    assert not library.failed_blocks
    (entry,) = library.entries
    fields = {field.key: str(field.value) for field in entry.fields}
    assert (entry.entry_type, entry.key) == ("article", "mill-2024-ferries-ropes")
    assert fields["journal"] == ARTICLE.publisher
    assert fields["title"].strip("{}") == ARTICLE.title
    assert fields["author"].replace("{", "").replace("}", "") == "Ada Mill and Bo Reed"
    assert (fields["year"], fields["month"], fields["day"]) == ("2024", "may", "4")
    raw = bibtexparser.parse_string(exported("bibtex").decode()).entries[0]
    assert raw.fields_dict["url"].value == ARTICLE.url  # verbatim, as LaTeX takes it


def test_no_sign_of_tex_stays_one() -> None:
    assert tex("50% {x} $1 & #2 _a ^b ~c \\d") == (
        r"50\% \{x\} \$1 \& \#2 \_a \textasciicircum{}b \textasciitilde{}c \textbackslash{}d"
    )


def test_a_date_without_a_year_is_no_year(library: Library) -> None:
    library.add(Article(text="Nobody came.", title="Nobody", published="XXXX-10-30"), Reading())
    (entry,) = [
        e for e in rispy.loads(b"".join(FORMATS["ris"].write(library)).decode()) if e["title"] == "Nobody"
    ]
    assert "year" not in entry
    assert entry["notes"] == ["Date: 30 October (XXXX-10-30)"]
    found = bibtexparser.parse_string(b"".join(FORMATS["bibtex"].write(library)).decode()).entries
    (nobody,) = [e for e in found if e.key == "nd-nobody"]
    assert "year" not in nobody.fields_dict


def events(data: bytes) -> list[icalendar.cal.component.Component]:
    calendar = icalendar.Calendar.from_ical(data)
    return list(calendar.subcomponents)


def test_the_calendar_has_expiries_and_meetings(exported: Export) -> None:
    data = exported("ical")
    assert max(map(len, data.split(b"\r\n"))) <= 75
    found = {str(event["SUMMARY"]): event for event in events(data)}
    end = found["Expires: Lantern Pact; of, the Quay"]
    assert (end.name, end["DTSTART"].dt, end["DTEND"].dt) == ("VEVENT", date(2026, 6, 30), date(2026, 7, 1))
    assert "runs until 30 June 2026" in end["DESCRIPTION"]
    assert end["URL"] == ARTICLE.url


def test_dates_that_are_not_whole_say_so(exported: Export) -> None:
    found = {str(event["SUMMARY"]): event for event in events(exported("ical"))}
    met = found["Meeting: Óna Véll, Oren Tack (May 2024; the day is not known)"]
    assert (met["DTSTART"].dt, met["DTEND"].dt) == (date(2024, 5, 1), date(2024, 6, 1))
    assert met["LOCATION"] == "Old Quay"
    signed = found["Signed: Lantern Pact; of, the Quay (4 March; the day is not known)"]
    assert signed.name == "VJOURNAL"
    assert "DTSTART" not in signed


@pytest.mark.parametrize(
    ("until", "first", "last"),
    [
        ("2025", date(2025, 1, 1), date(2026, 1, 1)),
        ("202X", date(2020, 1, 1), date(2030, 1, 1)),
        ("2024-21", date(2024, 3, 1), date(2024, 6, 1)),
        ("2025-03-01~", date(2025, 3, 1), date(2025, 3, 2)),
        ("2025/..", None, None),
        ("P2Y", None, None),
        ("9999-12-31", date(9999, 12, 31), None),
    ],
)
def test_every_kind_of_date(library: Library, until: str, first: date | None, last: date | None) -> None:
    fact = Fact(id="f1", fields=Agreement(name="A", type="pact", valid_until=until), evidence=((0, 5),))
    library.add(Article(text=f"Until {until}."), Reading(facts=(fact,)))
    (event,) = [
        e for e in events(b"".join(FORMATS["ical"].write(library))) if str(e["SUMMARY"]).startswith("Expires")
    ]
    assert (event["DTSTART"].dt if "DTSTART" in event else None) == first
    assert (event["DTEND"].dt if "DTEND" in event else None) == last


def test_a_meeting_told_twice_stands_once(library: Library) -> None:
    for text in ("They met.", "They met, it says."):
        fact = Fact(id="f1", fields=Meeting(participants=("A", "B"), date="2024-01-02"), evidence=((0, 4),))
        library.add(Article(text=text), Reading(facts=(fact,)))
    found = [
        e for e in events(b"".join(FORMATS["ical"].write(library))) if str(e["SUMMARY"]) == "Meeting: A, B"
    ]
    assert len(found) == 1
