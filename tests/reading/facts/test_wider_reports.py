"""Facts in the wording of other press offices: visits, plans, amendments, currencies, nameless bodies."""

from __future__ import annotations

import pytest

from store.records import Agreement, Commitment, Date, Figure, Meeting, Organization, Programme
from tests.reading.facts.reading import facts, fields

PAIR = {"Sarita Gurung", "Klaus Brandt"}
HOST = "Nepal’s labour minister Sarita Gurung praised Ambassador Klaus Brandt of Germany.\n\n"


@pytest.mark.parametrize(
    ("sentence", "place"),
    [
        ("Gurung received in her office on 3 May Klaus Brandt.", "her office"),
        (
            "Gurung spoke after receiving Ambassador Brandt at the ministry in Bern on 3 May.",
            "the ministry in Bern",
        ),
        (
            "Brandt called on Gurung at the presidential palace in Bern on 3 May.",
            "the presidential palace in Bern",
        ),
        ("Brandt was received by Gurung at the embassy in Bern on 3 May.", "the embassy in Bern"),
        ("Gurung conferred with Brandt in Bern on 3 May.", "Bern"),
        ("Gurung exchanged views with Brandt in Bern on 3 May.", "Bern"),
        ("While in Bern on 3 May, Gurung held talks with Brandt.", "Bern"),
        ("Gurung and Brandt met at the port of Manta on 3 May.", "Manta"),
        ("Gurung met Brandt at India House on 3 May.", "India House"),
        ("Talks led by Gurung and Brandt took place in Bern on 3 May.", "Bern"),
    ],
)
def test_visits_and_their_places(sentence: str, place: str) -> None:
    (meeting,) = fields(HOST + sentence, Meeting)
    assert set(meeting.participants) == PAIR
    assert (meeting.date, meeting.place) == ("XXXX-05-03", place)


def test_separate_meetings_are_two() -> None:
    text = HOST + "Gurung held separate meetings with Brandt and with planter Nihal Rao on 3 May."
    found = {frozenset(m.participants) for m in fields(text, Meeting)}
    assert found == {frozenset({"Sarita Gurung", "Klaus Brandt"}), frozenset({"Sarita Gurung", "Nihal Rao"})}


def test_a_call_on_somebody_to_act_is_no_visit() -> None:
    assert fields(HOST + "Brandt called on Gurung to open the border in May.", Meeting) == []


@pytest.mark.parametrize(
    ("text", "kind", "signed", "until"),
    [
        ("Peru and Chile adopted a roadmap on rail links on 3 May.", "roadmap", ("XXXX-05-03",), None),
        (
            "Peru and Chile agreed on a Plan of Action for the 2025-28 period.",
            "plan of action",
            (),
            "2028",
        ),
        ("Peru and Chile issued a joint declaration on 3 May.", "joint declaration", ("XXXX-05-03",), None),
        ("Peru signed a loan agreement with Chile on 3 May.", "loan agreement", ("XXXX-05-03",), None),
        ("The treaty between Peru and Chile entered into force in 2019.", "treaty", (), None),
    ],
)
def test_instruments(text: str, kind: str, signed: tuple[str, ...], until: str | None) -> None:
    (agreement,) = fields(text, Agreement)
    assert (agreement.type, set(agreement.parties)) == (kind, {"Peru", "Chile"})
    assert (agreement.signed, agreement.valid_until) == (signed, until)


def test_an_amendment_and_the_treaty_it_changes_are_two() -> None:
    text = "Zambia and Malawi signed an amendment to the 2007 Water Treaty on 9 May."
    found = {(a.type, a.signed) for a in fields(text, Agreement)}
    assert found == {("amendment", ("XXXX-05-09",)), ("treaty", ("2007",))}


def test_an_insertion_does_not_cut_the_list_of_parties() -> None:
    (agreement,) = fields(
        "Ghana, Togo and, for the first time, Benin signed a protocol on 3 April.", Agreement
    )
    assert set(agreement.parties) == {"Ghana", "Togo", "Benin"}


