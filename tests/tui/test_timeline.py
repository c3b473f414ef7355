"""The timeline: an agreement that several articles tell of stands there once; who agreed can be read."""

from __future__ import annotations

from pathlib import Path

from store.library import Library
from store.records import Agreement, Article, Commitment, Fact, Reading
from tests.tui.steps import press, running, screen_text
from tui.app import OnrecordApp
from tui.events import collect

PARTIES = ("Ministry of Mines", "Tin Union")


def told(library: Library, number: int, **fields: object) -> None:
    text = f"Report {number} on the pact of the miners."
    agreement = Agreement(**{"name": "pact", "type": "agreement", "parties": PARTIES, **fields})  # type: ignore[arg-type]
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


async def test_what_was_stated_to_come_is_told_with_will(app: OnrecordApp) -> None:
    promise = Commitment(who=("Tin Union",), to_do="open a school", modality="stated will")
    with Library.open(app.folder) as library:
        fact = Fact(id="f1", fields=promise, evidence=((0, 6),))
        library.add(Article(text="A school for miners.", published="2030-05-01"), Reading(facts=(fact,)))
    async with running(app, (120, 40)) as pilot:
        await press(pilot, "3", "j")
        shown = screen_text(app)
        assert "Tin Union will:" in shown
        assert "modality  will" in shown
        assert "stated will" not in shown


async def test_expiries_name_all_parties_and_the_cursor_stays(app: OnrecordApp) -> None:
    long = ("Ministry of Harbours and Inland Waterways", "League of Dockers and Crane Drivers")
    with Library.open(app.folder) as library:
        told(library, 5, parties=long, ordinal=1, valid_until="2023-05-03", signatories=("Ada Quist",))
        told(library, 6, valid_until="2022-05-03")
    async with running(app, (100, 30)) as pilot:
        await press(pilot, "T")
        assert "…" in screen_text(app)
        await press(pilot, "j", "j", "j")
        assert "signed by Ada Quist" in screen_text(app)  # in full, under the list
        await press(pilot, "x")
        shown = screen_text(app)
        assert shown.count(" · ".join(long)) == 2
        assert "›3 May 2023    ○ until    pact (1st)" in shown
        await press(pilot, "enter")
        assert app.browser.facts.fact is not None
        assert app.browser.text.lit
        await press(pilot, "escape")
        assert "›3 May 2023" in screen_text(app)
        await press(pilot, "x")
        assert "›3 May 2023" in screen_text(app)
