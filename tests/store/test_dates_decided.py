"""What hangs on an article's date, with the real reader: resolved anew, but for what a person corrected."""

from __future__ import annotations

from store.library import Library
from store.records import Article, Date, Fact

TEXT = (
    "Minister Ona Pell met the dockers' union in Port Ansa on Friday. "
    "“We will sign the pact next month,” said Pell. "
    "The union and the ministry signed a memorandum of understanding on 3 May, which is valid until 30 June. "
    "Last year 400 workers left. On Monday the union will meet the mayor, Per Ash, in Port Ansa.\n"
)
RESOLVED = {
    None: {},
    "2024-05-10": {
        "Friday": "2024-05-10",
        "3 May": "2024-05-03",
        "30 June": "2024-06-30",
        "Monday": "2024-05-13",
    },
    "2019-01-02": {
        "Friday": "2018-12-28",
        "3 May": "2018-05-03",
        "30 June": "2019-06-30",
        "Monday": "2019-01-07",
    },
}


def facts(library: Library, article_id: str) -> list[Fact]:
    return list(library.open_article(article_id).facts)


def dates(library: Library, article_id: str) -> dict[str, Fact]:
    return {each.fields.text: each for each in facts(library, article_id) if isinstance(each.fields, Date)}


def resolved(found: dict[str, Fact], wanted: dict[str, str]) -> dict[str, str]:
    return {text: found[text].inferred["edtf"] for text in wanted if "edtf" in found[text].inferred}


def agreement(library: Library, article_id: str) -> Fact:
    return next(each for each in facts(library, article_id) if getattr(each.fields, "valid_until", None))


def test_dates_are_resolved_anew_and_corrections_stay(library: Library) -> None:
    me = library.add(Article(text=TEXT)).article or ""
    assert not any(each.inferred for each in facts(library, me))
    library.correct(me, agreement(library, me).id, valid_until="2030-01")
    library.correct(me, dates(library, me)["Friday"].id, edtf="2024-05-09")
    library.review(me, dates(library, me)["Last year"].id, "rejected")
    note = library.annotate(me, [(TEXT.index("Monday"), TEXT.index("Monday") + 6)], "which?")

    for published, wanted in (*RESOLVED.items(), *list(RESOLVED.items())[::-1]):
        library.set_published(me, published)
        found = dates(library, me)
        expected = {text: date for text, date in wanted.items() if text != "Friday"}
        assert resolved(found, wanted) == expected
        friday, pact = found["Friday"], agreement(library, me)
        assert (friday.status, friday.fields.edtf, friday.inferred) == ("corrected", "2024-05-09", {})  # type: ignore[union-attr]
        assert (pact.status, pact.fields.valid_until) == ("corrected", "2030-01")  # type: ignore[union-attr]
        assert pact.inferred == ({"signed": wanted["3 May"]} if wanted else {}), "its other date is resolved"
        assert found["Last year"].status == "rejected"
        assert library.open_article(me).annotations == (note,)
        assert [row.published for row in library.rows() if row.id == me] == [published]
        assert not library.lost_decisions()
    while (library.undo() or "").startswith("date"):
        pass
    assert list(library.check()) == []


def test_with_a_correction_taken_back_the_date_is_resolved_again(library: Library) -> None:
    me = library.add(Article(text=TEXT)).article or ""
    friday = dates(library, me)["Friday"].id
    library.correct(me, friday, edtf="2024-05-09")
    library.set_published(me, "2019-01-02")
    library.review(me, dates(library, me)["Friday"].id, "suggested")
    assert dates(library, me)["Friday"].inferred == {"edtf": "2018-12-28"}
