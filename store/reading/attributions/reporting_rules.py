"""Attributions that the taggers leave out and the wording alone gives away.

The corpus is one country's political news; reports on talks and agreements also say "underscored the need
for", "appealed to partners to", "…, said an official release". Each rule asks for a reporting verb that
nobody has claimed.
"""

from __future__ import annotations

from collections.abc import Sequence

from store.reading.attributions.attribution import Attribution
from store.reading.attributions.boundaries import SUBORDINATORS
from store.reading.attributions.clauses import SUBJECTS, final_word, is_finite, noun_phrase
from store.reading.attributions.speech_acts import acts, forms_of
from store.reading.document import Document
from store.reading.tagging import is_verb
from store.reading.wordlist import words_of
from store.records import Span

_WITH_OBJECT = forms_of("""
    thank praise commend laud hail applaud congratulate welcome urge ask encourage invite call appeal
    propose underscore underline emphasise emphasize highlight stress reiterate reaffirm pledge promise
    vow express recommend condemn remind request reject affirm appreciate lament decry deplore undertake
    voice convey term fault disclose regret denounce apprise exhort implore advise
""")
_INVERTED = forms_of("say add announce report state note read confirm claim explain") - words_of(
    "reading saying"
)
_PRAISING = words_of("""
    lauding appreciating praising commending hailing thanking applauding congratulating welcoming condemning
    stressing emphasising emphasizing highlighting underlining underscoring reiterating reaffirming noting
""")
_NO_OBJECT = words_of('. , ; : that by ” " ) and or — – …')
_LISTENERS = words_of("""
    reporters journalists lawmakers parliament legislators senators newsmen delegates workers us me him her
    them residents members participants guests officials
""")
_DETERMINERS = words_of("the this his her its their our a")
_OPENS_CLAUSE = words_of("DET Ns Ps Rs PROPN Rp NUM ADJ NOUN")
_SAID = words_of(
    "said says added adds noted argued explained claimed insisted warned stressed believes believed"
)
_CONFIDENCE = 0.5
_FARTHEST_THAT = 5  # tokens between a verb and its "that"
_LONGEST_SPEAKER = 14  # tokens
_SHORTEST_CLAUSE = 5  # tokens


