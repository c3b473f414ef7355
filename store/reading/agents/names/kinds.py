"""What a name names, judged from the words beside it and from the rest of the article."""

from __future__ import annotations

from collections import Counter

from store.reading.agents import gazetteer
from store.reading.agents.features import is_capital
from store.reading.agents.honorifics import titles_start
from store.reading.agents.names.foreign import FOREIGN_HEADS
from store.reading.agents.names.headings import (
    COMMON,
    opens_a_sentence_only,
    opens_the_heading_only,
    without_headline_words,
)
from store.reading.agents.names.neighbours import by_fuller_body, parted, people_by_short_form
from store.reading.agents.names.parting import ADMINISTRATIVE, part_people
from store.reading.agents.names.places import by_place_words, is_listed_place
from store.reading.agents.tagged import Name, NameKind
from store.reading.agents.vocabulary import (
    DAYS,
    GROUP_NOUNS,
    HONORIFICS,
    MONTHS,
    ORGANIZATION_HEADS,
    PEOPLES,
    PLACE_NOUNS,
    REGIONS,
    ROLE_HEADS,
    ROLE_MODIFIERS,
    is_plural_role,
    word_set,
)
from store.reading.document import Document

_CAPITALISED_HEADS = ADMINISTRATIVE | word_set(
    "avenue street road boulevard square bridge lane river lake bay gulf sea ocean strait mountains "
    "mount valley desert park peninsula town port archipelago basin delta forest falls hills canal "
    "dam"
)
_SURE_BODIES = word_set(
    "coaches railways railway garments textiles fisheries airlines airways enterprises industries "
    "holdings coalition consortium initiative secretariat directorate cooperative congregation "
    "polytechnic brewery shipyard bank fm tv fund trust board bureau chamber corporation team league guild "
    "syndicate confederation alliance network hospital university college school institute ministry "
    "department agency council committee association union foundation company group court clinic "
    "metals foods chemicals plastics electronics logistics mills shipyards resorts estates plantations "
    "packers growers builders systems solutions ventures services "
    "academy federation commission authority international centre center "
    "telecom telecoms pharma cement steel motors electricity petroleum"
)
_SURE_PLACES = word_set(
    "state province district county street avenue boulevard road river lake mountains island islands valley"
)
_LOOSE_PLACES = frozenset(("city", "state", "island", "region"))
_PLACES_OF = word_set("state city province town village district island county region capital suburb port")
_NO_FAMILY_NAMES = ORGANIZATION_HEADS | GROUP_NOUNS | _CAPITALISED_HEADS | PLACE_NOUNS | PEOPLES | ROLE_HEADS
_LINKS = word_set("of at for from in with based who which that whose representing on to near")


def by_context(document: Document, name: Name) -> None:
    """Set the kind by what stands beside it: "X province" (taken in), "X, a workers’ group", "Mr X"."""
    inside = document.lower[name.first : name.last]
    if (
        inside[-1] not in _SURE_PLACES
        and (name.kind == "person" or _is_unlisted(document, name))
        and (_follows_post(document, name) or _is_titled_by_post(document, name))
    ):
        name.kind, name.sure = "person", True
        return
    if _is_administrative(document, name, inside):
        name.kind = "place"
        return
    if (name.kind == "place" and name.sure) or by_place_words(document, name):
        name.kind = "place"
        return
    title = document.lower[name.first - 1] if name.first else ""
    begin = document.sentences[document.sentence_of[name.first]][0]
    titles = titles_start(document, name.first, begin)
    titled = titles < name.first
    if titled and len(inside) > 1 and inside[-1] in _SURE_BODIES and document.words[titles].istitle():
        name.first, name.kind, name.sure = titles, "organization", True  # "King Hamad University"
        return
    if titled and name.kind != "place" and title not in ("hon", "st.", "saint"):
        name.kind, name.sure = "person", True
        return
    if _called_a_body(document, name):
        name.kind, name.sure = "organization", True
        return
    if len(inside) > 1 and " ".join(inside) not in REGIONS:
        heads = ORGANIZATION_HEADS if name.kind == "place" else _SURE_BODIES
        if (
            inside[-1] in heads
            or inside[0] == "air"
            or (name.kind == "person" and inside[0] in FOREIGN_HEADS)
        ):
            name.kind = "organization"
    if name.kind != "person" and _reads_as_person(document, name):
        name.kind = "person"
    elif _in_a_place(document, name):
        name.sure = name.kind == "person"
        name.kind = "place"
    elif name.kind == "organization" and _follows_post(document, name):
        name.kind, name.sure = "person", True
    else:
        _by_apposition(document, name, inside)


def _called_a_body(document: Document, name: Name) -> bool:
    """Whether the noun in front names an organization: "the union X", "the port operator, X, said"."""
    lower, i = document.lower, name.first - 1
    if i < 1:
        return False
    if document.words[i] == "," and lower[name.last : name.last + 1] == [","]:
        i -= 1
        k = i
        while k > name.first - 6 and k > 0 and document.words[k].islower() and lower[k] != "of":
            k -= 1
        i = k - 1 if lower[k] == "of" and k > 1 else i  # "the union of dockers, X,"
    called = document.words[i].islower() or lower[i] == "ngo"
    return lower[i] in GROUP_NOUNS and called and lower[i - 1] not in ("’s", "'s")