def test_a_term_of_years_is_inferred_only() -> None:
    (fact,) = facts("Kenya and Qatar signed a pact on 4 May 2024, valid for five years.", Agreement)
    assert isinstance(fact.fields, Agreement)
    assert fact.fields.valid_until is None
    assert fact.inferred["valid_until"] == "2029-05-04"


def test_signatories_told_with_their_countries() -> None:
    text = "The pact, signed on 3 June by ministers Rana Saleh of Jordan and David Opio of Uganda, is valid."
    (agreement,) = fields(text, Agreement)
    assert set(agreement.parties) == {"Jordan", "Uganda"}


@pytest.mark.parametrize(
    ("text", "who", "to_do"),
    [
        ("The city will pay half of the cost of the line.", "city", "pay half of the cost of the line"),
        ("Tokyo will donate 50 buses to Manila.", "Tokyo", "donate 50 buses to Manila"),
        ("The treaty commits Belgium to cutting its emissions.", "Belgium", "cutting its emissions"),
        ("Brazil agreed, among other things, to lift its ban.", "Brazil", "lift its ban"),
        ("The council agreed a pay rise of 4 per cent.", "council", "a pay rise of 4 per cent"),
        ("The ministry promised to publish the list.", "ministry", "publish the list"),
    ],
)
def test_who_undertakes(text: str, who: str, to_do: str) -> None:
    (commitment,) = fields(text, Commitment)
    assert (commitment.who, commitment.to_do) == ((who,), to_do)


def test_another_clause_ends_what_is_undertaken() -> None:
    text = "Norway, which has agreed to fund the patrols with $9 million a year, will send an observer."
    assert [c.to_do for c in fields(text, Commitment)] == [
        "fund the patrols with $9 million a year",
        "send an observer",
    ]


@pytest.mark.parametrize(
    "text", ["Prices will rise next year.", "The court will hear the case.", "Tickets will cost $5."]
)
def test_what_merely_happens_is_no_commitment(text: str) -> None:
    assert fields(text, Commitment) == []


@pytest.mark.parametrize(
    ("printed", "value", "unit"),
    [
        ("RM1,700", 1700, "MYR"),
        ("KSh1,500", 1500, "KES"),
        ("Tk40m", 40e6, "BDT"),
        ("R1.2 billion", 1.2e9, "ZAR"),
        ("GH¢2,500", 2500, "GHS"),
        ("Rp500,000", 500000, "IDR"),
        ("S$1,200", 1200, "SGD"),
        ("Rs. 500", 500, "Rs"),
    ],
)
def test_currencies_before_the_number(printed: str, value: float, unit: str) -> None:
    (figure,) = fields(f"They paid {printed} to the clinic.", Figure)
    assert (figure.value, figure.unit) == (value, unit)


def test_the_country_tells_whose_rupee_it_is() -> None:
    (figure,) = fields("ISLAMABAD: Pakistan paid Rs4,500 to the clinic, and Pakistan gained.", Figure)
    assert figure.unit == "PKR"


def test_a_change_is_no_range() -> None:
    text = "The fee fell from $1,200 to $900 for each worker."
    assert [f.value for f in fields(text, Figure)] == [1200, 900]


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("It was signed in the first week of May.", "XXXX-05"),
        ("It opens in the second half of March.", "XXXX-03"),
        ("Exports grew in FY2025-26.", "2025/2026"),
        ("The line opens by the year’s end.", "XXXX"),
    ],
)
def test_parts_of_months_and_years(text: str, edtf: str) -> None:
    assert [d.edtf for d in fields(text, Date)] == [edtf]
    assert fields(text, Organization) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The state launched a feeding scheme christened Chakula Bora.", "Chakula Bora"),
        ("The ministry runs the Masar programme.", "Masar programme"),
        ("The city began the “Safe Steps” project in March.", "Safe Steps"),
        ("The ministry has rolled out the Farmers First initiative.", "Farmers First initiative"),
        ("The state launched Project Asha in 2021.", "Project Asha"),
    ],
)
def test_names_of_programmes(text: str, name: str) -> None:
    assert [p.name for p in fields(text, Programme)] == [name]
