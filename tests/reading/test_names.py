"""The names tagger with its rules: edges, kinds and acronyms, one case each."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from store.reading.agents import gazetteer
from store.reading.agents.names.find import find_names
from store.reading.agents.names.templates import template_sentences
from store.reading.crf import load
from store.reading.document import make_document
from store.reading.training.names import labelled_sentences, train_names, with_other_names


def names(text: str) -> dict[str, str]:
    """Kind by name found in `text`."""
    document = make_document(text)
    return {document.slice(name.first, name.last): name.kind for name in find_names(document)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Minister of Labour and Vocational Training Sok Pheara spoke.",
            {"Sok Pheara": "person"},
        ),
        (
            "KMF country director Ruth Ansell spoke in Accra.",
            {"KMF": "organization", "Ruth Ansell": "person", "Accra": "place"},
        ),
        ("Prime Minister Keo Vann spoke.", {"Keo Vann": "person"}),
        (
            "Moon Jae-ho, governor of Hwangsan-do province, agreed.",
            {"Moon Jae-ho": "person", "Hwangsan-do province": "place"},
        ),
        (
            "Chan Bora, president of the Free Union of Dockers of the Kingdom of Thailand (FUDKT), agreed.",
            {
                "Chan Bora": "person",
                "Free Union of Dockers of the Kingdom of Thailand": "organization",
                "FUDKT": "organization",
            },
        ),
        (
            "He works at the Royal Academy of Bhutan’s Institute of Mountain Studies.",
            {"Royal Academy of Bhutan": "organization", "Institute of Mountain Studies": "organization"},
        ),
        (
            "The Ministry of Trade, Industry and Energy met the Miners’ Health and Safety Agency.",
            {
                "Ministry of Trade, Industry and Energy": "organization",
                "Miners’ Health and Safety Agency": "organization",
            },
        ),
        (
            "W Jordan Hale and María de los Santos met Tariq bin Nasser al-Kuwari.",
            dict.fromkeys(("W Jordan Hale", "María de los Santos", "Tariq bin Nasser al-Kuwari"), "person"),
        ),
        (
            "The World Trade Body [WTB] met in New Zealand.",
            {"World Trade Body": "organization", "WTB": "organization", "New Zealand": "place"},
        ),
        ("The German embassy in Quito opened.", {"German embassy in Quito": "organization"}),
        ("They signed a Memorandum of Understanding (MoU) under the Green Growth Plan (GGP).", {}),
        ("The Kingdom’s workers speak Arabic, said Danish officials on Tuesday.", {}),
        ("US envoy Carla Simms told us in the US.", {"US": "place", "Carla Simms": "person"}),
        (
            "Jordan met Egypt. Lea Pickett met Chad Lowe.",
            {"Jordan": "place", "Egypt": "place", "Lea Pickett": "person", "Chad Lowe": "person"},
        ),
        ("Karl Hauser lives in Karl Marx Street.", {"Karl Hauser": "person", "Karl Marx Street": "place"}),
        ("Mayor of Riga Ilze Berzina spoke in Riga.", {"Riga": "place", "Ilze Berzina": "person"}),
        ("Orvella Nune, treasurer of the club, spoke.", {"Orvella Nune": "person"}),
        (
            "Nordlak A/S and Arventis NV sold milk.",
            {"Nordlak A/S": "organization", "Arventis NV": "organization"},
        ),
        ("The dockers’ union Porto Vivo met.", {"Porto Vivo": "organization"}),
        ("FOR IMMEDIATE RELEASE\nEva Lund spoke.", {"Eva Lund": "person"}),
        (
            "But Getnet Wolde of the Dairy Farmers Union spoke.",
            {"Getnet Wolde": "person", "Dairy Farmers Union": "organization"},
        ),
        ("The Estonian Teachers’ Union met.", {"Estonian Teachers’ Union": "organization"}),
        ("Eva Lund chairs the dockers’ union ENEDEP.", {"Eva Lund": "person", "ENEDEP": "organization"}),
        ("The secretary general, Deborah Achieng’ Otieno, spoke.", {"Deborah Achieng’ Otieno": "person"}),
        ("The programme, named Bridge of Skills, began.", {}),
        ("They met in East Kalimantan and in Kumasi.", {"East Kalimantan": "place", "Kumasi": "place"}),
        ("Hurricane Delia hit the coast. The company, called Facebook, closed.", {}),
    ],
)
def test_names(text: str, expected: dict[str, str]) -> None:
    assert names(text) == expected


def test_a_name_has_one_kind_in_an_article() -> None:
    text = "Zambor Relief sent food. Zambor Relief, an aid group, said so. Later Zambor Relief left."
    assert names(text) == {"Zambor Relief": "organization"}


def test_short_names_are_found_wherever_they_stand() -> None:
    found = names("Opposition leader Tomasi Vuki spoke. Some, like Vuki, left early.")
    assert found["Vuki"] == "person"


def test_names_never_overlap_and_keep_to_the_text() -> None:
    text = (
        "The (UN (WHO) and “Dr. al-Amin” of O’Neil’s Bank’s AI-Lab, St. Paul’s — II, in D.C.’s N.Y. & Co.\n"
        * 3
    )
    document = make_document(text)
    last = 0
    for name in find_names(document):
        assert last <= name.first < name.last <= len(document.words)
        last = name.last


def test_gazetteer() -> None:
    assert len(gazetteer.countries()) > 195
    assert gazetteer.country_names()["uk"] == "GB"
    assert gazetteer.country_names()["philippines"] == "PH"
    assert gazetteer.demonyms()["filipino"] == "PH"
    assert gazetteer.capitals()["nairobi"] == "KE"
    assert all(len(code) == 2 and code.isupper() for code in gazetteer.countries())
    assert [gazetteer.gender_of(name) for name in ("Ana", "José", "Hiroko", "Xqz", "Jean-Marc")] == [
        "f",
        "m",
        "f",
        "",
        "",
    ]


# ---------------------------------------------------------------- training


def test_labels_are_mapped_to_our_tokens() -> None:
    text = "The Harbour Board met Eva Lund in Kenya."
    tokens = [
        [0, 3, "DET", "DT", "det", 0, "B-ORG", 1],
        [4, 11, "PROPN", "NNP", "x", 0, "I-ORG", 0],
        [12, 17, "PROPN", "NNP", "x", 0, "I-ORG", 0],
        [18, 21, "VERB", "VBD", "x", 0, "O", 0],
        [22, 25, "PROPN", "NNP", "x", 0, "B-PERSON", 0],
        [26, 30, "PROPN", "NNP", "x", 0, "I-PERSON", 0],
        [31, 33, "ADP", "IN", "x", 0, "O", 0],
        [34, 39, "PROPN", "NNP", "x", 0, "B-ORG", 0],
        [39, 40, "PUNCT", ".", "x", 0, "O", 0],
    ]
    ((words, labels),) = labelled_sentences(make_document(text), tokens)
    assert [(w, label) for w, label in zip(words, labels, strict=True) if label != "O"] == [
        ("Harbour", "B-ORGANIZATION"),
        ("Board", "I-ORGANIZATION"),
        ("Eva", "B-PERSON"),
        ("Lund", "I-PERSON"),
        ("Kenya", "B-PLACE"),
    ]


def test_other_names_keep_the_rest_of_the_sentence() -> None:
    sentence = (["Then", "Eva", "Lund", "left", "."], ["O", "B-PERSON", "I-PERSON", "O", "O"])
    words, labels = with_other_names(sentence, random.Random(5))
    assert [word for word, label in zip(words, labels, strict=True) if label == "O"] == ["Then", "left", "."]
    assert labels.count("B-PERSON") == 1


def test_templates_are_deterministic_and_well_formed() -> None:
    first, second = (list(template_sentences(200, random.Random(9))) for _ in range(2))
    assert first == second
    for words, labels in first:
        assert len(words) == len(labels)
        for before, label in zip(["O", *labels], labels, strict=False):
            assert not label.startswith("I-") or before[2:] == label[2:]


def test_a_tagger_can_be_trained(tmp_path: Path) -> None:
    path = tmp_path / "names.npz"
    train_names([], path, templates=200)
    assert {"B-PERSON", "I-PERSON", "B-PLACE"} <= set(load(path).labels)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ms Oda Ruun of the Tonga Island Women’s Network spoke.",
            {"Oda Ruun": "person", "Tonga Island Women’s Network": "organization"},
        ),
        (
            "Coun Meera Balu (Lab) and Coun Jan Kowal (Ind) left.",
            {"Meera Balu": "person", "Jan Kowal": "person"},
        ),
        ("Minister of State for Health Dora Kamau spoke.", {"Dora Kamau": "person"}),
        ("Severe Tropical Cyclone Dovi killed four.", {}),
        ("The Agreement was signed by her. Olive oil alone made up a fifth.", {}),
        ("They opened the Green Valley Facility, a five-year programme.", {}),
        (
            "DMX records show 300 overseas kitchen workers (OKWs). An OKW group spoke.",
            {"DMX": "organization"},
        ),
        ("A vote was held.\n\nENDS", {}),
        ("The Danish minister Árni við Neyst spoke.", {"Árni við Neyst": "person"}),
        ("She has fished out of Yell since 1988.", {"Yell": "place"}),
        ("Ships sail between Gabès and Ostvik.", {"Gabès": "place", "Ostvik": "place"}),
        ("BARTON’S buses will stop.", {"BARTON": "place"}),
        ("Workers at Peru’s Cerro Verdal copper mine struck.", {"Peru": "place", "Cerro Verdal": "place"}),
        ("The union of dockers, Sitrapanama, warned of it.", {"Sitrapanama": "organization"}),
        ("Clinics to Start Measles Shots\n\nThe first doses came.", {}),
        ("Sindicato No. 14, which represents bakers, signed.", {"Sindicato No. 14": "organization"}),
        ("A Welsh Government spokeswoman left.", {"Welsh Government": "organization"}),
        ("The Faroese boats left the Faroes.", {"Faroes": "place"}),
    ],
)
def test_more_of_what_is_and_is_no_name(text: str, expected: dict[str, str]) -> None:
    assert names(text) == expected
