"""The codebook: tags described, renamed, merged and deleted, each in one step that undo takes back."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.errors import NotFoundError, OnrecordError
from store.library import Library
from store.records import Code
from tests.store.samples import span


@pytest.fixture
def tagged(library: Library, droz: str) -> Library:
    """Three annotations with tags, one of them with a note."""
    library.annotate(droz, [span("keep")], "why?", ["wages"])
    library.annotate(droz, [span("bring home")], tags=["wages", "training"])
    library.annotate(droz, [span("wages would rise")], tags=["pay"])
    return library


def test_tags_in_use_and_described_ones(tagged: Library, folder: Path) -> None:
    tagged.set_code(Code(name=" #economy ", colour="#D7875F", description="money\nand work"))
    tagged.set_code(Code(name="wages", parent="economy"), Code(name="pay", parent="economy"))
    with Library.open(folder) as other:
        assert other.codebook() == [
            Code(name="economy", colour="#d7875f", description="money\nand work"),
            Code(name="pay", parent="economy"),
            Code(name="training"),
            Code(name="wages", parent="economy"),
        ]
    assert tagged.undo() == "tag “wages” and 1 more in the codebook"
    assert [code.parent for code in tagged.codebook()] == [None] * 4


@pytest.mark.parametrize(
    "code", [Code(name=" # "), Code(name="x", colour="red"), Code(name="wages", parent="wages")]
)
def test_what_a_code_can_not_be(tagged: Library, code: Code) -> None:
    with pytest.raises(OnrecordError):
        tagged.set_code(code)


def test_no_circle_of_parents(tagged: Library) -> None:
    tagged.set_code(Code(name="wages", parent="pay"))
    with pytest.raises(OnrecordError, match="stands under it"):
        tagged.set_code(Code(name="pay", parent="wages"))


def test_renaming_everywhere(tagged: Library, droz: str) -> None:
    tagged.set_code(Code(name="wages", colour="#111111"), Code(name="minimum", parent="wages"))
    assert tagged.rename_tag("wages", "income") == 2
    assert dict(tagged.tags()) == {"income": 2, "training": 1, "pay": 1}
    assert tagged.codebook()[:2] == [
        Code(name="income", colour="#111111"),
        Code(name="minimum", parent="income"),
    ]
    assert tagged.count_quotes("tag:income") == 1
    assert tagged.undo() == "renaming the tag “wages” into “income”"
    assert dict(tagged.tags())["wages"] == 2
    assert tagged.count_quotes("tag:income") == 0
    assert tagged.redo()
    assert {tag for note in tagged.open_article(droz).annotations for tag in note.tags} == {
        "income", "training", "pay",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("old", "new", "left"),
    [
        ("a", "c", {"c": None, "b": "c", "d": "c"}),
        ("b", "d", {"d": "a", "a": None, "c": "d"}),
        ("d", "a", {"a": None, "b": "a", "c": "b"}),
        ("c", "x", {"a": None, "b": "a", "d": "x", "x": "b"}),
    ],
)
def test_merging_tags_of_one_line_makes_no_circle(
    tagged: Library, old: str, new: str, left: dict[str, str | None]
) -> None:
    tagged.set_code(Code(name="a"), *(Code(name=name, parent=above) for above, name in ("ab", "bc", "cd")))
    tagged.set_code(Code(name="x", description="no tag of this line"))
    tagged.rename_tag(old, new)
    found = {each.name: each.parent for each in tagged.codebook() if each.name in "abcdx"}
    assert found == {"x": None} | left


def test_merging_two_tags(tagged: Library) -> None:
    tagged.set_code(Code(name="wages", colour="#111111", description="old"), Code(name="pay", parent="wages"))
    assert tagged.rename_tag("wages", "pay") == 2
    assert dict(tagged.tags()) == {"pay": 3, "training": 1}
    assert tagged.codebook()[0] == Code(name="pay", colour="#111111", description="old")
    assert tagged.undo() == "merging the tag “wages” into “pay”"
    assert tagged.codebook()[0] == Code(name="pay", parent="wages")


def test_deleting_keeps_notes_and_lifts_children(tagged: Library, droz: str) -> None:
    tagged.set_code(Code(name="wages", parent="economy"), Code(name="minimum", parent="wages"))
    assert tagged.delete_tag("wages") == 2
    assert Code(name="minimum", parent="economy") in tagged.codebook()
    assert [(note.note, note.tags) for note in tagged.open_article(droz).annotations] == [
        ("why?", ()), ("", ("training",)), ("", ("pay",)),
    ]  # fmt: skip
    tagged.delete_tag("pay")
    assert len(tagged.open_article(droz).annotations) == 2
    tagged.undo()
    tagged.undo()
    assert dict(tagged.tags()) == {"wages": 2, "training": 1, "pay": 1}
    with pytest.raises(NotFoundError):
        tagged.delete_tag("nothing")
    with pytest.raises(NotFoundError):
        tagged.rename_tag("nothing", "something")


def test_thousands_are_one_step(library: Library, droz: str) -> None:
    target = library.annotate(droz, [span("keep")], tags=["wages"]).target
    with library._notes.change("many"):
        for _ in range(1999):
            library._notes.annotate(droz, target, "", ["wages"])
    assert library.rename_tag("wages", "pay") == 2000
    assert library.undo() == "renaming the tag “wages” into “pay”"
    assert dict(library.tags()) == {"wages": 2000}