class _Rules:
    def __init__(self, document: Document, grammar: Sequence[str], attributions: list[Attribution]) -> None:
        self._document, self._grammar = document, grammar
        self._cues = {document.token_at(one.cue[0]) for one in attributions if one.cue}
        self._covered = [False] * len(document.words)
        for one in attributions:
            for part in one.parts:
                self._cover(part)
        self._sources = {
            document.sentence_of[document.token_at(one.cue[0])]: one.source
            for one in attributions
            if one.cue and one.source
        }
        self.found: list[Attribution] = []

    def read(self) -> None:
        document, table = self._document, acts()
        for i, word in enumerate(document.lower):
            if (word != "as" and word not in table) or document.quoted[i]:
                continue
            first, last = document.sentences[document.sentence_of[i]]
            if document.lower[i : i + 2] == ["as", "per"]:
                self._as_per(i, first, last)
            if word in table and i not in self._cues and not self._covered[i] and self._grammar[i][0] == "V":
                self._verb(i, first, last)

    def _as_per(self, i: int, first: int, last: int) -> None:
        """The clause that "as per the ministry" opens or closes."""
        document, words = self._document, self._document.words
        end = i + 2
        while end < last and words[end] not in ",.;:" and not is_verb(self._grammar[end]):
            end += 1
        if end == i + 2 or end - i > _LONGEST_SPEAKER:
            return
        if i == first and end < last and words[end] == ",":
            content = (end + 1, final_word(document, end + 1, last))
        elif words[i - 1] == "," and end >= last - 1:
            content = (first, i - 1)
        else:
            return
        if is_finite(self._grammar, *content):
            self._add(i, content, document.span(i + 2, end), False, "as per", cue_end=i + 2)

    def _praising(self, i: int, last: int) -> None:
        """ "Lauding the work of the nurses, the ambassador said …"."""
        document = self._document
        comma = next((j for j in range(i + 2, last) if document.words[j] == ","), None)
        source = self._sources.get(document.sentence_of[i])
        if comma is not None and source is not None and source[0] >= document.starts[comma]:
            self._add(i, (i + 1, comma), source, True, "fronted")

    def _verb(self, i: int, first: int, last: int) -> None:
        """Try the wordings of a reporting verb in turn, those that need no subject before it first."""
        document, tag = self._document, self._grammar[i]
        lower = document.lower
        if (
            lower[i] in _INVERTED
            and document.words[i - 1 : i] in ([","], ["”"], ['"'])
            and self._inverted(i, first, last)
        ):
            return
        if i == first and lower[i] in _PRAISING:
            self._praising(i, last)
            return
        if lower[i - 2 : i + 2] == ["quoted", "as", "saying", "by"]:
            self._quoted_by(i, first, last)
            return
        source = self._subject(i, first) if tag[1] in "fn" else None
        implicit = False
        if tag == "Vfj" and lower[i - 1] == "and" and self._covered[i - 2]:  # "said that P and vowed to …"
            source, implicit = self._sources.get(document.sentence_of[i], source), True
        if source is None and tag[1] == "g" and document.words[i - 1] in (",", "while", "and"):
            source, implicit = self._sources.get(document.sentence_of[i]), True
        if source is None:
            return
        if not self._that_clause(i, last, source, implicit):
            self._without_that(i, last, source, implicit)

    def _that_clause(self, i: int, last: int, source: Span, implicit: bool) -> bool:
        """ "stressed, however, that P", "warned the council that P"."""
        first = self._past_adverb(i + 1, last)
        for j in range(first, min(first + _FARTHEST_THAT - 1, last)):
            if self._document.lower[j] == "that" and self._grammar[j] == "SCONJ":
                self._add(i, (j + 1, self._clause_end(j + 1, last)), source, implicit, "that-clause")
                return True
            if self._document.words[j] in ",;:" or self._grammar[j][0] == "V":
                break
        return False

    def _bare_clause(self, i: int, last: int, source: Span, implicit: bool) -> bool:
        """ "said his members were …" right behind its subject, "said since …"."""
        document = self._document
        if i + 2 >= last or not is_finite(self._grammar, i + 1, last):
            return False
        if document.lower[i + 1] in SUBORDINATORS:
            return True
        beside = source[1] == document.ends[i - 1] or document.words[i - 1] == ")"
        return (
            (beside or implicit) and self._grammar[i + 1] in _OPENS_CLAUSE and self._grammar[i + 2][0] != "V"
        )

    def _past_adverb(self, i: int, last: int) -> int:
        """Behind ", however," at token `i`, else `i`."""
        words = self._document.words
        end = next((j for j in range(i + 2, min(i + 4, last)) if words[j] == ","), i)
        return (
            end + 1
            if i < last and words[i] == "," and end > i and self._document.pos[i + 1] in ("ADV", "ADP")
            else i
        )

    def _without_that(self, i: int, last: int, source: Span, implicit: bool) -> None:
        """ "said P", "told reporters P", "underscored the need for P"."""
        lower, tag = self._document.lower, self._grammar[i]
        content = (i + 1, self._clause_end(i + 1, last))
        if lower[i] in _SAID and self._bare_clause(i, last, source, implicit):
            self._add(i, content, source, implicit, "bare clause")
        elif tag[:2] == "Vf" and lower[i] in ("told", "tells") and self._told(i, last, source):
            return
        elif tag[:2] == "Vf" and lower[i] in _WITH_OBJECT and i + 1 < last and lower[i + 1] not in _NO_OBJECT:
            self._add(i, content, source, implicit, "object")

    def _told(self, i: int, last: int, source: Span) -> bool:
        """ "told reporters the centre would open"."""
        document, grammar = self._document, self._grammar
        start = i + 1
        if start >= last:
            return False
        if document.lower[start] not in _LISTENERS:
            while start < last and (grammar[start] == "PROPN" or document.lower[start] in _DETERMINERS):
                start += 1
            if document.lower[start - 1] in _DETERMINERS:
                start += 1
        else:
            start += 1
        if start >= last - 2 or not document.words[start][0].isalnum():
            return False
        if grammar[start] not in _OPENS_CLAUSE or not is_finite(self._grammar, start, last):
            return False
        self._add(i, (start, self._clause_end(start, last)), source, False, "told")
        return True

    def _quoted_by(self, i: int, first: int, last: int) -> None:
        """ "was quoted as saying by the paper that P"."""
        source = self._subject(i - 3, first) if self._grammar[i - 3] == "Au" else self._subject(i - 2, first)
        that = next((j for j in range(i + 2, min(i + 10, last)) if self._document.lower[j] == "that"), None)
        if source is not None and that is not None:
            self._add(i, (that + 1, self._clause_end(that + 1, last)), source, False, "quoted by")

    def _inverted(self, i: int, first: int, last: int) -> bool:
        """ "…, said an official release." """
        document = self._document
        end = final_word(document, i, last)
        verbs = any(map(is_verb, self._grammar[i + 1 : end]))
        if not 0 < end - i - 1 <= _LONGEST_SPEAKER or verbs or "," in document.words[i + 1 : end]:
            return False
        if not is_finite(self._grammar, first, i):
            return False
        if any(self._covered[first : i - 1]) or i - first < _SHORTEST_CLAUSE:
            return False
        self._add(i, (first, i - 1), document.span(i + 1, end), False, "inverted")
        return True

    def _subject(self, i: int, first: int) -> Span | None:
        """The nearest subject to the left with no other finite verb between."""
        document, grammar = self._document, self._grammar
        start = i - 1
        if document.words[start] == ")":  # "the Tin Union (TU) believes"
            bracket = next((j for j in range(i - 2, max(first, i - 6), -1) if document.words[j] == "("), 0)
            return noun_phrase(document, grammar, bracket - 1, first) if bracket > first + 1 else None
        if document.words[start] == ",":  # over an apposition or a relative clause
            start = (
                next((j for j in range(i - 2, max(first, i - 30), -1) if document.words[j] == ","), first) - 1
            )
            if grammar[start] == "PROPN":  # "Ana Ruiz, while thanking the others, said that"
                return noun_phrase(document, grammar, start, first)
        for j in range(start, max(first, start - 25) - 1, -1):
            if grammar[j][:2] == "Vf" or grammar[j] == "W":
                return None
            if grammar[j] in SUBJECTS and not document.quoted[j]:
                return noun_phrase(document, grammar, j, first)
        return None

    def _clause_end(self, start: int, last: int) -> int:
        """Where the clause ends: before the next attribution that hangs on it, or the final full stop."""
        document, table = self._document, acts()
        for j in range(start + 2, last - 1):
            if document.words[j] == "," and not document.quoted[j]:
                following = j + 2 if document.lower[j + 1] in ("while", "and", "but") else j + 1
                if (
                    following < last
                    and document.lower[following] in table
                    and self._grammar[following][0] == "V"
                ):
                    return j
        return final_word(document, start, last)

    def _cover(self, part: Span) -> None:
        first, last = self._document.token_at(part[0]), self._document.token_at(part[1] - 1) + 1
        self._covered[first:last] = [True] * (last - first)

    def _add(
        self, cue: int, content: Span, source: Span, implicit: bool, rule: str, *, cue_end: int = 0
    ) -> None:
        document = self._document
        if content[1] - content[0] < 2 or any(self._covered[content[0] : content[1]]):
            return
        part = document.span(*content)
        self._cover(part)
        self._cues.add(cue)
        self.found.append(
            Attribution(
                [part],
                cue=document.span(cue, cue_end or cue + 1),
                source=source,
                implicit=implicit,
                confidence=_CONFIDENCE,
                rule=rule,
            )
        )


