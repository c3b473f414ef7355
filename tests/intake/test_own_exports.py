"""Our own exports come back whole: export, then import into another library, then export is the identity."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from store import Library
from store.export.documents import write_json, write_jsonl
from store.export.stock_tinydb import write_tinydb
from store.export.view import Request
from store.records import Article, Code, Imported, now
from tests.intake.making import found, reason
from tests.store.samples import READING, TEXT, article

WRITERS = {"tinydb.json": write_tinydb, "json.json": write_json, "lines.jsonl": write_jsonl}
OTHER = "The café on the quay 🤝 stays open e\u0301, said nobody.\n"
SHARED = ("The crews wait.\n", "The crews left.\n")

words = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=12).filter(str.strip)
Step = Callable[[Library], object]


def note(span: tuple[int, int], text: str, tags: list[str]) -> Step:
    start, end = min(span), max(span) + 1
    return lambda library: library.annotate(article().id, [(start, end)], text, tags)


steps = st.one_of(
    st.builds(note, st.tuples(st.integers(0, 300), st.integers(0, 300)), words, st.lists(words, max_size=3)),
    st.just(lambda library: library.annotate(Article(text=OTHER).id, [(9, 22)], "=note 👩‍🚒")),
    st.sampled_from(["accepted", "rejected", "suggested"]).map(
        lambda status: lambda library: library.review(article().id, "s2", status)
    ),
    words.map(lambda name: lambda library: library.correct(article().id, "s1", speakers=(name, "Droz"))),
    st.just(lambda library: library.correct(article().id, "f1", status="expired")),
    words.map(lambda name: lambda library: library.merge("Joren Vael", f"{name} Vael")),
    words.map(lambda name: lambda library: library.split("Ilan Droz", f"{name} D", [article().id])),
    st.sampled_from(["2024-03-08", None, "XXXX-10-30"]).map(
        lambda day: lambda library: library.set_published(Article(text=SHARED[0]).id, day)
    ),
    st.just(lambda library: library.mark(article().id, read=True, starred=True)),
    st.just(lambda library: library.set_code(Code(name="pay", description="what is paid"))),
    st.just(lambda library: library.save_search("Droz on pay", "droz pay")),
    st.just(lambda library: library.undo()),
)


@contextmanager
def temporary() -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp())
    try:
        yield folder
    finally:
        shutil.rmtree(folder)


def fill(library: Library) -> None:
    origin = Imported(file="a.txt", reader="plain text", version="1", at=now())
    library.add(msgspec.structs.replace(article(), imported=origin), READING)
    cafe = Article(text=OTHER, title="Café", url="https://ansapost.example/ü", published="2024-03")
    library.add(msgspec.structs.replace(cafe, imported=origin))
    for text in SHARED:
        library.add(Article(text=text, published="2024-05-02", imported=origin))


def written(library: Library, name: str) -> bytes:
    return b"".join(WRITERS[name](library, Request()))


def test_a_large_file_of_lines_comes_in_by_parts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("store.intake.expanding.PART", 1000)
    with Library.open(tmp_path / "a") as library, Library.open(tmp_path / "b") as other:
        fill(library)
        library.merge("Joren Vael", "Jo Vael")
        library.split("Ilan Droz", "Ilan Droz (unionist)", [article().id])
        (tmp_path / "x.jsonl").write_bytes(written(library, "lines.jsonl"))
        paths = [each.path for each in other.import_([tmp_path / "x.jsonl"])]
        assert len({path.split(": ")[1] for path in paths}) > 1
        assert written(other, "tinydb.json") == written(library, "tinydb.json")
        assert other.count_quotes('speaker:"Ilan Droz (unionist)"') == 3


@settings(max_examples=12, phases=[Phase.generate])
@given(made=st.lists(steps, max_size=6), name=st.sampled_from(sorted(WRITERS)))
def test_export_then_import_is_the_identity(made: list[Step], name: str) -> None:
    with temporary() as folder:
        with Library.open(folder / "a") as library:
            fill(library)
            for step in made:
                step(library)
            (folder / name).write_bytes(written(library, name))
            before = written(library, "tinydb.json")
        with Library.open(folder / "b") as other:
            for result in ("taken", "duplicate"):
                outcomes = list(other.import_([folder / name]))
                assert [each.result for each in outcomes] == [result] * 4
                assert written(other, "tinydb.json") == before
            assert list(other.check()) == []


@pytest.fixture
def exported(tmp_path: Path) -> dict[str, object]:
    with Library.open(tmp_path / "a") as library:
        fill(library)
        library.annotate(article().id, [(0, 9)], "a note", ("pay",))
        library.merge("Joren Vael", "Jo Vael")
        document: dict[str, object] = json.loads(written(library, "json.json"))
    return document


def restored(document: object, folder: Path) -> tuple[Library, list[str]]:
    (folder / "x.json").write_text(json.dumps(document))
    library = Library.open(folder / "b")
    return library, [each.detail for each in library.import_([folder / "x.json"])]


def test_a_changed_text_takes_its_notes_along(exported: dict[str, object], tmp_path: Path) -> None:
    for each in exported["articles"]:  # type: ignore[attr-defined]
        each["text"] = each["text"].replace("Ilan Droz", "Ms. Ilan Droz")
    library, _ = restored(exported, tmp_path)
    with library:
        changed = library.open_article(Article(text=TEXT.replace("Ilan Droz", "Ms. Ilan Droz")).id)
        assert [each.note for each in (*changed.annotations, *changed.lost)] == ["a note"]


def test_findings_that_do_not_fit_are_read_anew(exported: dict[str, object], tmp_path: Path) -> None:
    for each in exported["articles"]:  # type: ignore[attr-defined]
        for statement in each["statements"]:
            statement["parts"] = [[5, 10_000_000]]
    library, _ = restored(exported, tmp_path)
    with library:
        assert library.counts().articles == 4
        assert list(library.check()) == []


def test_what_is_no_note_and_no_decision_is_left_out(exported: dict[str, object], tmp_path: Path) -> None:
    for each in exported["articles"]:  # type: ignore[attr-defined]
        each["annotations"].append({"note": 5})
        each["decided"] = {"merges": [{"key": 1}], "history": [{"state": "done"}], "stars": "x"}
    exported["decided"] = {"merges": [{"name": "x"}, {"key": "x", "name": "X", "into": "Y"}]}
    library, details = restored(exported, tmp_path)
    with library:
        assert details == ["what could not be read of people's work in it was left out"] * 4
        assert list(library.check()) == []
        assert library.decided()["merges"] == [{"key": "x", "name": "X", "into": "Y"}]


@pytest.mark.parametrize(
    ("odd", "left_out"),
    [
        ({"finding": "shop"}, True),
        ({"changes": {"kind": "direct", "speakers": 3}}, True),
        ({"changes": {"kind": "direct", "parts": [[1]]}}, True),
        ({"changes": {"kind": "direct", "cue": [1]}}, True),
        ({"changes": {}}, False),
        ({"changes": {"kind": "loud"}}, False),
        ({"target": []}, False),
    ],
)
def test_decisions_that_make_no_sense_do_no_harm(
    tmp_path: Path, odd: dict[str, object], left_out: bool
) -> None:
    with Library.open(tmp_path / "a") as library:
        fill(library)
        library.add_statement(article().id, [(0, 9)], kind="direct")
        document = json.loads(written(library, "json.json"))
    decided = [each["decided"] for each in document["articles"] if "decided" in each]
    decided[0]["corrections"][0].update(odd)
    library, details = restored(document, tmp_path)
    with library:
        assert any(details) == left_out
        assert library.add_statement(article().id, [(5, 12)], kind="direct") in ("sh1", "sh2")
        assert library.count_quotes("status:added") >= 1
        assert library.open_article(article().id).statements
        assert len(list(library.check())) <= 1


def test_other_json_of_other_programs() -> None:
    assert "neither an export" in reason(b'{"format": "other"}', ".json")
    assert "can't be read" in reason(b'{"format": "onrecord", "articles": [{"text": 5}]}', ".json")
    stock = {"_default": {"1": {"text": "Some words.", "title": "One"}, "2": {"text": "More."}}}
    assert [each.article.text for each in found(msgspec.json.encode(stock), ".json")] == [
        "Some words.",
        "More.",
    ]
    plain = {"articles": {"1": {"text": "Some words."}}, "agents": {}, "statements": {}, "facts": {}}
    assert found(msgspec.json.encode(plain), ".json")[0].article.text == "Some words."
