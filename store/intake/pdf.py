"""PDF files with a text layer: paragraphs out of printed lines."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from store.errors import RefusedError
from store.intake.cleaning import join, line
from store.intake.found import Found, How
from store.intake.libraries import library
from store.intake.printed_lines import Line, paragraphs
from store.intake.properties import properties, title_of
from store.records import Article

MAX_PAGES = 2_000
_LEAST_PER_PAGE = 20
"""Letters a page must have on average; a scan has none, or only a stamp."""
_LIGATURES = dict(enumerate(("ff", "fi", "fl", "ffi", "ffl", "st", "st"), start=0xFB00))


def read(data: bytes, how: How) -> Iterator[Found]:  # noqa: ARG001
    """The document as one article; raises RefusedError, for a scan too."""
    pypdf = library("pypdf", "pypdf", "pdf")
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        if reader.is_encrypted:
            raise RefusedError("it is encrypted", "Save it without a password.")
        if len(reader.pages) > MAX_PAGES:
            raise RefusedError(f"it has more than {MAX_PAGES:,} pages")
        pages = [_lines(page) for page in reader.pages]
        about = reader.metadata
        stated = (about.title, about.author, about.creation_date_raw, about.subject) if about else (None,) * 4
    except (pypdf.errors.PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError) as error:
        raise RefusedError(f"it is no sound PDF: {line(str(error))}") from error
    letters = sum(char.isalpha() for page in pages for each in page for char in each.text)
    if letters < _LEAST_PER_PAGE * len(pages):
        raise RefusedError(
            "it has no text layer, only pictures of pages (a scan)", "Recognise its text first (OCR)."
        )
    title, author, created, subject = map(_string, stated)
    found = properties(title=title, author=author, created=_day(created), about=subject)
    texts = paragraphs(pages)
    yield Found(
        article=Article(
            text=join(texts),
            title=title_of(found.title, texts),
            author=found.author,
            provenance=found.provenance,
        )
    )


def _string(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _day(created: str | None) -> str | None:
    """`D:20240308100000Z` as 2024-03-08."""
    digits = (created or "").removeprefix("D:")[:8]
    return f"{digits[:4]}-{digits[4:6]}-{digits[6:]}" if len(digits) == 8 and digits.isdigit() else None


def _lines(page: Any) -> list[Line]:
    """The printed lines of a page, in the order in which the file writes them."""
    lines: list[Line] = []
    words: list[str] = []
    place: list[tuple[float, float, float]] = []

    def end_line() -> None:
        text = " ".join("".join(words).split()).translate(_LIGATURES)
        if text:
            lines.append(Line(text, *place[0]))
        words.clear()
        place.clear()

    def visit(text: str, cm: list[float], tm: list[float], _: object, size: float) -> None:
        first, *more = text.split("\n")
        for n, part in enumerate([first, *more]):
            if n:
                end_line()
            if part.strip() and not place:
                place.append((_x(tm, cm), _y(tm, cm), float(size or 0) * (abs(tm[3]) or abs(tm[1]) or 1)))
            words.append(part)

    page.extract_text(visitor_text=visit)
    end_line()
    return lines


def _x(tm: list[float], cm: list[float]) -> float:
    return float(tm[4] * cm[0] + tm[5] * cm[2] + cm[4])


def _y(tm: list[float], cm: list[float]) -> float:
    return float(tm[4] * cm[1] + tm[5] * cm[3] + cm[5])
