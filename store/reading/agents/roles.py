"""Posts that the text gives to people: before the name, after it, or by a verb."""

from __future__ import annotations

from dataclasses import dataclass, replace

from store.reading.agents import gazetteer
from store.reading.agents.honorifics import titles_start
from store.reading.agents.role_phrases import DETERMINERS, LINKS, POSSESSIVES, STOPS, RolePhrases
from store.reading.agents.tagged import Name
from store.reading.agents.vocabulary import (
    ROLE_HEADS,
    TITLE_POSTS,
    is_plural_role,
    word_set,
)
from store.reading.document import Document

_RANKS = word_set("colonel captain major lieutenant sergeant admiral brigadier professor doctor judge")
_HEADING = word_set(
    "heads leads chairs runs directs coordinates founded co-founded owns manages oversees teaches represents"
)
_JOINTS = ("of", "for", "to", "at", "in", "(")
_LONGEST_POST = 14  # tokens from the head noun to the comma before the name


@dataclass(slots=True)
class StatedRole:
    """A post as printed: its tokens, its head noun, and the index of the name that holds it.

    `owner` is the token of the country or body that it belongs to where one phrase tells two people's posts.
    """

    first: int
    last: int
    head: int
    holder: int
    owner: int | None = None


class RoleFinder:
    """Finds roles beside the names of one document."""

    def __init__(self, document: Document, names: list[Name]) -> None:
        self.document = document
        self.names = names
        self.phrases = RolePhrases(document, names)

    def find(self) -> list[StatedRole]:
        """All roles in text order of their holders."""
        found: list[StatedRole] = []
        for k, name in enumerate(self.names):
            if name.kind != "person":
                continue
            for look in (self._before, self._after, self._before_comma, self._by_verb):
                role = look(k, name)
                if role is not None:
                    found += self._shared(role)
                    if look != self._before:
                        break
        return found

    def _shared(self, role: StatedRole) -> list[StatedRole]:
        """ "The presidents of X and Y, A and B": a post for A with X and one for B with Y."""
        holder = self.names[role.holder]
        following = role.holder + 1
        head = self.document.lower[role.head]
        if not is_plural_role(head) or head in _HEADING or following >= len(self.names):
            return [role]
        second = self.names[following]
        owners = [k for k in range(role.holder) if self.names[k].first in range(role.head, role.last)]
        between = self.document.lower[holder.last : second.first]
        if second.kind != "person" or between != ["and"] or len(owners) != 2:
            return [] if role.head + 1 < role.last else [role]
        first, last = (self.names[k].first for k in owners)
        return [replace(role, owner=first), replace(role, holder=following, owner=last)]

    # ------------------------------------------------------------ before the name

    def _before(self, k: int, name: Name) -> StatedRole | None:
        """ "Minister of X and Y NAME", "US ambassador NAME", "his counterpart NAME"."""
        begin = self.phrases.sentence_start(name.first)
        i = name.first - 1
        titles = titles_start(self.document, name.first, begin)
        while i >= titles and self.document.lower[i] not in ROLE_HEADS:
            i -= 1
        while i > begin and self.document.lower[i] in _RANKS and self.document.lower[i - 1] in ROLE_HEADS:
            i -= 1
        head = self._head_before(i, begin)
        if head is not None:
            return StatedRole(self.phrases.left_edge(head, begin), i + 1, head, k)
        title = i + 1
        if title < name.first and self.document.lower[title].rstrip(".") in TITLE_POSTS:
            return StatedRole(title, title + 1, title, k)
        return None

    def _head_before(self, i: int, begin: int) -> int | None:
        """The role noun that the tokens up to `i` end with or hang on."""
        document = self.document
        if i - 3 > begin and document.words[i] == ")" and document.words[i - 2] == "(":
            i -= 3  # "Director of X (ABC) NAME"
        if document.lower[max(begin, i - 1) : i + 1] == ["ad", "interim"]:
            i -= 2
        if i < begin:
            return None
        own = i if document.lower[i] in ROLE_HEADS and not self.phrases.is_verb(i) else None
        if own is not None and not document.lower[i].endswith("s"):
            return own
        governing = self._governing_head(i, begin)
        return own if governing is None else governing

    def _governing_head(self, i: int, begin: int) -> int | None:
        """The role noun far in front: "Secretary" for the "Workers" of "Secretary of Migrant Workers"."""
        document = self.document
        if not (
            document.words[i][0].isupper()
            and (
                i in self.phrases.name_at
                or document.lower[i - 1] in ("of", "for", "and", "the", ",", "to")
                or document.words[i - 1][0].isupper()
            )
        ):
            return None
        j = i
        seen_link = seen_and = False
        while j >= begin and i - j < 18:
            word, lower = document.words[j], document.lower[j]
            if lower in ROLE_HEADS and seen_link and document.lower[j + 1] in _JOINTS:
                return j
            seen_and = seen_and or lower in ("and", "&")
            if lower in ("of", "for", "to", "at", "in"):
                seen_link = True
            elif lower == "," and not seen_and:
                return None  # a comma belongs to the post only in a list: "of Trade, Industry and Labour"
            elif not (word[0].isupper() or lower in ("and", "the", "&", ",", "(", ")", *POSSESSIVES)):
                return None
            if j in self.phrases.name_at and self.names[self.phrases.name_at[j]].kind == "person":
                return None
            j -= 1
        return None

    # ------------------------------------------------------------ after the name

    def _after(self, k: int, name: Name) -> StatedRole | None:
        """ "NAME, (the) ROLE of ORGANIZATION,"; an age may stand between."""
        document = self.document
        i, end = name.last, self.phrases.sentence_end(name.last - 1)
        if i < end and document.words[i] == "(":
            close = next((j for j in range(i, min(i + 6, end)) if document.words[j] == ")"), None)
            i = close + 1 if close else i
        if i >= end or document.words[i] not in (",", "-", "–", "—", "--"):
            return None
        i += 1
        if i + 1 < end and document.words[i].isdigit() and document.words[i + 1] == ",":
            i += 2
        if (
            i < end
            and document.lower[i] in ("who", "which")
            and i + 1 < end
            and document.lower[i + 1] in _HEADING
        ):
            return StatedRole(i + 1, self.phrases.right_edge(i + 2, end), i + 1, k)
        if i + 2 < end and document.lower[i] == "who" and document.lower[i + 1] in ("is", "was", "serves"):
            i += 2 + (document.lower[i + 2] == "as")
        return self._phrase(k, i, end)

    def _phrase(self, k: int, i: int, end: int) -> StatedRole | None:
        document = self.document
        start = i
        if i < end and document.lower[i] == "whose":
            return None
        while i < end and document.lower[i] in DETERMINERS and document.lower[i] != "former":
            i += 1
        head = first = i
        limit = min(end, i + 9)
        while head < limit:
            lower = document.lower[head]
            following = document.lower[head + 1] if head + 1 < end else "."
            if lower in ROLE_HEADS and following not in ROLE_HEADS and following not in POSSESSIVES:
                break
            if not self.phrases.leads_to_head(head, start):
                return None
            head += 1
        if head >= limit or document.lower[head] not in ROLE_HEADS or self.phrases.is_verb(head):
            return None
        if (head > i and document.lower[i] == "and") or is_plural_role(document.lower[head]):
            return None
        return StatedRole(first, self.phrases.right_edge(head + 1, end), head, k)

    # ------------------------------------------------------------ other places

    def _before_comma(self, k: int, name: Name) -> StatedRole | None:
        """ "The union's president, NAME, said"."""
        document = self.document
        begin, end = self.phrases.sentence_start(name.first), self.phrases.sentence_end(name.first)
        titled = self._before(k, name)
        i = titled.first - 1 if titled is not None else name.first - 1
        i = titles_start(document, i + 1, begin) - 1
        if i <= begin or document.words[i] != ",":
            return None
        last = name.last
        if last + 2 < end and document.words[last] == "(" and document.words[last + 2] == ")":
            last += 3  # "NAME (retd), said"
        after = document.lower[last] if last < end else "."
        if after not in (",", ".", "said", "who", "told", "and", "says", ")", "—", "–"):
            return None
        j = i - 1
        seen_and = False
        while j >= begin and i - j < _LONGEST_POST:
            known = j in self.phrases.name_at and self.names[self.phrases.name_at[j]].kind != "person"
            if document.lower[j] in ROLE_HEADS and not known:
                break
            listed = seen_and and document.words[j] == "," and document.words[j + 1][0].isupper()
            if not (
                known
                or listed
                or _in_brackets(document, j)
                or document.lower[j] in ("of", "for", "the", "at", "and", "in")
                or document.words[j][0].isalpha()
            ) or (document.lower[j] in STOPS and document.lower[j] not in ("from", "to")):
                return None
            seen_and = seen_and or document.lower[j] == "and"
            j -= 1
        if (
            j < begin
            or document.lower[j] not in ROLE_HEADS
            or (j + 1 < i and document.lower[j + 1] not in LINKS)
        ):
            return None
        first = self.phrases.left_edge(j, begin)
        while first > begin and j - first < 3 and self.phrases.is_adjective(first - 1):
            first -= 1
        link = first - 1 - (document.lower[first - 1] == "the")  # "Secretary to the President, NAME,"
        if (
            link > begin
            and document.lower[link] in ("to", "for", "of")
            and document.lower[link - 1] in ROLE_HEADS
        ):
            j = link - 1
            first = self.phrases.left_edge(j, begin)
        leading = document.lower[first - 1] if first > begin else ""
        if not (
            leading in DETERMINERS
            or leading in POSSESSIVES
            or leading in (")", ":", "—", "–", "--")
            or leading.endswith("-based")
            or first == begin
            or first in self.phrases.name_at
            or document.lower[first] in gazetteer.demonyms()
        ):
            return None
        return StatedRole(first, i, j, k)

    def _by_verb(self, k: int, name: Name) -> StatedRole | None:
        """ "NAME is the director of X", "NAME was appointed director of X"."""
        document = self.document
        i, end = name.last, self.phrases.sentence_end(name.last - 1)
        if i + 2 >= end or document.lower[i] not in ("is", "was", "became", "serves"):
            return None
        i += 1
        if document.lower[i] in ("appointed", "elected", "named", "as"):
            i += 1
        elif document.lower[i] not in ("the", "a", "an"):
            return None
        role = self._phrase(k, i, end)
        return role if role is not None and role.head - i < 5 else None


def _in_brackets(document: Document, i: int) -> bool:
    """Whether token `i` is a bracket around one word: "the Dockers’ Union (DU)"."""
    words = document.words
    return (words[i] == ")" and words[i - 2] == "(") or (words[i] == "(" and words[i + 2 : i + 3] == [")"])
