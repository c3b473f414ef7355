"""Figures: value, unit, what is counted, period, and who gave them."""

from __future__ import annotations

import pytest

from store.records import Figure
from tests.reading.facts.reading import fields


@pytest.mark.parametrize(
    ("sentence", "value", "unit"),
    [
        ("The port employs 1,250 people.", 1250, "people"),
        ("The port employs 9,778 Kenyans.", 9778, "people"),
        ("The school has 40 beds.", 40, "beds"),
        ("It serves 1.5 million poor and vulnerable youth.", 1_500_000, "people"),
        ("It serves three million households.", 3_000_000, "households"),
        ("It cost $24 million.", 24_000_000, "USD"),
        ("It cost 24 million euros.", 24_000_000, "EUR"),
        ("It cost A$3.5bn.", 3_500_000_000, "AUD"),
        ("It cost 1,000 Canadian dollars.", 1000, "CAD"),
        ("It cost Tk 15,200 a month.", 15_200, "BDT"),
        ("Prices rose by 4.5 percent.", 4.5, "percent"),
        ("Prices rose by 4.5 per cent.", 4.5, "percent"),
        ("Prices rose by 4%.", 4, "percent"),
        ("It trains 600 students a year.", 600, "people"),
        ("They lost 90,000 hectares of forest.", 90_000, "hectares"),
        ("It is a 50-bed clinic.", 50, "bed"),
    ],
)
def test_one_figure(sentence: str, value: float, unit: str) -> None:
    (figure,) = fields(sentence, Figure)
    assert (figure.value, figure.unit) == (value, unit)


def test_a_part_of_a_figure_is_a_figure() -> None:
    text = "In 2023, a total of 8,410 Nepalis worked in Qatar, 1,020 of them women."
    whole, part = fields(text, Figure)
    assert (whole.value, whole.period) == (8410, "2023")
    assert (part.value, part.unit, part.period) == (1020, "people", "2023")


def test_a_predicate_tells_what_is_counted() -> None:
    text = "Last year 31,412 Nepalis left, of whom only 1,870 were women."
    assert [(f.value, f.unit) for f in fields(text, Figure)] == [(31412, "people"), (1870, "people")]


def test_range() -> None:
    (figure,) = fields("Between 10 and 15 percent of exports are fish.", Figure)
    assert figure.value == (10, 15)


def test_a_change_is_two_figures() -> None:
    text = "Trade rose from $1.2 billion in 2019 to $3.5 billion in 2023."
    assert [(f.value, f.period) for f in fields(text, Figure)] == [(1.2e9, "2019"), (3.5e9, "2023")]


def test_source_of_a_figure() -> None:
    text = "Fisheries Minister Alma Rode said the fleet had lost 300 boats."
    (figure,) = fields(text, Figure)
    assert figure.given_by == "Alma Rode"


@pytest.mark.parametrize(
    "sentence",
    [
        "The two sides met twice for the third time.",
        "Both countries agreed on three areas.",
        "Article 21 of the law is short.",
        "Ann Lund, 45, left at 10:30.",
        "The 45-year-old left on May 5.",
        "It is the 3rd case since 2019.",
        "They flew in a Boeing 737.",
        "The five-year plan holds for two years.",
    ],
)
def test_no_figure(sentence: str) -> None:
    assert fields(sentence, Figure) == []


def test_the_number_of() -> None:
    (figure,) = fields("A report put the number of Kenyans working in Qatar in 2023 at 9,778.", Figure)
    assert (figure.value, figure.unit, figure.period) == (9778, "people", "2023")
