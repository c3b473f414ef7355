"""The looks: calm grounds, one accent colour, words the brightest thing, a colour for each voice."""

from __future__ import annotations

from textual.color import Color
from textual.theme import Theme

#: How much of a colour is mixed into the ground, by variable. Mixed here and not by opacity in the
#: style sheet: what is drawn by line has no ground to blend with.
_OF_WORDS = {"muted": 0.58, "narration": 0.80, "line": 0.24, "blurred": 0.09, "current": 0.13, "match": 0.34}
_OF_ACCENT = {"cursor": 0.24, "noted": 0.18, "lit": 0.42, "line-focus": 0.75}

_ON_DARK = ("#8ab4f8", "#f28b82", "#81c995", "#d7aefb", "#78d9ec", "#fcad70", "#ff8bcb", "#c5d86d")
_ON_LIGHT = ("#1a56b0", "#b3261e", "#1e6b35", "#7627bb", "#006876", "#8f4700", "#a6126b", "#566500")
_ON_BLACK = ("#66b2ff", "#ff7b72", "#5dff8f", "#d9a6ff", "#4de8ff", "#ffae57", "#ff85d0", "#d6ff4d")
_OF_TERMINAL = (
    "ansi_blue", "ansi_red", "ansi_green", "ansi_magenta", "ansi_cyan", "ansi_yellow", "ansi_bright_blue",
    "ansi_bright_magenta",
)  # fmt: skip

TERMINAL = "terminal"
#: The terminal's own colours can't be mixed: what else is a shade is told here by few of them, and
#: the style sheet adds reversed, bold and underlined words.
_TERMINAL_COLOURS = {
    "muted": "ansi_bright_black", "narration": "ansi_default", "line": "ansi_bright_black",
    "blurred": "ansi_default", "current": "ansi_default", "match": "ansi_default", "cursor": "ansi_default",
    "noted": "ansi_default", "lit": "ansi_default", "line-focus": "ansi_yellow", "statement": "ansi_default",
}  # fmt: skip


def mixed(theme: Theme) -> dict[str, str]:
    """The variables of the style sheet that follow from a theme's ground, words and accent."""
    if theme.name == TERMINAL:
        return _TERMINAL_COLOURS
    ground = Color.parse(theme.background or ("#121212" if theme.dark else "#efefef"))
    words = Color.parse(theme.foreground or ("#e0e0e0" if theme.dark else "#1e1e1e"))
    accent = Color.parse(theme.accent or theme.primary)
    made = {name: ground.blend(words, share).hex for name, share in _OF_WORDS.items()}
    made |= {name: ground.blend(accent, share).hex for name, share in _OF_ACCENT.items()}
    return made | {"statement": words.hex}


def voice_colours(theme: Theme) -> tuple[str, ...]:
    """The colours of speakers."""
    if theme.name == TERMINAL:
        return _OF_TERMINAL
    return _ON_BLACK if theme.background == "#000000" else _ON_DARK if theme.dark else _ON_LIGHT


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
        "sage", dark=False, ground="#eef1ea", raised="#e0e6da",
        words="#2b332b", bright="#000000", accent="#35694a",
    ),
    _theme(
        "contrast", dark=True, ground="#000000", raised="#101010",
        words="#f4f4f4", bright="#ffffff", accent="#ffd400",
    ),
    Theme(
        name=TERMINAL, ansi=True, primary="ansi_yellow", secondary="ansi_yellow", accent="ansi_yellow",
        foreground="ansi_default", background="ansi_default", surface="ansi_default",
        panel="ansi_default", boost="ansi_default", warning="ansi_yellow", error="ansi_red",
        success="ansi_green", variables={
            "border": "ansi_yellow", "border-blurred": "ansi_bright_black", "text-error": "ansi_red",
            "ansi-background": "ansi_default", "ansi-foreground": "ansi_default",
            "block-cursor-foreground": "ansi_black", "block-cursor-background": "ansi_yellow",
            "input-cursor-background": "ansi_default", "input-cursor-foreground": "ansi_default",
            "input-cursor-text-style": "reverse", "input-selection-background": "ansi_yellow",
            "input-selection-foreground": "ansi_black", "screen-selection-background": "ansi_yellow",
            "screen-selection-foreground": "ansi_black",
        },
    ),
)  # fmt: skip
THEME_NAMES = [theme.name for theme in THEMES]