def _is_administrative(document: Document, name: Name, inside: list[str]) -> bool:
    """Whether this is a "X Street", "X State" or "X province"; a small "province" behind it is taken in."""
    if any(word in ORGANIZATION_HEADS for word in inside):
        return False
    if len(inside) > 1 and (
        inside[-1] in _SURE_PLACES or (inside[-1] in _CAPITALISED_HEADS and name.kind != "organization")
    ):
        return True
    following = document.lower[name.last] if name.last < len(document.lower) else "."
    if following not in ADMINISTRATIVE or _glued_to_verb(document, name.last):
        return False
    if " ".join(inside) in REGIONS or " ".join(inside) in gazetteer.country_names():
        return False
    if name.kind == "place" or (name.kind == "person" and following not in _LOOSE_PLACES):
        name.last += 1
        return True
    return False


def _by_apposition(document: Document, name: Name, inside: list[str]) -> None:
    """Let ", a workers’ group" or ", a teacher" behind the name decide."""
    kind = appositive_kind(document, name.last)
    unlisted = name.kind == "person" or (name.kind == "place" and not is_listed_place(" ".join(inside)))
    if unlisted and (kind == "organization" or (kind == "place" and len(inside) == 1)):
        name.kind, name.sure = kind, True
    elif kind == "person" and name.kind == "organization" and len(inside) > 1:
        shouted = any(w.isupper() and len(w) > 1 for w in document.words[name.first : name.last])
        if not shouted and not any(word in ORGANIZATION_HEADS for word in inside):
            name.kind, name.sure = "person", True


def _is_unlisted(document: Document, name: Name) -> bool:
    """Whether a place of several words stands in none of our tables."""
    inside = document.lower[name.first : name.last]
    return name.kind == "place" and not any(is_listed_place(text) for text in (*inside, " ".join(inside)))


def _reads_as_person(document: Document, name: Name) -> bool:
    """Whether this is written as people are: a given name and one or two capitalised words."""
    inside, words = document.lower[name.first : name.last], document.words[name.first : name.last]
    return (
        2 <= len(inside) <= 3
        and not is_listed_place(" ".join(inside))
        and inside[0] in gazetteer.given_names()
        and not is_listed_place(inside[0])
        and inside[0] not in ROLE_MODIFIERS
        and all(is_capital(word) and not (word.isupper() and len(word) > 1) for word in words)
        and not any(word in _NO_FAMILY_NAMES for word in inside[1:])
    )


def _in_a_place(document: Document, name: Name) -> bool:
    """Whether the words in front make this a place: "the state of X", or "in X" with an unknown word."""
    lower = document.lower
    before = lower[max(0, name.first - 2) : name.first]
    if len(before) == 2 and before[1] == "of" and before[0] in _PLACES_OF:
        return not any(word in ORGANIZATION_HEADS for word in lower[name.first : name.last])
    if before[-1:] == ["at"] and name.kind == "person":
        inside = lower[name.first : name.last]
        known = any(w in gazetteer.given_names() or w in gazetteer.family_names() for w in inside)
        return not known and lower[name.last : name.last + 1] not in (["’s"], ["'s"])
    word = lower[name.first]
    single = name.last - name.first == 1 and not document.words[name.first].isupper()
    return (
        name.kind != "place"
        and single
        and word not in ORGANIZATION_HEADS
        and (
            before[-1:] == ["in"]
            or before == ["out", "of"]
            or (before[1:] == ["from"] and before[0] in ROLE_HEADS)
        )
        and word not in gazetteer.given_names()
        and word not in gazetteer.family_names()
    )


def _follows_post(document: Document, name: Name) -> bool:
    """Whether this stands as "X Y" in "her counterpart from Z, X Y, said"."""
    lower, words = document.lower, document.words
    i, last = name.first - 1, name.last
    if i < 1 or words[i] != "," or words[last : last + 1] != [","] or not 2 <= last - name.first <= 3:
        return False
    inside = lower[name.first : last]
    if any(word in ORGANIZATION_HEADS for word in inside) or any(
        w.isupper() for w in words[name.first : last]
    ):
        return False
    for k in range(i - 1, max(-1, i - 9), -1):
        if lower[k] in ROLE_HEADS and not is_plural_role(lower[k]):
            return True
        if not (words[k][0].isalpha() or words[k] in ("’s", "'s", "’", "'")):
            return False
    return False


def _is_titled_by_post(document: Document, name: Name) -> bool:
    """Whether this is the X Y of "Ambassador X Y", "envoy X Y"."""
    post = document.words[name.first - 1] if name.first else ""
    inside = document.lower[name.first : name.last]
    return (
        post.lower() in ROLE_HEADS
        and not is_plural_role(post.lower())
        and 2 <= len(inside) <= 3
        and all(is_capital(word) and not word.isupper() for word in document.words[name.first : name.last])
        and not any(word in _NO_FAMILY_NAMES for word in inside[:-1])
    )


