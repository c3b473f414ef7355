"""What the tagger takes for a name and is none: peoples, storms, posts, headings, generic words."""

from __future__ import annotations

import re

from store.reading.agents import gazetteer
from store.reading.agents.names.bodies import INSTRUMENTS
from store.reading.agents.names.places import is_listed_place
from store.reading.agents.tagged import Name
from store.reading.agents.vocabulary import (
    DAYS,
    FIELDS,
    HONORIFICS,
    MONTHS,
    ORGANIZATION_HEADS,
    PEOPLES,
    ROLE_HEADS,
    ROLE_MODIFIERS,
    word_set,
)
from store.reading.document import Document

_PLATFORMS = word_set(
    "twitter facebook instagram youtube whatsapp telegram tiktok weibo wechat linkedin x google "
    "reddit snapchat"
)
_FEASTS = word_set(
    "eid diwali deepavali ramadan ramzan vesak wesak songkran tet nowruz navruz holi dashain dasain tihar "
    "pongal onam navratri dussehra hanukkah passover easter christmas thanksgiving chuseok seollal thingyan "
    "ashura muharram mawlid pentecost aidilfitri raya hogmanay halloween "
    "juneteenth timkat enkutatash meskel vaisakhi baisakhi"
)
_AFTER_A_FEAST = word_set(
    "al-fitr al-adha ul-fitr ul-adha ul-azha fitr adha al ul hari aidilfitri aidiladha puja"
)
_PERIOD_OR_SUM = re.compile(
    r"[ABC][12]|(?:FY|AY|SY|CY)\d*(?:[-–/]\d+)?|[QH][1-4]|"
    r"(?:Rs|RM|KSh|Ksh|USh|UGX|TSh|Shs?|Tk|Rp|[KRNPMLD]|GH|S|A|US|NZ|C)"
    r"\d[\d,. ]*(?:m|bn|b|k|tn|/-)?|Rs|RM|KSh|KSh?s|Ksh|UGX|TSh|USh|Shs?|Tk|Rp|GHS|GH|VND|KES|NGN|PKR|INR|"
    r"BDT|USD|EUR|PHP"
)
_PARTY_TAGS = frozenset(("lab", "con", "ind", "lib dem", "lib dems", "ld", "lab co-op", "cons", "indep"))
_CLOSINGS = word_set("end ends endit")
_ROOMS = word_set("facility scheme initiative")
_PEOPLE_NOUNS = word_set("communities peoples tribe tribes tribesmen clan clans herders language languages")
_EVENTS = word_set("forum congress assembly session conference dialogue summit meeting")
_ORDINALS = word_set("first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth")
_STORMS = word_set("storm hurricane typhoon cyclone")
_SURE_THINGS = word_set(
    "prize award act festival agreement treaty conference index trophy tribe tribes visa permit scheme"
)
_MINISTERS = word_set("minister secretary commissioner undersecretary ministers")
_BEFORE_PEOPLE = ROLE_HEADS | HONORIFICS | FIELDS | gazetteer.demonyms().keys()
_POST_WORDS = FIELDS | ROLE_MODIFIERS | {"and", "of", "for"}
_MINISTRIES = word_set("ministry ministries department")
_ENVOYS = word_set(
    "envoy rapporteur coordinator representative adviser archbishop bishop correspondent reporter"
)
_ASSEMBLIES = word_set("congress parliament senate bundestag knesset interpol")
_GENERIC_BODIES = word_set("administration order party authority service office facility scheme")