def mend_inverted(document: Document, grammar: Sequence[str], attributions: list[Attribution]) -> None:
    """Turn "…, said an official release" round where it was read as somebody saying the release."""
    for one in attributions:
        if one.cue is None or one.kind != "indirect":
            continue
        cue, first = document.token_at(one.cue[0]), document.token_at(one.parts[-1][0])
        begin, end = document.sentences[document.sentence_of[cue]]
        ends_before = document.words[cue - 1] == "," and one.parts[-1][1] == document.ends[cue - 2]
        if ends_before and grammar[first][:2] == "Vf":  # the clause lost its subject
            one.parts = [document.span(begin, cue - 1)]
        if first != cue + 1 or document.lower[cue] not in _INVERTED or document.words[cue - 1] != ",":
            continue
        speaker_end = final_word(document, first, end)
        if not is_finite(grammar, begin, cue):
            continue
        if cue - begin < _SHORTEST_CLAUSE or document.ends[speaker_end - 1] != one.parts[-1][1]:
            continue
        if not is_finite(grammar, first, speaker_end) and "," not in document.words[first:speaker_end]:
            one.source = one.parts[-1]
            one.parts = [document.span(begin, cue - 1)]
            one.rule = "inverted"


def find_by_rule(
    document: Document, grammar: Sequence[str], attributions: list[Attribution]
) -> list[Attribution]:
    """Further attributions, in text order, whose words no attribution has claimed."""
    rules = _Rules(document, grammar, attributions)
    rules.read()
    return rules.found
