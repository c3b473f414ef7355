"""The timeline: an agreement that several articles tell of stands there once."""

from __future__ import annotations

from pathlib import Path

from store.library import Library
from store.records import Agreement, Article, Fact, Reading
from tui.screens.timeline import collect

PARTIES = ("Ministry of Mines", "Tin Union")


def told(library: Library, number: int, **fields: object) -> None:
    text = f"Report {number} on the pact of the miners."
    agreement = Agreement(name="pact", type="agreement", parties=PARTIES, **fields)  # type: ignore[arg-type]
    inferred = {"signed": "2021-05-04"} if agreement.signed == ("XXXX-XX-XX",) else {}
    fact = Fact(id="f1", fields=agreement, evidence=((0, 6),), inferred=inferred)
    library.add(Article(text=text, published=f"2021-05-{number:02}"), Reading(facts=(fact,)))


def test_tellings_of_one_agreement_are_one_line_with_the_most_exact_dates(tmp_path: Path) -> None:
    with Library.open(tmp_path / "library") as library:
        told(library, 5, signed=("XXXX-XX-XX",), status="signed")
        told(library, 6, signed=("2021-05-04",), valid_until="2023-05-03", status="signed")
        told(library, 7, signed=("2021-05-04",), status="signed")
        told(library, 8, signed=("2023-06-01",), status="signed")
        told(library, 9, status="in force")
        lines = [(event.date, event.what, event.articles) for event in collect(library)]
    assert lines == [
        ("1 Jun 2023", "signed", 1),
        ("3 May 2023", "until", 1),
        ("4 May 2021", "signed", 3),
        ("no date", "in force", 1),
    ]
