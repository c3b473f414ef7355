"""File names made of words from articles: safe on every system, each given once."""

from __future__ import annotations

import re
import unicodedata

from store.printable import printable_line

_LONGEST = 100
"""In bytes of UTF-8: with a number and an ending it stays under the 255 that file systems allow."""
_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(\..*)?")
_UNFIT = re.compile(r'[\\/:*?"<>|\[\]#^%&{}$!\'`@+=\x00-\x1f\u2400-\u2421\ufffd]+')


def file_stem(words: str, default: str = "untitled") -> str:
    """`words` as a file name without its ending: no separator, sign of a shell or link, or reserved name."""
    text = unicodedata.normalize("NFC", printable_line(words))
    text = " ".join(_UNFIT.sub(" ", text).split()).strip(". ")
    text = text.encode()[:_LONGEST].decode("utf-8", "ignore").strip(". ")
    if _RESERVED.fullmatch(text):
        text += "_"
    return text.lstrip("-~") or default


class Names:
    """Gives each name once, also where a system takes upper and lower case for the same."""

    def __init__(self) -> None:
        self._given: dict[str, int] = {}

    def give(self, words: str, ending: str, default: str = "untitled") -> str:
        """A file name for `words`, with a number behind it if it is taken."""
        stem = file_stem(words, default)
        name, number = stem, 1
        while (key := unicodedata.normalize("NFKC", name).casefold()) in self._given:
            number = max(number + 1, self._given[key] + 1)
            self._given[key] = number
            name = f"{stem} {number}"
        self._given[key] = 1
        return name + ending
