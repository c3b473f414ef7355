"""Agreements of one series told in several articles."""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace

from store.finding.chains import chains
from store.records import Agreement, Fact
from store.results import FactHit


def _hit(number: int, inferred: dict[str, str] | None = None, **fields: Any) -> FactHit:
    told = {"name": "memorandum", "type": "MoU", "parties": ("Aid Centre", "Ministry of Skills")} | fields
    fact = Fact(id=f"f{number}", fields=Agreement(**told), evidence=((0, 1),), inferred=inferred or {})
    return FactHit(article=str(number), title="", published=None, fact=fact, text="")


def _own(_: str, name: str) -> str:
    return name


def _shape(hits: list[FactHit]) -> list[list[tuple[int | None, list[str]]]]:
    return [
        [(stage.ordinal, [hit.fact.id for hit in stage.facts]) for stage in chain.stages]
        for chain in chains(hits, _own)
    ]


def test_a_series_is_put_in_order_over_articles() -> None:
    hits = [
        _hit(1, ordinal=3),
        _hit(2, ordinal=1, signed=("2018-01-22",), valid_until="2021-01-22"),
        _hit(3, ordinal=2, signed=("2021-07-28",), valid_until="2023-07-28"),
    ]
    assert _shape(hits) == [[(1, ["f2"]), (2, ["f3"]), (3, ["f1"])]]


def test_two_accounts_of_one_agreement_are_one_stage_with_the_most_exact_dates() -> None:
    hits = [
        _hit(1, ordinal=1, signed=("2018",)),
        _hit(2, type="memorandum", signed=("XXXX-01-22",), inferred={"signed": "2018-01-22"}),
        _hit(3, ordinal=1, valid_until="2021-01-22", parties=("Ministry of Skills", "The Aid Center")),
    ]
    (chain,) = chains(hits, _own)
    (stage,) = chain.stages
    assert (stage.signed, stage.valid_until, len(stage.facts)) == ("2018-01-22", "2021-01-22", 3)
    assert set(chain.parties) == {"The Aid Center", "Ministry of Skills"}


def test_other_parties_types_and_topics_are_other_series() -> None:
    hits = [
        _hit(1, ordinal=1),
        _hit(2, ordinal=2, parties=("Aid Centre", "Ministry of Trade")),
        _hit(3, ordinal=2, type="treaty"),
        _hit(4, type="treaty", topics=("fishing",)),
        _hit(5, type="treaty", topics=("extradition",)),
    ]
    assert all(len(chain.stages) == 1 for chain in chains(hits[:3], _own))
    assert len(chains(hits[3:], _own)) == 2


def test_an_article_may_leave_out_of_what_sort_an_agreement_is() -> None:
    hits = [
        _hit(1, type="labour agreement", signed=("2018-01",)),
        _hit(2, type="agreement", signed=("2018-01-22",)),
        _hit(3, type="trade agreement", signed=("2019",)),
    ]
    assert sorted(len(stage.facts) for chain in chains(hits, _own) for stage in chain.stages) == [1, 2]


def test_what_one_article_tells_apart_is_never_one() -> None:
    one, other = _hit(1, signed=("XXXX-XX-XX",)), _hit(2, signed=("2021-05",))
    (chain,) = chains([one, replace(other, article=one.article)], _own)
    assert len(chain.stages) == 2


def test_an_agreement_of_one_party_is_in_no_series() -> None:
    assert not chains([_hit(1, parties=("Aid Centre",))], _own)


def test_names_of_one_agent_are_one_party() -> None:
    hits = [_hit(1, ordinal=1), _hit(2, ordinal=2, parties=("AC", "Ministry of Skills"))]
    (chain,) = chains(hits, lambda _, name: "Aid Centre" if name == "AC" else name)
    assert [stage.ordinal for stage in chain.stages] == [1, 2]


def test_a_stage_without_rank_or_date_comes_last() -> None:
    hits = [_hit(1), _hit(2, ordinal=1, signed=("2018",)), _hit(3, signed=("2017-05",))]
    assert _shape(hits) == [[(None, ["f3"]), (1, ["f2"]), (None, ["f1"])]]
