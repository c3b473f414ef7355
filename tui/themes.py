"""The looks: calm grounds, one accent colour, words the brightest thing."""

from __future__ import annotations

from textual.color import Color
from textual.theme import Theme

#: How much of a colour is mixed into the ground, by variable. Mixed here and not by opacity in the
#: style sheet: what is drawn by line has no ground to blend with.
_OF_WORDS = {"muted": 0.58, "narration": 0.80, "line": 0.24, "blurred": 0.09, "current": 0.13, "match": 0.34}
_OF_ACCENT = {"cursor": 0.24, "noted": 0.18, "lit": 0.42, "line-focus": 0.75}


def mixed(theme: Theme) -> dict[str, str]:
    """The variables of the style sheet that follow from a theme's ground, words and accent."""
    ground = Color.parse(theme.background or ("#121212" if theme.dark else "#efefef"))
    words = Color.parse(theme.foreground or ("#e0e0e0" if theme.dark else "#1e1e1e"))
    accent = Color.parse(theme.accent or theme.primary)
    made = {name: ground.blend(words, share).hex for name, share in _OF_WORDS.items()}
    made |= {name: ground.blend(accent, share).hex for name, share in _OF_ACCENT.items()}
    return made | {"statement": words.hex}


def _theme(name: str, *, dark: bool, ground: str, raised: str, words: str, bright: str, accent: str) -> Theme:
    return Theme(
        name=name,
        dark=dark,
        primary=accent,
        secondary=accent,
        accent=accent,
        foreground=words,
        background=ground,
        surface=raised,
        panel=raised,
        warning=accent,
        error="#e06c75" if dark else "#b3261e",
        success="#8fb573" if dark else "#3b7a2a",
        variables={"statement": bright, "border": accent, "border-blurred": raised},
    )


THEMES = (
    _theme(
        "onrecord", dark=True, ground="#14161b", raised="#1e2129",
        words="#d9d6ce", bright="#fffcf4", accent="#e2a857",
    ),
    _theme(
        "paper", dark=False, ground="#faf7f0", raised="#efeade",
        words="#34322d", bright="#000000", accent="#9a4d12",
    ),
    _theme(
        "slate", dark=True, ground="#0f1720", raised="#182430",
        words="#cbd5df", bright="#ffffff", accent="#6fb3d9",
    ),
    _theme(
        "contrast", dark=True, ground="#000000", raised="#101010",
        words="#f4f4f4", bright="#ffffff", accent="#ffd400",
    ),
)  # fmt: skip
THEME_NAMES = [theme.name for theme in THEMES]
