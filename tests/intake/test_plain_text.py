"""Plain text comes in whole: only its encoding and its line ends change."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.errors import RefusedError
from store.intake import read_bytes
from store.intake.plain_text import decode, headline

WORDS = "Zélie Öztürk a déclaré que « l’usine fermera » mardi prochain.\n"


@pytest.mark.parametrize(
    "data",
    [
        WORDS.encode(),
        codecs.BOM_UTF8 + WORDS.encode(),
        codecs.BOM_UTF16_LE + WORDS.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + WORDS.encode("utf-16-be"),
        codecs.BOM_UTF32_LE + WORDS.encode("utf-32-le"),
        codecs.BOM_UTF32_BE + WORDS.encode("utf-32-be"),
        (WORDS * 20).encode("cp1252"),
    ],
    ids=["utf-8", "utf-8 bom", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be", "cp1252"],
)
def test_the_encoding_is_found(data: bytes) -> None:
    text = decode(data)
    assert text in (WORDS, WORDS * 20)


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("The union’s president said: “We will wait – for now.”\n", "cp1252"),
        ("It costs £5 and €10, he said, and the café on the quay pays all of it.\n", "cp1252"),
        ("Größe und Übermaß, sagte der Präsident; für die Bürger der Stadt wäre es so besser.\n", "latin-1"),
        ("Профсоюз докеров заявил, что будет ждать решения министерства труда.\n" * 3, "cp1251"),
        ("Профсоюз докеров заявил, что будет ждать решения министерства труда.\n" * 3, "koi8-r"),
    ],
)
def test_older_encodings_are_recognised(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == text


def test_one_broken_byte_does_not_spoil_the_rest() -> None:
    text = "“Ça va,” said Zoë — “très bien.” “Où est Öztürk?” Naïve résumé, déjà vu.\n"
    assert decode(text.encode() + b"\xff\n") == text + "�\n"


def test_line_ends_become_line_feeds_and_nothing_else_changes() -> None:
    article = read_bytes("  One\r\n\r\ntwo\rthree \x0c\u2028 \t\n\n".encode(), file="x.txt", suffix=".txt")
    assert article.text == "  One\n\ntwo\nthree \x0c\u2028 \t\n\n"


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1).filter(str.strip))
def test_text_without_carriage_returns_stays_as_it_is(text: str) -> None:
    if text.startswith("\ufeff"):
        return
    assert read_bytes(text.encode(), file="x.txt", suffix=".txt").text == text


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b" \n\t\r\n", "no text"),
        (codecs.BOM_UTF8, "no text"),
        (b"%PDF-1.7\nwords", "no sound PDF"),
        (b"MZ\x00\x01\x02words", "a program"),
        (b"M\x00\x01\x02words", "no text file"),
        (bytes(range(1, 32)) * 10, "no text file"),
        (codecs.BOM_UTF16_LE + b"odd", "UTF-16"),
    ],
)
def test_what_is_no_text_is_refused_with_the_reason(data: bytes, reason: str) -> None:
    with pytest.raises(RefusedError, match=reason):
        read_bytes(data, file="x.txt", suffix=".txt")


def test_a_few_control_characters_are_still_a_text() -> None:
    assert read_bytes(b"A \x1b[31mred\x1b[0m line that goes on for a while.", file="x", suffix=".txt").text


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Port union and ministry sign a pact\n\nThe text.", "Port union and ministry sign a pact"),
        ("Will the port reopen?\n\nThe text.", "Will the port reopen?"),
        ("  Spaces around \n \nThe text.", "Spaces around"),
        ("This is a sentence.\n\nThe text.", None),
        ("“We are ready,” she said.”\n\nThe text.", None),
        ("By Ansa Korrel\n\nThe text.", None),
        ("A headline\nwithout a blank line", None),
        ("Only a line", None),
        ("Only a line\n\n", None),
        ("1234\n\nThe text.", None),
        ("word " * 30 + "\n\nThe text.", None),
        ("\n\nThe text.", None),
    ],
)
def test_a_first_line_that_reads_like_a_headline_is_the_title(text: str, title: str | None) -> None:
    assert headline(text) == title


def test_the_headline_stays_in_the_text() -> None:
    text = "Port union signs\n\nThe text.\n"
    article = read_bytes(text.encode(), file="x.txt", suffix=".txt")
    assert (article.title, article.text) == ("Port union signs", text)
