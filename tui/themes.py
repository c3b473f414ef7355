"""The looks: calm grounds, one accent colour, words the brightest thing."""

from __future__ import annotations

from textual.theme import Theme


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
        variables={
            "statement": bright,
            "border": accent,
            "border-blurred": raised,
            "input-selection-background": f"{accent} 35%",
            "footer-key-foreground": accent,
        },
    )


THEMES = (
    _theme(
        "onrecord",
        dark=True,
        ground="#15171c",
        raised="#1f2229",
        words="#d8d5cd",
        bright="#fbf8f0",
        accent="#e2a857",
    ),
    _theme(
        "paper",
        dark=False,
        ground="#f8f5ee",
        raised="#ece7db",
        words="#33312c",
        bright="#000000",
        accent="#9a4d12",
    ),
    _theme(
        "slate",
        dark=True,
        ground="#0f1720",
        raised="#182430",
        words="#cbd5df",
        bright="#ffffff",
        accent="#6fb3d9",
    ),
    _theme(
        "contrast",
        dark=True,
        ground="#000000",
        raised="#101010",
        words="#ffffff",
        bright="#ffffff",
        accent="#ffd400",
    ),
)
