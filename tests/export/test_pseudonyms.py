"""Under pseudonyms no name goes out in any format, and every offset still leads to its words."""

from __future__ import annotations

import csv
import io
import json
import re
import stat
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store import Library, OnrecordError
from store.export import FORMATS, View
from store.export.pseudonyms import pseudonymous
from store.export.pseudonyms.key import Person
from store.export.pseudonyms.replacing import Names
from store.records import Article, Reading
from tests.export import samples

FORMS = re.compile(r"\b(Óna|Ona|Véll|Vell|Oren|Tack|Mill|Reed)\b", re.IGNORECASE)


@pytest.fixture
def key(tmp_path: Path) -> Path:
    return tmp_path / "key.json"


@pytest.fixture
def view(hard: Library, key: Path) -> View:
    """The hard library, in which another report shouts and abbreviates the same names."""
    hard.add(
        Article(text="By Bo Reed\nVELL, ONA: again! O. Tack’s tack on Vell's ropes.", title="Vell & Tack"),
        Reading(),
    )
    return pseudonymous(hard, key)


@pytest.mark.parametrize("name", FORMATS)
def test_no_name_goes_out(view: View, name: str) -> None:
    form = FORMATS[name]
    data = (
        b"".join(form.write(view))
        if form.writer
        else b"".join(file.name.encode() + b"".join(file.chunks) for file in form.files(view))
    )
    if data[:2] == b"PK":
        archive = zipfile.ZipFile(io.BytesIO(data))
        data = b"\n".join(archive.read(member) for member in archive.namelist())
    text = data.decode()
    found = {match[0] for match in FORMS.finditer(text)}
    assert found <= {"tack"}  # a word in small letters
    assert "news.example" not in text
    assert samples.ARTICLE.id not in text  # the hash of a published text would tell which it is


def test_one_person_has_one_pseudonym_everywhere(view: View, key: Path) -> None:
    people = {each["name"]: each["pseudonym"] for each in json.loads(key.read_text())["people"]}
    vell, tack = people["Óna Véll"], people["Oren Tack"]
    (row,) = csv.DictReader(io.StringIO(b"".join(FORMATS["csv"].write(view)).decode(), newline=""))
    assert row["speaker"] == row["source"] == vell
    texts = {article["text"] for article in map(json.loads, FORMATS["jsonl"].write(view))}
    assert f"By {people['Bo Reed']}\n{vell}, {vell}: again! O. {tack}’s tack on {vell}'s ropes." in texts
    hard = next(text for text in texts if "Cafe" in text)
    assert f"said {vell} of the <b>Ferry" in hard
    assert f"{vell} met {tack} at the Old Quay" in hard


def test_offsets_go_along(view: View) -> None:
    row = next(row for row in view.rows() if row.statements)
    opened = view.open_article(row.id)
    text = opened.article.text
    assert opened.article.id == row.id
    statement = opened.statements[0]
    assert [text[a:b] for a, b in statement.parts] == [
        samples.HARD[a:b] for a, b in samples.READING.statements[0].parts
    ]
    assert text[slice(*(statement.cue or (0, 0)))] == "said"
    assert text[slice(*(statement.source or (0, 0)))] == opened.agents[0].name
    note = opened.annotations[0]
    assert (
        [text[t.start : t.end] for t in note.target]
        == [t.exact for t in note.target]
        == ["Cafe\u0301", "prêts \U0001f6a2"]
    )
    assert opened.agents[0].name in note.note


def test_the_key_is_private_and_stays_the_same(hard: Library, view: View, key: Path) -> None:
    assert stat.S_IMODE(key.stat().st_mode) == 0o600
    before = {each["name"]: each["pseudonym"] for each in json.loads(key.read_text())["people"]}
    hard.add(Article(text="Nobody new."), Reading())
    again = pseudonymous(hard, key)
    after = {each["name"]: each["pseudonym"] for each in json.loads(key.read_text())["people"]}
    assert before == after
    assert {row.id for row in view.rows()} < {row.id for row in again.rows()}


def test_a_search_by_pseudonym_finds_the_person(view: View, key: Path) -> None:
    people = {each["name"]: each["pseudonym"] for each in json.loads(key.read_text())["people"]}
    (hit,) = view.quotes(f'speaker:"{people["Óna Véll"]}"')
    assert hit.speakers == (people["Óna Véll"],)


def test_another_file_is_no_key(hard: Library, key: Path) -> None:
    key.write_text('{"a": 1}')
    with pytest.raises(OnrecordError, match="no key"):
        pseudonymous(hard, key)
    assert key.read_text() == '{"a": 1}'


@given(
    st.lists(
        st.sampled_from(["Ada Mill", "Mill", "Bo", "in", "“", "\n", " ", "é\u0301", "\U0001f6a2", "mill"])
    )
)
def test_every_span_outside_of_names_keeps_its_words(pieces: list[str]) -> None:
    names = Names(
        [Person(name="Ada Mill", pseudonym="Person 7"), Person(name="Bo", pseudonym="Person 12")], ()
    )
    text = " ".join(pieces)
    moved = names.replace(text)
    assert not re.search(r"\b(Ada|Mill|Bo)\b", moved.text)
    for start in range(len(text)):
        if not any(a <= start < b for a, b in moved.old):
            a, b = moved.span((start, start + 1))
            assert moved.text[a:b] == text[start]
    for old, new in zip(moved.old, moved.new, strict=True):
        assert moved.span(old) == new
        assert moved.text[slice(*new)].startswith("Person ")
