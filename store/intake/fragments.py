"""Pieces of HTML, as feeds and databases carry them, as paragraphs of text."""

from __future__ import annotations

from collections.abc import Sequence
from html.parser import HTMLParser

_BLOCKS = frozenset(
    "address article aside blockquote dd div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header hr li "
    "main nav ol p pre section table td th tr ul".split()
)
_SILENT = frozenset(("script", "style", "template", "noscript", "head"))


class _Paragraphs(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.done: list[str] = []
        self._words: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:  # noqa: ARG002
        if tag in _SILENT:
            self._silent += 1
        elif tag == "br":
            self._words.append("\n")
        elif tag in _BLOCKS:
            self.end_paragraph()
        elif tag == "q":
            self._words.append("“")

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self._silent = max(0, self._silent - 1)
        elif tag in _BLOCKS:
            self.end_paragraph()
        elif tag == "q":
            self._words.append("”")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self._words.append(" ".join(data.replace("\n", " ").split(" ")))

    def end_paragraph(self) -> None:
        if text := "".join(self._words).strip():
            self.done.append(text)
        self._words.clear()


def paragraphs(markup: str) -> list[str]:
    """The paragraphs of `markup`, without scripts, with the quotation marks of `q` written out."""
    parser = _Paragraphs()
    parser.feed(markup)
    parser.close()
    parser.end_paragraph()
    return parser.done