def is_no_name(document: Document, name: Name) -> bool:
    """Whether this names no agent and no place: a people, a storm, part of a post, generic words."""
    inside = document.lower[name.first : name.last]
    if document.lower[name.last : name.last + 1] in (["$"], ["dollar"], ["dollars"]):
        return True  # the "US" of "US$5 million", "U.S. dollars"
    if len(inside) > 1 and " ".join(inside) in gazetteer.demonyms():
        return True
    if all(word in PEOPLES or word in gazetteer.demonyms() for word in inside):
        return not any(word in gazetteer.country_names() for word in inside)
    if (
        any(word in _STORMS for word in inside[:-1])
        or inside[0] in _STORMS
        or (name.first and document.lower[name.first - 1] in _STORMS)
    ):
        return True
    text = document.slice(name.first, name.last)
    if _PERIOD_OR_SUM.fullmatch(text) or (len(inside) == 1 and inside[0] in _PLATFORMS):
        return True
    if any(word in _FEASTS for word in inside) and all(
        word in _FEASTS or word in _AFTER_A_FEAST or word in DAYS or word in ("day", "sunday", "monday")
        for word in inside
    ):
        return True
    if (
        _is_people_or_event(document, name, inside)
        or _is_party_tag(document, name)
        or _is_thing(inside)
        or _is_last_field(document, name, inside)
    ):
        return True
    if name.kind == "place":
        return document.words[name.last : name.last + 1] == ["Affairs"] or _is_of_a_thing(document, name)
    if len(inside) > 3:
        return _is_in_post(document, name, inside) or _ends_fields(document, name, inside)
    if name.kind == "person" and len(inside) > 1 and inside[-1] in _SURE_THINGS:
        return True
    in_post = name.kind == "person" and _is_titled_thing(document, name, inside)
    in_post = in_post or _is_in_post(document, name, inside) or _lists_fields(document, name, inside)
    in_post = in_post or _ends_fields(document, name, inside)
    return in_post or _is_heading(document, name) or _is_generic(document, name, inside)


def _is_people_or_event(document: Document, name: Name, inside: list[str]) -> bool:
    """Whether this is the "Somari" of "Somari communities", or a "Sixth Water Forum"."""
    following = document.lower[name.last] if name.last < len(document.lower) else "."
    if inside[0] == "s" and document.words[name.first + 1 : name.first + 2] == ["/"]:
        return True  # "S/ 18.5"
    if inside[0].partition("-")[0] in MONTHS and "-" in inside[0]:
        return True  # "January-May"
    people = following in _PEOPLE_NOUNS and name.kind != "place" and inside[-1] not in ORGANIZATION_HEADS
    return people or (inside[0] in _ORDINALS and not _EVENTS.isdisjoint(inside))


def _is_titled_thing(document: Document, name: Name, inside: list[str]) -> bool:
    """Whether this is the "Growth Pathway" of "the Inner Growth Pathway": unknown capitals behind "the"."""
    i = name.first
    while i and document.words[i - 1].istitle() and document.lower[i - 1] not in _BEFORE_PEOPLE:
        i -= 1
    known = any(word in gazetteer.given_names() or word in gazetteer.family_names() for word in inside)
    return len(inside) > 1 and not known and i > 0 and document.lower[i - 1] == "the"


def _is_of_a_thing(document: Document, name: Name) -> bool:
    """Whether this is the "Approved" of "the Approved Employer Visa", before a person’s noun."""
    i, lower = name.last, document.lower
    unlisted = not is_listed_place(" ".join(lower[name.first : i])) and not name.sure
    led = name.first > 0 and lower[name.first - 1] == "the"
    return led and unlisted and i < len(lower) and document.words[i].istitle() and lower[i] in ROLE_HEADS


def _is_party_tag(document: Document, name: Name) -> bool:
    """Whether this is the short name of a party in brackets behind a person: "Cllr X (Lab)"."""
    i, words = name.first - 1, document.words
    tagged = i > 0 and words[i] == "(" and words[name.last : name.last + 1] == [")"]
    return (
        tagged
        and " ".join(document.lower[name.first : name.last]) in _PARTY_TAGS
        and words[i - 1][0].isupper()
    )


