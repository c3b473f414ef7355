"""Where the words of a post begin and end around its head noun."""

from __future__ import annotations

from store.reading.agents import gazetteer
from store.reading.agents.tagged import Name
from store.reading.agents.vocabulary import (
    DAYS,
    FIELDS,
    MONTHS,
    ORGANIZATION_HEADS,
    ROLE_HEADS,
    ROLE_MODIFIERS,
    word_set,
)
from store.reading.document import Document

DETERMINERS = word_set("the a an his her their its our one former then formerly currently now previously")
POSSESSIVES = ("’s", "'s", "’", "'")
LINKS = frozenset(("of", "for", "at", "to", "in", "with", "from", "on"))
STOPS = word_set(
    "said says told who which that when while after before during since where as by than because if "
    "but or also has have had is are was were will would can could may might must should be been "
    "being not to aims added noted wrote told met signed visited led from via"
)
# What no post holds before its head noun: "received the minister" is none.
_OUTSIDE = STOPS | LINKS | word_set("the a an his her their its our")
TIMES = MONTHS | DAYS
POST_WORDS = ROLE_HEADS | ROLE_MODIFIERS
_BEFORE_HEAD = frozenset(("’s", "'s", "’", "'", "and", "for"))
_LONGEST_LEAD = 6  # words in front of a head noun
_NOUN_OR_VERB = word_set(
    "head heads chair chairs lead guide guides judge coach host partner fellow nurse pilot"
)


class RolePhrases:
    """Measures role phrases in one document; `name_at` gives the index of the name a token belongs to."""

    def __init__(self, document: Document, names: list[Name]) -> None:
        self.document = document
        self.names = names
        self.name_at = {i: k for k, name in enumerate(names) for i in range(name.first, name.last)}

    def left_edge(self, head: int, begin: int) -> int:
        """Where the phrase around the role noun begins, without article or owner's pronoun."""
        document = self.document
        i = head
        while i > begin:
            lower, word = document.lower[i - 1], document.words[i - 1]
            k = self.name_at.get(i - 1)
            if k is not None:
                if self.names[k].kind == "person":
                    break
                i = self.names[k].first
                continue
            if (
                lower in ROLE_MODIFIERS
                or lower in FIELDS
                or lower in ORGANIZATION_HEADS
                or lower in gazetteer.demonyms()
                or lower in ROLE_HEADS
                or (lower == "and" and document.lower[i - 2] in POST_WORDS | FIELDS and i - 2 >= begin)
            ):
                i -= 1
                continue
            opens = i - 1 == begin and not (document.pos[begin] in ("NOUN", "PROPN") and lower not in STOPS)
            if word[0].isupper() and lower not in DETERMINERS and not opens and lower not in TIMES:
                i -= 1
                continue
            if (
                lower.endswith(("-based", "-general", "al", "ic", "ment", "tion"))
                and word[0].islower()
                and word.isalpha()
                and lower not in STOPS
            ):
                i -= 1
                continue
            break
        while i < head and (
            document.lower[i] in DETERMINERS - {"former"}
            or document.lower[i] in (*POSSESSIVES, "and")
            or document.lower[i].endswith("-based")
        ):
            i += 1
        return i

    def leads_to_head(self, i: int, start: int) -> bool:
        """Whether token `i` may stand in front of the head noun of a post that begins at `start`."""
        k = self.name_at.get(i)
        if k is not None:
            return self.names[k].kind != "person"
        lower = self.document.lower[i]
        if lower in _BEFORE_HEAD or lower in ROLE_MODIFIERS or lower in ROLE_HEADS:
            return True
        plain = self.document.words[i][0].isalpha() and lower not in _OUTSIDE
        return lower in gazetteer.demonyms() or (plain and i - start < _LONGEST_LEAD)

    def right_edge(self, i: int, end: int) -> int:
        """Where a role phrase ends: after "of X", "at X’s Y", "(ABC)", "and deputy head of Z"."""
        document = self.document
        while i < end:
            lower, word = document.lower[i], document.words[i]
            k = self.name_at.get(i)
            if k is not None and self.names[k].kind != "person":
                i = self.names[k].last
            elif word in ("(", "["):
                if i + 2 < end and document.words[i + 2] in (")", "]"):
                    i += 3
                else:
                    break
            elif (
                (
                    (lower in LINKS and lower != "to" and self.noun_follows(i + 1, end))
                    or (
                        lower == "to"
                        and (
                            i + 1 in self.name_at
                            or (self.noun_follows(i + 1, end) and document.lower[i + 1] == "the")
                        )
                    )
                )
                or lower in POSSESSIVES
                or lower in ("the", "a", "an", "its", "his", "her", "their", "&")
                or (
                    lower == "and"
                    and i + 1 < end
                    and (
                        document.lower[i + 1] in POST_WORDS
                        or document.lower[i - 1] in FIELDS
                        or i + 1 in self.name_at
                        or document.words[i + 1][0].isupper()
                    )
                )
                or (
                    word[0].isalpha()
                    and lower not in STOPS
                    and lower != "and"
                    and not self.is_verb(i)
                    and k is None
                    and lower not in MONTHS
                )
            ):
                i += 1
            else:
                break
        while document.lower[i - 1] in LINKS or document.lower[i - 1] in ("the", "and", "a", "an"):
            i -= 1
        return i

    def noun_follows(self, i: int, end: int) -> bool:
        """Whether a word that is no date begins at token `i`."""
        return (
            i < end
            and self.document.words[i][0].isalpha()
            and self.document.lower[i] not in TIMES
            and not self.document.lower[i].isdigit()
        )

    def is_adjective(self, i: int) -> bool:
        """Whether a small word may stand between an article and the head noun of a post."""
        lower = self.document.lower[i]
        outside = lower in STOPS or lower in LINKS or lower in DETERMINERS or lower in POSSESSIVES
        return self.document.words[i].islower() and lower.isalpha() and lower != "and" and not outside

    def is_verb(self, i: int) -> bool:
        """Whether a word that may be a noun or a verb ("heads", "chairs") is a verb here."""
        word = self.document.words[i]
        ambiguous = word in _NOUN_OR_VERB or word.lower() not in ROLE_HEADS
        return ambiguous and word[0].islower() and self.document.pos[i] in ("VERB", "AUX")

    def sentence_start(self, i: int) -> int:
        """The first token of the sentence that token `i` stands in."""
        return self.document.sentences[self.document.sentence_of[i]][0]

    def sentence_end(self, i: int) -> int:
        """The token after the sentence that token `i` stands in."""
        return self.document.sentences[self.document.sentence_of[i]][1]
