"""Attributions that stand behind their words: "P, the minister said today."

The words before the comma are the content, whatever adjuncts follow the verb; a clause that the attribution
interrupts goes on behind the second comma.
"""

from __future__ import annotations

from collections.abc import Sequence

from store.reading.agents.vocabulary import ROLE_HEADS
from store.reading.attributions.attribution import Attribution
from store.reading.attributions.clauses import SUBJECTS, final_word, is_finite
from store.reading.attributions.speech_acts import acts, forms_of
from store.reading.datelines import after_dateline
from store.reading.document import Document
from store.reading.wordlist import words_of
from store.records import Span

_SAYING = forms_of("""
    say tell add announce report warn note explain complain state confirm claim argue insist reveal disclose
    write reply predict stress acknowledge admit recall remark declare observe estimate caution lament clarify
    affirm assert contend maintain inform indicate
""")
_TELLING = forms_of("tell inform")
_PHRASE = words_of("PROPN NOUN ADJ DET NUM PRON ADP CCONJ PART")
_ADJUNCTS = words_of("""
    today yesterday tonight tomorrow late early earlier later recently monday tuesday wednesday thursday
    friday saturday sunday on in at during after before through via last this following when while as by
    here there afterwards again
""")
_SUBORDINATING = words_of("after before when while as")
_PART_OF_NAME = words_of("of for in and the 's ’s cited quoted mentioned briefed above earlier")
_ADVERBS = words_of("also further later then")
_OTHER_CLAUSE = words_of("and but who which that or as while")
_LONGEST_SUBJECT = 14  # tokens
_SHORTEST_CLAUSE = 4  # tokens
_CONFIDENCE = 0.6


def with_closing_cues(
    document: Document, grammar: Sequence[str], attributions: list[Attribution]
) -> list[Attribution]:
    """`attributions` with those that close or interrupt their sentence, added or set right."""
    found = _Closing(document, grammar, attributions)
    for first, last in document.sentences:
        found.read(first, last)
    return found.kept()


