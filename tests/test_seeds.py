"""The sample library: what each article says of itself, and that all hold what a reader must cope with."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from pathlib import Path

import pytest
import yaml

from store.intake import read_file, sample_files
from store.records import Article

SAMPLES = {path.name: path.read_text(encoding="utf-8") for path in sample_files()}
BODIES = {name: text.split("---\n", 2)[2] for name, text in SAMPLES.items()}
RETOLD = sorted(SAMPLES)[:5]
INVENTED = sorted(SAMPLES)[5:]

SAY = r"(?:said|told|called|noted|argued|replied|wrote|promised)"
PHENOMENA = {
    "full direct quotation": rf"(?m)^“[^”]{{60,}}[,.?]” [A-Z]\w+ {SAY}\b",
    "interrupted quotation": rf"“[^”]+,” (?:\w+ ){{1,5}}{SAY}(?: \w+)?, “[a-z]|“[^”]+,” \w+ {SAY}, “[a-z]",
    "quotation over several paragraphs": r"“[^”\n]+\n\n“[^”\n]+\n\n“[^”\n]+”",
    "multi-paragraph quotation that a cue interrupts": r"(?m)^“[^”\n]+\n\n“[^”\n]+,” \w+ said, “[^”\n]+”",
    "curly quotation inside a quotation": r"“[^”]*‘[^’]+[,?.]’[^”]*”",
    "straight quotation inside a quotation": r'"[^"\n]*\'[^"\n]+[,.]\'[^"\n]*"',
    "woman by pronoun": r"[”\"] she said\b",
    "man by pronoun": r"[”\"] he said\b",
    "spokesperson without a name": r"\b[Aa] spokes(?:man|woman|person) for [^.]* (?:said|put|denied)\b",
    "scare quotes": r'likes to call its "social dialogue"',
    "slogan in quotation marks": r'slogan of [^.]*"Work That Works"',
    "relative day": r"\bon (?:Mon|Tues|Wednes|Thurs)day\b",
    "relative month": r"\b(?:last|next) month\b",
    "relative year": r"\b(?:last|this|next) year\b",
    "yesterday": r"\byesterday\b",
    "figure with separator": r"\b\d{1,3},\d{3}\b",
    "percentage": r"\b\d+ percent\b",
    "amount of money": r"\b[\d.,]+ (?:million )?(?:marks|crowns)\b",
    "deadline": r"\bmust decide by June 15\b",
    "end of an agreement": r"\bvalid until March 12, 2024\b",
    "amendment": r"\bhave amended their memorandum\b",
    "expiry": r"\bhas expired\b",
    "dissent": r"\b(?:disagreed|disputes|rejected)\b",
    "press release as carrier": r"\b(?:according to a press release|said in a press release)\b",
    "document that is quoted": r"\bthe release quoted\b",
    "implicit subject": r"\b(?:said|noted) [^.]*, adding that\b",
    "believes": r"\bbelieves that\b",
    "hopes": r"\bhopes that\b",
    "mixed quotation": r"that he would “see about a chair”",
    "transcript by letter": r"(?m)^Q: .+\n\nA: ",
    "transcript by name": r"(?m)^HAVERIN: ",
    "headline line": r"\A\n[^.\n]*[A-Z ]{20}[^.\n]*\n\n",
    "dateline": r"(?m)^PORT VEYRA [—-] ",
}


def article(name: str, folder: Path) -> Article:
    """The sample as the reader for Markdown files takes it in."""
    path = folder / name
    path.write_text(SAMPLES[name], encoding="utf-8")
    return read_file(path)


def front_matter(name: str) -> dict[str, object]:
    """The YAML between the fences."""
    values = yaml.safe_load(SAMPLES[name].split("---\n", 2)[1])
    assert isinstance(values, dict)
    return values


def quotations(body: str) -> list[str]:
    """What stands in curly double quotation marks."""
    return re.findall(r"“([^”]*)”", body)


def test_there_are_thirteen_numbered_samples() -> None:
    assert [name[:3] for name in sorted(SAMPLES)] == [f"{n:02}-" for n in range(1, 14)]


@pytest.mark.parametrize("name", sorted(SAMPLES))
def test_front_matter_says_what_the_article_is(name: str) -> None:
    values = front_matter(name)
    assert set(values) == {"title", "published", "publisher", "language", "provenance"}
    assert values["publisher"] is None
    assert values["language"] == "en"
    assert str(values["title"]).strip()
    if name in RETOLD:
        assert values["published"] is None
        assert str(values["provenance"]).startswith("Retold from a news report on ")
        assert str(values["provenance"]).endswith("; all facts, none of its sentences")
    else:
        assert isinstance(values["published"], date)
        assert str(values["provenance"]).startswith("Invented for this sample library: no such country")


@pytest.mark.parametrize("name", sorted(SAMPLES))
def test_the_intake_reads_every_sample(name: str, tmp_path: Path) -> None:
    taken = article(name, tmp_path)
    values = front_matter(name)
    assert taken.title == values["title"]
    assert taken.published == (str(values["published"]) if values["published"] else None)
    assert taken.provenance == values["provenance"]
    assert taken.text.strip() == BODIES[name].strip()


@pytest.mark.parametrize("name", sorted(SAMPLES))
def test_text_is_plain_paragraphs_of_composed_unicode(name: str) -> None:
    text = SAMPLES[name]
    assert text == unicodedata.normalize("NFC", text)
    assert not [c for c in text if c != "\n" and unicodedata.category(c) in {"Cc", "Cf", "Co", "Zl", "Zp"}]
    assert "\n\n\n" not in text
    assert not re.search(r"(?m)^#|[ \t]$", text)
    paragraphs = BODIES[name].strip().split("\n\n")
    assert not [p for p in paragraphs if "\n" in p]
    assert 250 <= len(BODIES[name].split()) <= 500


@pytest.mark.parametrize("name", RETOLD)
def test_retold_articles_quote_only_fragments(name: str) -> None:
    assert '"' not in BODIES[name]
    assert BODIES[name].count("“") == BODIES[name].count("”") == len(quotations(BODIES[name]))
    assert [q for q in quotations(BODIES[name]) if len(q.split()) > 10] == []


def test_invented_articles_come_in_order_of_publication() -> None:
    dates = [str(front_matter(name)["published"]) for name in INVENTED]
    assert dates == sorted(set(dates))


def test_each_article_keeps_to_one_style_of_quotation_marks() -> None:
    straight = {name for name, body in BODIES.items() if '"' in body or "'" in body}
    curly = {name for name, body in BODIES.items() if re.search("[“”‘’]", body)}
    assert straight & curly == set()
    assert len(straight) >= 2
    assert len(curly) >= 2


@pytest.mark.parametrize("phenomenon", PHENOMENA)
def test_some_invented_article_holds(phenomenon: str) -> None:
    assert any(re.search(PHENOMENA[phenomenon], BODIES[name]) for name in INVENTED)


@pytest.mark.parametrize("surname", ["Vael", "Oskarsen", "Lee"])
def test_two_people_of_one_surname_meet_in_one_article(surname: str) -> None:
    before = rf"\b([A-Z][a-z]+) {surname}\b"
    after = rf"\b{surname} ([A-Z][a-z]+-[a-z]+)\b"
    first_names = [set(re.findall(f"{before}|{after}", body)) for body in BODIES.values()]
    assert max(map(len, first_names)) >= 2


def test_one_case_runs_through_the_invented_articles() -> None:
    case = [name for name in INVENTED if "Workers’ Aid Centre" in BODIES[name].replace("'", "’")]
    assert len(case) >= 6
    steps = ["signed a memorandum", "have amended", "has renewed", "has expired"]
    found = [next(n for n in case if step in BODIES[n]) for step in steps]
    assert found == sorted(set(found))