def _is_thing(inside: list[str]) -> bool:
    """Whether one word stands here for a document or a plan: "the Agreement"."""
    return len(inside) == 1 and inside[0] in INSTRUMENTS and inside[0] not in gazetteer.given_names()


def _is_last_field(document: Document, name: Name, inside: list[str]) -> bool:
    """Whether this is the "Employment" of "Minister for Labour, Jobs and Employment"."""
    return len(inside) == 1 and inside[0] in FIELDS and _ends_fields(document, name, inside)


def _is_heading(document: Document, name: Name) -> bool:
    """Whether this stands in a line of capitals only: "FOR IMMEDIATE RELEASE"."""
    words = document.words[name.first : name.last]
    if not all(word.isupper() for word in words):
        return False
    first, last = document.sentences[document.sentence_of[name.first]]
    if (
        len(words) == 1
        and words[0].lower() not in _CLOSINGS
        and words[0].lower() not in ORGANIZATION_HEADS | _ROOMS
    ):
        return False
    return not any(word[0].islower() for word in document.words[first:last])


def _is_in_post(document: Document, name: Name, inside: list[str]) -> bool:
    """Whether this is the "Labour Cabinet" of "Labour Cabinet Secretary"."""
    following = document.words[name.last] if name.last < len(document.words) else "."
    in_post = following[0].isupper() and following.lower() in ROLE_HEADS
    if inside[-1] in _ENVOYS or (_ENVOYS & {*inside} and {"for", "to", "of"} & {*inside}):
        return True  # "Special Envoy for Youth", "Archbishop of Lund"
    if inside[0] == "state" and inside[1:2] in (["for"], ["of"]):
        return document.lower[name.first - 1] == "of"  # "Minister of State for Trade"
    if following.lower() in _MINISTERS and all(word in _POST_WORDS or word == "," for word in inside):
        return True
    if len(inside) > 3:
        return in_post and all(word in _POST_WORDS for word in inside)
    return in_post and (inside[-1] in ROLE_MODIFIERS or inside[-1] in FIELDS)


def _is_generic(document: Document, name: Name, inside: list[str]) -> bool:
    """Whether all words are generic: "State Labour", a "Cabinet" without article."""
    if len(inside) > 1 and inside[-1] in ORGANIZATION_HEADS:
        return False
    if len(inside) == 1 and inside[0] in _GENERIC_BODIES:
        return True
    if all(word in ROLE_MODIFIERS or word in ROLE_HEADS or word in ("of", "and", "for") for word in inside):
        return True
    if len(inside) > 1 or inside[0] not in ORGANIZATION_HEADS:
        return False
    determined = name.first > 0 and document.lower[name.first - 1] == "the"
    return not determined and inside[0] not in _ASSEMBLIES


def _lists_fields(document: Document, name: Name, inside: list[str]) -> bool:
    """Whether this is a part of "Road Transport and Bridges Minister": what a post is for."""
    lower, words = document.lower, document.words
    head = name.last
    if lower[head : head + 1] == ["and"]:
        if inside[-1] not in FIELDS:
            return False
        head += 2
    elif len(inside) > 1 or name.first == 0 or lower[name.first - 1] != "and":
        return False
    return head < len(words) and words[head][0].isupper() and lower[head] in _MINISTERS


def _ends_fields(document: Document, name: Name, inside: list[str]) -> bool:
    """Whether this is the "Vocational Training" of "Minister of Labour and Vocational Training"."""
    lower, words = document.lower, document.words
    before = name.first - 2
    joint = lower[name.first - 1] if name.first > 3 else ""
    listed = joint == "," and all(word in FIELDS or word in ("and", "&") for word in inside)
    if not (joint == "and" or listed) or any(w in gazetteer.given_names() for w in inside):
        return False
    while before > max(0, name.first - 8) and (words[before][0].isupper() or words[before] == ","):
        before -= 1
    return lower[before] in ("of", "for") and lower[before - 1] in _MINISTERS | _MINISTRIES
