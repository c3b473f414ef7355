"""Words that tell what a name is: titles, posts, and the head nouns of organizations, places and documents.

The lists themselves stand in `data/vocabulary.txt`.
"""

from __future__ import annotations

from importlib.resources import files


def word_set(text: str) -> frozenset[str]:
    """The set of the blank-separated words of `text`."""
    return frozenset(text.split())


def _sections() -> dict[str, str]:
    sections: dict[str, str] = {}
    name = ""
    text = (files(__package__) / "data" / "vocabulary.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line.startswith("["):
            name = line.strip("[]")
        elif not line.startswith("#"):
            sections[name] = f"{sections.get(name, '')} {line}"
    return sections


_SECTIONS = _sections()

HONORIFICS_MALE = word_set(_SECTIONS["HONORIFICS_MALE"])
HONORIFICS_FEMALE = word_set(_SECTIONS["HONORIFICS_FEMALE"])
HONORIFICS = HONORIFICS_MALE | HONORIFICS_FEMALE | word_set(_SECTIONS["HONORIFICS_ANY"])
ROLE_HEADS = word_set(_SECTIONS["ROLE_HEADS"])
ROLE_MODIFIERS = word_set(_SECTIONS["ROLE_MODIFIERS"])
FIELDS = word_set(_SECTIONS["FIELDS"])
ORGANIZATION_HEADS = word_set(_SECTIONS["ORGANIZATION_HEADS"])
PLACE_HEADS = word_set(_SECTIONS["PLACE_HEADS"])
GROUP_NOUNS = word_set(_SECTIONS["GROUP_NOUNS"])
PLACE_NOUNS = word_set(_SECTIONS["PLACE_NOUNS"])
PEOPLES = word_set(_SECTIONS["PEOPLES"])
CARRIERS = word_set(_SECTIONS["CARRIERS"])
MONTHS = word_set(_SECTIONS["MONTHS"])
DAYS = word_set(_SECTIONS["DAYS"])
CONNECTORS = word_set(_SECTIONS["CONNECTORS"])
PARTICLES = word_set(_SECTIONS["PARTICLES"])
SUFFIXES = word_set(_SECTIONS["SUFFIXES"])
REGIONS = frozenset(name.strip() for name in " ".join(_SECTIONS["REGIONS"].split()).split(";"))
BODIES = frozenset(name.strip() for name in " ".join(_SECTIONS["BODIES"].split()).split(";"))


def is_plural_role(noun: str) -> bool:
    """Whether a noun is the plural of a post ("ministers")."""
    return noun.endswith("s") and noun[:-1] in ROLE_HEADS


TITLE_POSTS = {
    "sen": "senator",
    "rep": "representative",
    "gov": "governor",
    "gen": "general",
    "lt": "lieutenant",
    "col": "colonel",
    "maj": "major",
    "capt": "captain",
    "sgt": "sergeant",
    "adm": "admiral",
    "amb": "ambassador",
    "pres": "president",
    "prof": "professor",
    "cmdr": "commander",
    "rev": "reverend",
    "supt": "superintendent",
}
"""The post that an abbreviated title stands for."""
