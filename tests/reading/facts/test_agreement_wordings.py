"""Agreements in the wordings of different presses: nominal, by pronoun, by "one", in series, in headlines."""

from __future__ import annotations

import pytest

from store.records import Agreement
from tests.reading.facts.reading import fields

LANDS = "Kenya and Peru are friends. Kenyan papers like Peru, and Peruvian papers like Kenya.\n\n"


@pytest.mark.parametrize(
    "sentence",
    [
        "Kenya and Peru have entered into a pact on nurses.",
        "Kenya and Peru agreed on a roadmap for nurses and signed it on Sunday.",
        "A treaty on the schooling of nurses between Kenya and Peru has been signed after long years.",
        "Clinics rejoiced following the signing of an accord on nurses by Kenya and Peru.",
        "The tax convention between Kenya and Peru was signed in Lima.",
        "The pact on nurses, which was signed in Lima, pleases Kenya and Peru.",
        "The two countries inked an accord on nurses.",
    ],
)
def test_the_two_have_signed(sentence: str) -> None:
    (agreement,) = fields(LANDS + sentence, Agreement)
    assert set(agreement.parties) == {"Kenya", "Peru"}
    assert agreement.status == "signed"


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("Kenya and Peru want to conclude a pact on nurses by 2031.", "planned"),
        ("Kenya and Peru will conclude negotiations on a pact on nurses.", "planned"),
        ("Kenya and Peru will not renew a pact on nurses.", "in force"),
    ],
)
def test_what_is_not_signed_yet(sentence: str, status: str) -> None:
    (agreement,) = fields(LANDS + sentence, Agreement)
    assert (agreement.status, agreement.signed) == (status, ())


@pytest.mark.parametrize(
    "sentence",
    [
        "Kenya and Peru agreed on a uniform employment contract.",
        "Nurses met at the Lima Convention Centre between May and June.",
        "Peru hires only under state agreements, according to a code adopted in 2010.",
    ],
)
def test_no_agreement(sentence: str) -> None:
    assert fields(LANDS + sentence, Agreement) == []


def test_it_was_signed() -> None:
    text = LANDS + (
        "A treaty between Kenya and Peru took effect in 2024. It was first signed in Lima in May 2022 by "
        "Health Minister Grace Nadoro of Kenya and Ambassador Jorge Ruiz of Peru."
    )
    (treaty,) = fields(text, Agreement)
    assert treaty.signed == ("2022-05",)
    assert treaty.signatories == ("Grace Nadoro", "Jorge Ruiz")


def test_it_was_extended_on_a_day_that_is_no_signing() -> None:
    text = LANDS + "Kenya and Peru signed a treaty in 2018. It was extended in 2023 and runs until 2028."
    (treaty,) = fields(text, Agreement)
    assert (treaty.signed, treaty.valid_until) == (("2018",), "2028")


def test_one_signs_for_each_side() -> None:
    text = LANDS + (
        "Kenya and Peru have struck a pact. Health Minister Grace Nadoro signed for Kenya while Ambassador "
        "Jorge Ruiz signed for Peru in Lima on 4 May 2024."
    )
    (pact,) = fields(text, Agreement)
    assert pact.signatories == ("Grace Nadoro", "Jorge Ruiz")
    assert pact.signed == ("2024-05-04",)


@pytest.mark.parametrize(
    "sentence",
    [
        "It replaces one signed in May 2019.",
        "It succeeds one agreed in May 2019.",
        "It replaces one of May 2019.",
    ],
)
def test_what_replaces_another_renews_it(sentence: str) -> None:
    text = LANDS + f"Kenya and Peru signed a pact on Sunday. {sentence}"
    new, old = fields(text, Agreement)
    assert (new.signed, old.signed) == (("XXXX-XX-XX",), ("2019-05",))
    assert new.parties == old.parties
    assert (new.renews, old.status) == ("2019-05", "renewed")


def test_the_previous_one() -> None:
    text = "The union Rota and the firm Abo reached a deal on Sunday. The previous one expired on June 30."
    new, old = fields(text, Agreement)
    assert (new.signed, old.valid_until, old.status) == (("XXXX-XX-XX",), "XXXX-06-30", "expired")


def test_two_in_a_series_and_a_third() -> None:
    text = LANDS + (
        "Kenya and Peru have signed two agreements on nurses, the first in 2016 and the second in May 2021. "
        "The second agreement ends in May 2026, and a third agreement will be signed in Lima."
    )
    found = {agreement.ordinal: agreement for agreement in fields(text, Agreement)}
    assert (found[1].signed, found[2].signed, found[2].valid_until) == (
        ("2016",),
        ("2021-05",),
        "2026-05",
    )
    assert found[3].status == "planned"
    assert found[3].parties == ("Kenya", "Peru")