def _glued_to_verb(document: Document, i: int) -> bool:
    return document.pos[i] in ("VERB", "AUX") and document.words[i] != "state"


def appositive_kind(document: Document, i: int) -> NameKind | None:
    """The kind that ", a (…) NOUN" or ", NOUN of" at token `i` tells of the name before."""
    lower, words = document.lower, document.words
    if i + 2 >= len(words) or words[i] != ",":
        return None
    determined = lower[i + 1] in ("a", "an", "the", "its", "his", "her", "their")
    head, closed = "", False
    for k in range(i + 1 + determined, min(i + 9, len(words))):
        closed = lower[k] in _LINKS or words[k] in (",", ".", ";", "(", "—")
        if closed or lower[k] in ("said", "says", "and"):
            break
        if words[k][0].isalpha():
            head = lower[k]
    if head in ROLE_HEADS and not is_plural_role(head) and (determined or closed):
        return "person"
    if not determined:
        return None
    return "organization" if head in GROUP_NOUNS else "place" if head in PLACE_NOUNS else None


def agree(document: Document, names: list[Name]) -> list[Name]:
    """One text has one kind all through the article; short names of people are found wherever they stand."""
    part_people(document, names)
    texts = [" ".join(document.lower[name.first : name.last]) for name in names]
    votes: dict[str, Counter[NameKind]] = {}
    for name, text in zip(names, texts, strict=True):
        votes.setdefault(text, Counter())[name.kind] += 10 if name.sure else 1
    parts = {word for name in names if name.kind == "person" for word in _short_forms(document, name)}
    for name, text in zip(names, texts, strict=True):
        kinds = votes[text]
        name.kind = kinds.most_common(1)[0][0]
        unknown = text not in gazetteer.given_names() and text not in gazetteer.family_names()
        if unknown and 0 < kinds["place"] == kinds["person"]:
            name.kind = "place"
        listed = is_listed_place(text) and kinds["place"] > kinds["person"]
        if name.last - name.first == 1 and text in parts and not listed:
            name.kind = "person"
        elif name.kind == "person" and text in gazetteer.country_names() and text not in parts:
            name.kind = "place"  # Jordan, Chad: nobody here has it as part of a name
    small = {word for word in document.words if word[0].islower()}
    once = {word for word, count in Counter(document.words).items() if count == 1}
    by_fuller_body(document, names, parts)
    names = [n for n in names if not opens_a_sentence_only(document, n, parts, small, once)]
    names = [n for n in names if not opens_the_heading_only(document, n)]
    names = without_headline_words(document, names, small)
    names = parted(document, names, parts)
    people_by_short_form(document, names)
    bodies = {text for text, kinds in votes.items() if kinds.most_common(1)[0][0] == "organization"}
    names += _elsewhere(document, names, parts, bodies)
    return sorted(names, key=lambda name: name.first)


def _short_forms(document: Document, name: Name) -> list[str]:
    """The words of a full name that may stand for it alone, in lower case."""
    if name.last - name.first < 2:
        return []
    words = document.words[name.first : name.last]
    return [word.lower() for word in words if len(word) > 2 and word[-1] != "." and is_capital(word)]


def _elsewhere(document: Document, names: list[Name], parts: set[str], bodies: set[str]) -> list[Name]:
    """Names known from another place of the article: whole ones, short names of people, acronyms."""
    taken = {i for name in names for i in range(name.first, name.last)}
    whole: dict[str, tuple[list[str], NameKind]] = {}
    for name in names:
        if name.last - name.first > 1:
            whole[document.words[name.first]] = (document.words[name.first : name.last], name.kind)
    found: list[Name] = []
    known = parts | bodies | {word.lower() for word in whole}
    for i, lower in enumerate(document.lower):
        word = document.words[i]
        if lower not in known or i in taken or not is_capital(word):
            continue
        words, kind = whole.get(word, ([], "person"))
        span = range(i, i + len(words))
        if words and document.words[i : i + len(words)] == words and taken.isdisjoint(span):
            found.append(Name(i, i + len(words), kind))
            taken.update(span)
        elif len(word) > 2 and lower in parts and _stands_alone(document, i):
            found.append(Name(i, i + 1, "person"))
        elif lower in bodies and word.isupper():
            found.append(Name(i, i + 1, "organization"))
    return found


def _stands_alone(document: Document, i: int) -> bool:
    """Whether a word that is part of a person's name elsewhere is no part of something longer here."""
    words, lower = document.words, document.lower[i]
    if (
        lower in ROLE_HEADS
        or lower in MONTHS
        or lower in DAYS
        or lower in gazetteer.demonyms()
        or lower in COMMON
    ):
        return False
    before = words[i - 1] if i else "."
    if (
        is_capital(before)
        and before.lower() not in HONORIFICS
        and before.lower() not in ROLE_HEADS
        and document.sentence_of[i] == document.sentence_of[i - 1]
    ):
        return False
    return i + 1 >= len(words) or not is_capital(words[i + 1])
