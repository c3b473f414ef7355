"""Article text made safe to show: every code point that could steer a terminal becomes one that can't.

Each unsafe code point turns into exactly one visible one, so offsets into the text stay right. The zero
width space and the zero width joiners stay: Khmer and other scripts are written with them, and they
neither steer a terminal nor change the order of what it shows.
"""

from __future__ import annotations

_REPLACEMENT = 0xFFFD
_CONTROL_PICTURES = 0x2400

_UNSAFE_RANGES = (
    (0x80, 0x9F),  # C1 controls; U+009B starts an escape sequence by itself
    (0x61C, 0x61C),  # Arabic letter mark
    (0x180E, 0x180E),  # Mongolian vowel separator: terminals disagree on its width
    (0x200E, 0x200F),  # left-to-right and right-to-left mark
    (0x2028, 0x202E),  # line and paragraph separator, bidirectional embeddings and overrides
    (0x2060, 0x206F),  # word joiner, invisible operators, bidirectional isolates, shaping controls
    (0xD800, 0xDFFF),  # lone surrogates can't be encoded
    (0xFEFF, 0xFEFF),  # zero width no-break space
    (0xFFF9, 0xFFFB),  # interlinear annotation
    (0xE0000, 0xE007F),  # tags
)

_TABLE: dict[int, int] = {code: _CONTROL_PICTURES + code for code in range(0x20)}
_TABLE |= {code: _REPLACEMENT for first, last in _UNSAFE_RANGES for code in range(first, last + 1)}
_TABLE |= {
    0x7F: 0x2421,  # delete
    0xAD: 0x2D,  # a soft hyphen is drawn by some terminals only
    0x09: 0x20,
}
_ONE_LINE = {**_TABLE, 0x0A: 0x20, 0x0D: 0x20, 0x2028: 0x20, 0x2029: 0x20}
del _TABLE[0x0A]


def printable(text: str) -> str:
    """`text` with every unsafe code point replaced by one visible one; line feeds stay, a tab is a space."""
    return text.translate(_TABLE)


def printable_line(text: str) -> str:
    """The same on one line: a line break is a space."""
    return text.translate(_ONE_LINE)