def test_a_memorandum_is_the_memorandum_of_cooperation_and_its_parties_are_no_people() -> None:
    text = (
        "The University of Lima and the Nairobi Institute of Health concluded a memorandum of cooperation. "
        "The memorandum, signed on Monday by Rector Ana Ruiz and Rector Paul Otieno, is valid until May 2031."
    )
    (one,) = fields(text, Agreement)
    assert one.parties == ("University of Lima", "Nairobi Institute of Health")
    assert one.valid_until == "2031-05"


def test_a_headline_tells_the_first_one_of_the_report() -> None:
    text = (
        "Rota, Peru to sign nursing protocol\n\nThe nursing union Rota and the health ministry will sign a "
        "protocol on nurses in May."
    )
    (protocol,) = fields(text, Agreement)
    assert len(protocol.parties) == 2


@pytest.mark.parametrize("words", ["a treaty of 1955", "a treaty that dates from 1955"])
def test_a_date_makes_an_old_treaty_of_the_two(words: str) -> None:
    (treaty,) = fields(LANDS + f"The work builds on {words}.", Agreement)
    assert (set(treaty.parties), treaty.signed) == ({"Kenya", "Peru"}, ("1955",))


def test_a_participle_is_that_of_the_nearest_agreement() -> None:
    text = LANDS + "It is the second protocol under the treaty signed in May 2019."
    (treaty,) = fields(text, Agreement)
    assert (treaty.type, treaty.signed, treaty.ordinal) == ("treaty", ("2019-05",), None)


def test_a_clause_about_itself_dates_it() -> None:
    text = LANDS + "The pact between Kenya and Peru, which expires in November 2029, covers nurses."
    (pact,) = fields(text, Agreement)
    assert pact.valid_until == "2029-11"


def test_a_second_one_in_a_list_shares_the_verb() -> None:
    text = LANDS + (
        "Kenya and Peru signed an accord on the schooling of young nurses from the hills of both lands, "
        "along with a protocol on clinics."
    )
    assert [(one.type, one.status) for one in fields(text, Agreement)] == [
        ("accord", "signed"),
        ("protocol", "signed"),
    ]


def test_what_is_ratified_was_signed_on_another_day() -> None:
    text = LANDS + "Kenya on Sunday ratified a protocol that it had concluded with Peru in October 2025."
    (protocol,) = fields(text, Agreement)
    assert protocol.signed == ("2025-10",)


@pytest.mark.parametrize(
    "sentences",
    [
        "Kenya and Peru extended their pact on Monday. The pact, first agreed in 2016, runs until 2031.",
        "Kenya and Peru extended on Monday a pact they first signed in 2016. It is valid until 2031.",
        "The pact of 2016 between Kenya and Peru, which was to end in 2025, has been extended to 2031.",
        "A pact of the two was extended until 2031. First signed in 2016, the pact was due to lapse soon.",
    ],
)
def test_what_is_prolonged(sentences: str) -> None:
    (pact,) = fields(LANDS + sentences, Agreement)
    assert (pact.signed, pact.valid_until) == (("2016",), "2031")


@pytest.mark.parametrize(
    "sentence",
    [
        "Peru put pen to paper on Sunday on a pact with Nairobi.",
        "Ann Lund and Jorge Ruiz of Peru signed a pact on Sunday.",
        "Kenya and Peru said on Friday they had signed a pact on Sunday.",
    ],
)
def test_who_is_bound(sentence: str) -> None:
    (pact,) = fields(LANDS + sentence, Agreement)
    assert set(pact.parties) == {"Kenya", "Peru"}


def test_the_day_on_which_several_were_signed() -> None:
    text = LANDS + "Kenya and Peru signed two MoUs on Sunday. The MoU on nurses is valid until 2031."
    (memorandum,) = fields(text, Agreement)
    assert (memorandum.signed, memorandum.valid_until) == (("XXXX-XX-XX",), "2031")


def test_who_signed_far_behind_the_verb() -> None:
    text = LANDS + (
        "A pact between Kenya and Peru was signed in Lima on Sunday by Health Minister Grace Nadoro of Kenya "
        "and Ambassador Jorge Ruiz of Peru."
    )
    (pact,) = fields(text, Agreement)
    assert pact.signatories == ("Grace Nadoro", "Jorge Ruiz")


def test_the_renewed_one_is_the_one_that_was_renewed() -> None:
    text = LANDS + "Kenya and Peru renewed an accord on Sunday. Ann Lund inked the renewed accord in Lima."
    assert len(fields(text, Agreement)) == 1


def test_a_treaty_with_a_name_is_not_the_memorandum_told_before() -> None:
    text = LANDS + (
        "Kenya and Peru signed a memorandum on Sunday. The Air Services Agreement of the two, inked in 1967, "
        "was amended."
    )
    assert [one.signed for one in fields(text, Agreement)] == [("XXXX-XX-XX",), ("1967",)]


def test_a_past_end_gives_way_to_a_later_one() -> None:
    text = LANDS + (
        "Kenya and Peru agreed to extend until 2031 a pact on nurses. The pact was signed in 2016 and was to "
        "have lapsed in 2026."
    )
    (pact,) = fields(text, Agreement)
    assert (pact.signed, pact.valid_until) == (("2016",), "2031")


