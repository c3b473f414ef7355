"""The dossier, read as a browser reads it: parsed by html5lib, its policy checked against what is in it."""

from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path
from xml.etree.ElementTree import Element

import html5lib
import pytest

from store import Library
from store.export import FORMATS, save_folder
from store.records import Agreement, Article, Fact, Reading, Statement
from tests.export.conftest import Export
from tests.export.samples import NOTE


def page(data: bytes) -> Element:
    parser = html5lib.HTMLParser(html5lib.getTreeBuilder("etree"), strict=True, namespaceHTMLElements=False)
    root: Element = parser.parse(data.decode())
    return root


def text_of(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())


def name_of(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]


@pytest.mark.parametrize("query", ["", 'speaker:"Óna Véll"', "tag:quay", "kind:agreement"])
def test_nothing_in_it_runs_or_loads(exported: Export, query: str) -> None:
    root = page(exported("html", query))
    names = {name_of(element) for element in root.iter()}
    assert not names & {"script", "iframe", "object", "embed", "link", "img", "form", "base", "use", "image"}
    for element in root.iter():
        for attribute, value in element.attrib.items():
            assert not attribute.lower().startswith("on")
            assert attribute != "style"
            if attribute in ("href", "src"):
                assert value.startswith("https://news.example/")
    (style,) = [element.text or "" for element in root.iter("style")]
    assert not re.search(r"url\(|@import", style)
    (policy,) = [
        e.get("content", "") for e in root.iter("meta") if e.get("http-equiv") == "Content-Security-Policy"
    ]
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert policy.startswith(f"default-src 'none'; style-src 'sha256-{digest}'")
    assert "@media print" in style


def test_a_speaker(exported: Export) -> None:
    root = page(exported("html", 'speaker:"Óna Véll"'))
    assert [text_of(each) for each in root.iter("h1")] == ["Óna Véll"]
    (entry,) = root.iter("article")
    words = next(e for e in entry.iter("strong") if e.get("class") == "words")
    assert text_of(words) == "“Nous sommes prêts \U0001f6a2,” … “-- and {we} \\will% not_pay $5 ~ #ever”"
    before, after = [text_of(e) for e in entry.iter("span") if e.get("class") == "context"]
    assert before.endswith("crews:")
    assert after.startswith(". # Not a heading")
    assert "4 May 2024" in text_of(entry)
    assert [e for e in entry.iter("p") if e.get("class") == "note"]
    assert "<i>Véll</i>" in text_of(entry)
    assert {text_of(e) for e in entry.iter("span") if e.get("class") == "tag"} == {"pay & fares", "quay"}
    (mark,) = [e for e in root.iter() if name_of(e) == "rect" and "mark" in e.get("class", "")]
    assert "Nous sommes prêts" in text_of(mark)


def test_a_tag_shows_notes_that_stand_by_themselves(exported: Export) -> None:
    shown = [text_of(each) for each in page(exported("html", "tag:quay")).iter("article")]
    assert any("Link" in entry for entry in shown)
    assert any("Cafe\u0301" in entry for entry in shown)
    assert NOTE.split(";")[0] in " ".join(shown)


def test_time_order_and_bars(library: Library) -> None:
    for number, date in enumerate(("2023-05", "XXXX-10-30", "2019", "2024-05-04")):
        words = f"“Word {number},”"
        said = Statement(id="s1", kind="indirect" if number % 2 else "direct", parts=((0, len(words)),))
        library.add(Article(text=words, published=date), Reading(statements=(said,)))
    root = page(b"".join(FORMATS["html"].write(library, "word")))
    dates = [text_of(next(entry.iter("strong"))) for entry in root.iter("article")]
    assert dates == ["2019", "May 2023", "4 May 2024", "30 October"]
    drawn = [element.get("class") for element in root.iter() if name_of(element) == "svg"]
    assert drawn[0] == "timeline"
    assert "bars" in drawn


@pytest.mark.parametrize(
    ("by", "files"), [("speaker", {"Óna Véll.html"}), ("tag", {"pay & fares.html", "quay.html"})]
)
def test_many_stand_in_a_folder_with_contents(
    hard: Library, tmp_path: Path, by: str, files: set[str]
) -> None:
    save_folder(tmp_path / "dossiers", FORMATS["html"].files(hard, by=by))  # type: ignore[arg-type]
    made = {path.name for path in (tmp_path / "dossiers").iterdir()}
    assert {each.replace(" & ", " ") for each in files} | {"index.html"} == made
    index = page((tmp_path / "dossiers" / "index.html").read_bytes())
    assert len(list(index.iter("a"))) == len(files)


def test_a_series_of_agreements(library: Library, tmp_path: Path) -> None:
    for number, (signed, until) in enumerate((("2019-03-12", "2021-03-12"), ("2022-03-11", "2024-03"))):
        pact = Agreement(
            name="Quay pact", type="pact", ordinal=number + 1, parties=("Rope Guild", "Quay Board"),
            signed=(signed,), valid_until=until,
        )  # fmt: skip
        words = f"The Rope Guild and the Quay Board signed pact {number + 1}."
        fact = Fact(id="f1", fields=pact, evidence=((0, len(words)),))
        library.add(Article(text=f"{words} Afterwards.", published=signed), Reading(facts=(fact,)))
    assert save_folder(tmp_path / "d", FORMATS["html"].files(library, by="agreement")) == 2
    (made,) = [each.name for each in (tmp_path / "d").iterdir() if each.name != "index.html"]
    assert made == "pact Rope Guild – Quay Board.html"
    root = page((tmp_path / "d" / made).read_bytes())
    assert text_of(next(root.iter("h1"))) == "pact: Rope Guild – Quay Board"
    said = [text_of(e) for e in root.iter("div") if e.get("class") == "said"]
    assert said == [
        "12 March 2019 · 1st pact · 12 March 2019 – 12 March 2021",
        "11 March 2022 · 2nd pact · 11 March 2022 – March 2024",
    ]
    bars = [e for e in root.iter() if name_of(e) == "rect" and e.get("class") == "mark agreement"]
    assert len(bars) == 2
    assert float(bars[0].get("x", "")) < float(bars[1].get("x", ""))
    one = page(b"".join(FORMATS["html"].write(library, "quay", by="agreement")))
    assert text_of(next(one.iter("h1"))) == "pact: Rope Guild – Quay Board"
