"""Agreements: one fact per instrument, with parties, dates of signing and end, and the chain of renewals."""

from __future__ import annotations

import pytest

from store.records import Agreement
from tests.reading.facts.reading import facts, fields

SERIES = (
    "The labour ministry of Kenya and the Coast Legal Centre (CLC) have signed the memorandum "
    "of understanding "
    "(MoU) twice before, first on May 2, 2017, valid until May 2, 2019, and then on June 9, "
    "2019, which is valid "
    "until June 9 this year."
)


def test_two_instruments_in_one_sentence() -> None:
    first, second = fields(SERIES, Agreement)
    assert (first.type, first.ordinal, first.signed, first.valid_until) == (
        "MoU",
        1,
        ("2017-05-02",),
        "2019-05-02",
    )
    assert (second.ordinal, second.signed, second.valid_until) == (2, ("2019-06-09",), "XXXX-06-09")
    assert second.renews == "2017-05-02"
    assert "Coast Legal Centre" in first.parties
    assert len(first.parties) == 2


def test_the_second_links_to_the_first() -> None:
    first, second = facts(SERIES, Agreement)
    assert second.links["renews"] == (first.id,)


def test_the_current_agreement_is_the_one_that_ends_that_day() -> None:
    text = SERIES + " The present agreement will expire on June 9."
    assert len(fields(text, Agreement)) == 2


def test_third_time() -> None:
    text = (
        "Peru’s Ministry of Fisheries renewed its ties with the Andean Labour Institute (ALI) by "
        "signing a new "
        "memorandum of understanding (MoU) last Tuesday. The MoU, signed for the third time, aims to "
        "promote safer boats."
    )
    (agreement,) = fields(text, Agreement)
    assert (agreement.ordinal, agreement.signed, agreement.valid_until) == (3, ("XXXX-XX-XX",), None)
    assert agreement.parties == ("Ministry of Fisheries", "Andean Labour Institute")
    assert agreement.topics == ("promote safer boats",)
    assert agreement.status == "signed"


def test_countries_sign() -> None:
    (agreement,) = fields("Ghana and Brazil signed a treaty on fisheries on 3 May 2021 in Accra.", Agreement)
    assert set(agreement.parties) == {"Ghana", "Brazil"}
    assert (agreement.type, agreement.signed, agreement.topics) == ("treaty", ("2021-05-03",), ("fisheries",))


def test_ministers_sign_for_their_countries() -> None:
    text = (
        "Ghana’s Minister of Labour Efua Mensah and her Brazilian counterpart, Paulo Dias, signed "
        "an agreement on "
        "nurses in Accra on Friday."
    )
    (agreement,) = fields(text, Agreement)
    assert set(agreement.parties) == {"Ghana", "Brazil"}
    assert set(agreement.signatories) == {"Efua Mensah", "Paulo Dias"}


def test_it_tells_the_end_in_the_next_sentence() -> None:
    text = "Ghana and Brazil signed a pact on trade on 3 May 2021. It is valid until 3 May 2026."
    (agreement,) = fields(text, Agreement)
    assert agreement.valid_until == "2026-05-03"


def test_an_amendment_is_not_the_treaty() -> None:
    text = (
        "Ghana and Brazil signed an amendment to a treaty on Sunday. The treaty itself "
        "was signed on 3 May 2011."
    )
    amendment, treaty = fields(text, Agreement)
    assert (amendment.type, amendment.signed) == ("amendment", ("XXXX-XX-XX",))
    assert (treaty.type, treaty.signed) == ("treaty", ("2011-05-03",))


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("Ghana and Brazil will sign a treaty next month.", "planned"),
        ("Ghana and Brazil are negotiating a trade agreement.", "planned"),
        ("The treaty between Ghana and Brazil, signed on 3 May 2011, expired in 2016.", "expired"),
        ("Ghana and Brazil signed a treaty on 3 May 2011.", "signed"),
    ],
)
def test_status(sentence: str, status: str) -> None:
    (agreement,) = fields(sentence, Agreement)
    assert agreement.status == status


@pytest.mark.parametrize(
    "sentence",
    [
        "Cooperation goes beyond existing agreements.",
        "Ghana has ratified most labour conventions.",
        "He responded to the request for renewal of the MoU.",
        "The signing of the treaty would be a great day.",
        "They deal in fish and contract the flu.",
    ],
)
def test_no_agreement(sentence: str) -> None:
    assert fields(sentence, Agreement) == []


def test_the_first_and_the_second_stand_alone() -> None:
    text = (
        "The labour ministry of Kenya and the Coast Legal Centre (CLC) have signed two memorandums "
        "so far. The first "
        "MoU was signed on May 2, 2017, and was valid until May 2, 2019. The second, signed on "
        "June 9, 2019, is "
        "valid until June 9 this year."
    )
    first, second = fields(text, Agreement)
    assert (first.ordinal, first.signed, first.valid_until) == (1, ("2017-05-02",), "2019-05-02")
    assert (second.ordinal, second.signed, second.valid_until) == (2, ("2019-06-09",), "XXXX-06-09")
    assert len(first.parties) == len(second.parties) == 2


def test_renewing_it_makes_the_next_of_the_series() -> None:
    text = (
        "Ghana and Brazil signed a treaty on March 12, 2019. They amended it on November 18, 2020, "
        "and renewed it on "
        "March 10, 2022."
    )
    first, second = fields(text, Agreement)
    assert (first.signed, first.ordinal) == (("2019-03-12",), 1)
    assert (second.signed, second.ordinal, second.renews) == (("2022-03-10",), 2, "2019-03-12")


def test_it_is_their_third() -> None:
    (agreement,) = fields("Ghana and Brazil signed a treaty on Tuesday. It is their third.", Agreement)
    assert agreement.ordinal == 3


def test_for_the_first_time_is_no_rank() -> None:
    text = "Ghana and Brazil signed a treaty on Tuesday that opens the port to trawlers for the first time."
    (agreement,) = fields(text, Agreement)
    assert agreement.ordinal is None


def test_what_is_renewed_keeps_its_first_signing_and_gets_a_new_end() -> None:
    text = (
        "Ghana and Togo renewed their lagoon accord for another two years on Sunday. The accord, "
        "first signed in "
        "2011, covers nets. It now expires in October 2027."
    )
    (accord,) = facts(text, Agreement)
    assert isinstance(accord.fields, Agreement)
    assert (accord.fields.signed, accord.fields.valid_until) == (("2011",), "2027-10")
    assert (accord.fields.status, accord.fields.topics) == ("renewed", ())
    assert "valid_until" not in accord.inferred


def test_a_year_in_the_name_is_that_of_the_signing() -> None:
    text = "The 2016 treaty between Ghana and Togo on nets lapsed in May 2021."
    (agreement,) = fields(text, Agreement)
    assert (agreement.signed, agreement.valid_until, agreement.status) == (("2016",), "2021-05", "expired")


def test_an_agreement_of_which_nobody_is_named_is_between_the_two_countries_of_the_report() -> None:
    text = (
        "Kenya and Peru want to trade more fish. A trade agreement was signed on May 2, 2017, in Lima, "
        "and is valid until May 2, 2020."
    )
    (agreement,) = fields(text, Agreement)
    assert set(agreement.parties) == {"Kenya", "Peru"}