def test_the_report_names_the_parties_better_than_its_headline() -> None:
    text = (
        "Kenya, Peru seal pact\n\nThe Kenya Health Board and the Peru Nursing Board on Sunday signed a pact "
        "on nurses in Lima."
    )
    (pact,) = fields(text, Agreement)
    assert pact.parties == ("Kenya Health Board", "Peru Nursing Board")


def test_a_similar_one_with_somebody_else() -> None:
    text = LANDS + "Kenya and Peru signed a pact in 2016. A similar pact with Togo of 2019 has lapsed."
    assert fields(text, Agreement)[1].parties == ("Kenya", "Togo")


def test_names_that_read_like_function_words() -> None:
    text = LANDS + (
        "Kenya and Peru signed a pact. The pact was signed by Minister Hilal bin Said Haddad of Kenya and "
        "acting director Ana Ruiz of Peru."
    )
    (pact,) = fields(text, Agreement)
    assert pact.signatories[-1] == "Ana Ruiz"
    assert len(pact.signatories) == 2


def test_a_verb_with_an_object_signs_nothing() -> None:
    text = LANDS + (
        "A boat under contract to Kenya on Sunday struck power lines in Peru. The treaty of 2016 that ended "
        "the war between Kenya and Peru holds."
    )
    assert [(one.signed, one.status) for one in fields(text, Agreement)] == [(("2016",), None)]


def test_the_day_on_which_they_spoke_of_it_is_not_that_of_its_signing() -> None:
    text = LANDS + "On Friday Kenya and Peru reviewed the pact on nurses, signed in Lima on 4 May 2016."
    (pact,) = fields(text, Agreement)
    assert pact.signed == ("2016-05-04",)


def test_the_treaty_that_two_people_amend() -> None:
    text = LANDS + "Ann Lund and Jorge Ruiz signed an amendment to the treaty of 2016."
    assert ("treaty", ("2016",)) in [(one.type, one.signed) for one in fields(text, Agreement)]


@pytest.mark.parametrize(
    "rest",
    [
        "on nurses in Lima.",
        "on nurses for another three years.",
        "on nurses that will hold until 2031.",
        "on nurses at a feast in Lima.",
        "on nurses and a protocol on clinics.",
        "on nurses, the first of its kind.",
        "on nurses by May 2031.",
    ],
)
def test_a_topic_ends_where_the_signing_goes_on(rest: str) -> None:
    assert fields(LANDS + f"Kenya and Peru signed a pact {rest}", Agreement)[0].topics == ("nurses",)


def test_a_day_dates_all_that_were_signed_in_one_list() -> None:
    text = LANDS + "Kenya and Peru on Sunday signed an air services agreement and a memorandum on wine."
    assert [one.signed for one in fields(text, Agreement)] == [("XXXX-XX-XX",), ("XXXX-XX-XX",)]


def test_the_extension_is_no_agreement_of_its_own() -> None:
    text = LANDS + (
        "Kenya and Peru on Sunday extended their nursing agreement until 2031. Ministers signed the "
        "extension in Lima. The original agreement was concluded in May 2021."
    )
    (one,) = fields(text, Agreement)
    assert (one.type, one.signed, one.valid_until) == ("agreement", ("2021-05",), "2031")


@pytest.mark.parametrize(
    "sentence",
    [
        "The envoys exchanged the instruments of ratification of the accord of 2016 between Kenya and Peru.",
        "Kenya and Peru concluded talks on an accord of 2016.",
    ],
)
def test_no_signing(sentence: str) -> None:
    assert [one.status for one in fields(LANDS + sentence, Agreement)] in ([None], ["planned"])


def test_the_company_is_the_party_told_before() -> None:
    text = (
        "The Mining Board and the firm Sato Corp. signed a deal in May 2025. An earlier deal with the "
        "company ended in 2022."
    )
    new, old = fields(text, Agreement)
    assert old.parties == new.parties


def test_a_minister_and_somebody_sign_for_the_two_countries() -> None:
    text = (
        LANDS + "Kenyan Health Minister Grace Nadoro and Peru's Jorge Ruiz signed a pact on nurses in Lima."
    )
    (pact,) = fields(text, Agreement)
    assert set(pact.parties) == {"Kenya", "Peru"}


def test_a_protocol_that_extends_a_treaty() -> None:
    text = LANDS + "Kenya and Peru inked a protocol extending by three years the nursing treaty of 2013."
    assert [(one.type, one.signed) for one in fields(text, Agreement)] == [
        ("protocol", ()),
        ("treaty", ("2013",)),
    ]


def test_a_list_of_any_length_is_read_to_its_end() -> None:
    text = LANDS + "Kenya and Peru signed " + "a pact, " * 1500 + "an accord."
    assert fields(text, Agreement)