class _Closing:
    def __init__(self, document: Document, grammar: Sequence[str], attributions: list[Attribution]) -> None:
        self._document, self._grammar = document, grammar
        self.attributions = attributions
        self._dropped: set[int] = set()
        self._by_cue = {document.token_at(one.cue[0]): one for one in attributions if one.cue}
        self._by_sentence: dict[int, list[Attribution]] = {}
        for one in attributions:
            for part in one.parts:
                sentence = document.sentence_of[document.token_at(part[0])]
                self._by_sentence.setdefault(sentence, []).append(one)

    def kept(self) -> list[Attribution]:
        """The attributions but for the attitudes that a closing attribution holds."""
        return [one for one in self.attributions if id(one) not in self._dropped]

    def read(self, first: int, last: int) -> None:
        """Look for one closing attribution among the tokens of a sentence."""
        lower, grammar = self._document.lower, self._grammar
        for i in range(first + _SHORTEST_CLAUSE, last):
            if lower[i] in _SAYING and grammar[i][0] == "V" and not self._document.quoted[i]:
                subject = self._subject(i, first)
                if subject is not None and self._attribute(i, subject, first, last):
                    return

    def _subject(self, cue: int, first: int) -> Span | None:
        """The tokens between a comma and the cue when they are a subject, an apposition included."""
        document, lower = self._document, self._document.lower
        end = cue - 3 if lower[cue - 3 : cue] in (["went", "on", "to"], ["goes", "on", "to"]) else cue
        stop = end
        if document.words[end - 1] == ",":
            comma = self._comma_before(end - 2, first)
            end = stop = comma if comma is not None else end
        while lower[stop - 1] in _ADVERBS:
            stop -= 1
        start = self._comma_before(stop - 1, first)
        if start is None or start + 1 >= stop or document.quoted[start]:
            return None
        if lower[start + 1] in _OTHER_CLAUSE:
            return None
        inside = range(start + 1, stop)
        finite = self._grammar[cue][:2] == "Vf"
        if not any(finite or self._grammar[i] in SUBJECTS or lower[i] in ROLE_HEADS for i in inside):
            return None
        if any(document.pos[i] not in _PHRASE and lower[i] not in _PART_OF_NAME for i in inside):
            return None
        return start + 1, stop

    def _comma_before(self, i: int, first: int) -> int | None:
        low = max(first, i - _LONGEST_SUBJECT)
        while i > low and self._document.words[i] != ",":
            i -= 1
        return i if self._document.words[i] == "," else None

    def _attribute(self, cue: int, subject: Span, first: int, last: int) -> bool:
        """Read "[P], the minister said today[, and Q]"; False where the words are no clause."""
        document = self._document
        begin = self._begin(first)
        clause = (begin, subject[0] - 1)
        if clause[1] - begin < _SHORTEST_CLAUSE and not is_finite(self._grammar, *clause):
            return False
        rest = self._rest(cue, last)
        if rest is None or any(document.quoted[clause[0] : clause[1]]):
            return False
        if is_finite(self._grammar, *clause):
            parts = [document.span(*clause)]
            if rest < last and document.lower[rest] in ("that", "and") and self._grammar[rest][0] in "WC":
                parts.append(document.span(rest, final_word(document, rest, last)))
        elif rest < last and is_finite(self._grammar, rest, rest + 1):
            parts = [document.span(*clause), document.span(rest, final_word(document, rest, last))]
        else:
            return False
        return self._put(cue, subject, parts)

    def _put(self, cue: int, subject: Span, parts: list[Span]) -> bool:
        """Set right the attribution of this cue, or add it where nobody claims its words."""
        document = self._document
        one = self._by_cue.get(cue)
        others = self._by_sentence.get(document.sentence_of[cue], [])
        rivals = [other for other in others if other is not one and _overlaps(other, parts)]
        if any(self._reports(other) for other in rivals):
            return False
        self._dropped |= {id(rival) for rival in rivals}
        if one is not None:
            if one.kind == "indirect":
                self._set_right(one, cue, parts)
            return True
        self.attributions.append(
            Attribution(
                parts,
                cue=document.span(cue, cue + 1),
                source=document.span(*subject),
                confidence=_CONFIDENCE,
                rule="closing",
            )
        )
        return True

    def _reports(self, one: Attribution) -> bool:
        """Whether the attribution is more than somebody's attitude ("plans to build")."""
        lower, token = self._document.lower, self._document.token_at
        hopes = one.cue is not None and lower[token(one.cue[0])] == "hoping"
        if hopes and lower[token(one.parts[0][0])] == "to":
            return False
        return one.cue is None or lower[token(one.cue[0])] in acts()

    def _set_right(self, one: Attribution, cue: int, parts: list[Span]) -> None:
        """Give `one` the clause before it, in place of the adjuncts of its cue."""
        adjuncts = self._document.starts[min(cue + 1, len(self._document.starts) - 1)]
        kept = [part for part in one.parts if part[0] > adjuncts and part[0] > parts[-1][1]]
        if one.parts != [*parts, *kept]:
            one.parts = [*parts, *kept]
            one.rule = "closing"

    def _begin(self, first: int) -> int:
        """The first token of the sentence that is no dateline."""
        document = self._document
        paragraph = document.paragraphs[document.paragraph_of[first]]
        if paragraph[0] != first:
            return first
        start = after_dateline(document.text, document.starts[first])
        return first if start == document.starts[first] else document.token_at(start)

    def _rest(self, cue: int, last: int) -> int | None:
        """Where the sentence goes on behind the adjuncts of the cue; None when the cue has a complement."""
        document, lower = self._document, self._document.lower
        i = cue + 1
        if lower[cue] in _TELLING:
            while i < last and document.pos[i] in ("NOUN", "PROPN", "DET", "ADJ", "PRON", "NUM"):
                if lower[i] in _ADJUNCTS or self._grammar[i] in SUBJECTS:
                    break
                i += 1
        if i >= last or document.words[i] in ".!?;":
            return last
        if lower[i] not in _ADJUNCTS and document.words[i] != ",":
            return None
        start = i
        while i < last and document.words[i] != ",":
            if document.quoted[i] or (lower[i] == "that" and self._grammar[i] == "SCONJ"):
                return None
            i += 1
        clause = lower[start] in _SUBORDINATING
        return min(i + 1, last) if clause or not is_finite(self._grammar, start, i) else None


def _overlaps(one: Attribution, parts: list[Span]) -> bool:
    spans = [*one.parts, *([one.cue] if one.cue else [])]
    return any(a < d and c < b for a, b in spans for c, d in parts)
