"""Whom a phrase names: the agents that head it, and the people that the object of a verb names.

"the [ministry] of mines", "met [Ana Ruiz] of Peru and her guest": whose title or owner others are.
"""

from __future__ import annotations

from store.reading.agents import gazetteer
from store.reading.agents.vocabulary import ROLE_HEADS
from store.reading.document import Document
from store.reading.facts.context import Context, Mention
from store.reading.facts.phrasing import clause_words as vocabulary
from store.reading.facts.phrasing.phrases import part_of_name, sentence_end, sentence_start
from store.records import Agent

_LONGEST_OBJECT = 60  # tokens
_ADJUNCTS = ("with", "where", "in", "on", "at")
_GO_ON = frozenset(("ADP", "DET", "PRON", "PROPN", "NUM"))


def agents_of_phrase(context: Context, start: int, end: int) -> tuple[Agent, ...]:
    """The agents that head the noun phrases between two tokens, in text order."""
    if start >= end:
        return ()
    document = context.document
    if document.lower[start:end] == ["it"] and (opening := _subject_before(context, start)):
        return opening
    mentions = context.mentions_in(document.starts[start], document.ends[end - 1])
    heads = _heads(context, mentions, start)
    plural = any(word in vocabulary.PLURAL_DESCRIPTIONS for word in document.lower[start:end])
    if plural and not any(a.kind == "person" for a in heads):
        resolved = context.cast.resolve(document.span(start, end))
        if len(resolved) > len(heads):
            return resolved
    return heads or tuple(context.cast.resolve(document.span(start, end)))


def _subject_before(context: Context, i: int) -> tuple[Agent, ...]:
    """Whom "It" at the beginning of a sentence means: the body or country that opens the one before."""
    document = context.document
    if i == 0 or i != sentence_start(document, i) or document.quoted[i] or document.quoted[i - 1]:
        return ()
    first = sentence_start(document, i - 1)
    first += document.lower[first] in ("the", "its")
    opening = context.mentions_in(document.starts[first], document.ends[i - 1])[:1]
    bodily = opening and opening[0].agent.kind in ("organization", "country")
    return (opening[0].agent,) if bodily and opening[0].start == document.starts[first] else ()


def official_of_country(context: Context, start: int, end: int) -> tuple[Agent, ...]:
    """ "the Kazakh minister", "her Kenyan counterpart": the one such official whom the article names."""
    lower = context.document.lower
    for k in range(start, min(end - 1, start + 3)):
        code, post = gazetteer.demonyms().get(lower[k]), lower[k + 1]
        if code is None or post not in (*ROLE_HEADS, "counterpart", "side"):
            continue
        people = [a for a in context.cast.agents if a.name in context.people and a.kind == "person"]
        there = [a for a in people if (p := context.people[a.name]).role and p.country == code]
        same = [a for a in there if post in (context.people[a.name].role or "").lower().split()] or there
        return (same[0],) if len(same) == 1 else ()
    return ()


def _heads(context: Context, mentions: list[Mention], start: int) -> tuple[Agent, ...]:
    """The agents of the mentions that are not part of another one's title or owner."""
    chosen: list[Agent] = []
    for segment in _segments(context, mentions, start):
        free = [m for m in segment if not _governed(context, m, start) and not _owns(context, m)]
        if not free:
            free = [m for m in segment if _stands_for_body(context, m)]
        if not free:
            continue
        people = [m for m in free if m.agent.kind == "person"]
        head = people[-1] if people else free[0]
        if _owns(context, head):
            chosen.append(_body_of(context, head.agent))
            continue
        chosen += [m.agent for m in segment if (m.start, m.end) == (head.start, head.end)]
    return tuple(dict.fromkeys(chosen))


def _body_of(context: Context, owner: Agent) -> Agent:
    """ "her organization": the one that the person belongs to, if the article names it."""
    name = context.body(owner)
    return next((agent for agent in context.cast.agents if agent.name == name), owner)


def _segments(context: Context, mentions: list[Mention], start: int) -> list[list[Mention]]:
    """The mentions of each phrase that "and" or a comma joins."""
    document = context.document
    segments: list[list[Mention]] = []
    position = document.starts[start]
    for mention in mentions:
        between = document.text[position : mention.start].split()
        joined = "and" in between or any(word.endswith(",") for word in between) or not segments
        if joined and not (segments and segments[-1][-1].start == mention.start):
            segments.append([])
        segments[-1].append(mention)
        position = mention.end
    return segments


def _before(context: Context, mention: Mention) -> tuple[str, str]:
    """The two words before a mention, an article left out."""
    lower, i = context.document.lower, context.document.token_at(mention.start)
    i -= i > 0 and lower[i - 1] in ("the", "a", "an")
    return (lower[i - 2] if i > 1 else ""), (lower[i - 1] if i else "")


def _governed(context: Context, mention: Mention, start: int) -> bool:
    """Whether a preposition inside the phrase stands before the mention."""
    lower, i = context.document.lower, context.document.token_at(mention.start)
    i -= i > start and lower[i - 1] in ("the", "a", "an")
    return i > start and lower[i - 1] in vocabulary.GOVERNING


def _owns(context: Context, mention: Mention) -> bool:
    lower = context.document.lower
    last = context.document.token_at(mention.end - 1)
    possessive = last + 1 < len(lower) and lower[last + 1] in vocabulary.POSSESSIVES
    return possessive or lower[last] in vocabulary.POSSESSIVE_PRONOUNS


def _stands_for_body(context: Context, mention: Mention) -> bool:
    """ "her government", "officials of Ghana": the phrase acts for the one it names."""
    document = context.document
    if _owns(context, mention):
        i = document.token_at(mention.end - 1) + 1
        i += i < len(document.lower) and document.lower[i] in vocabulary.POSSESSIVES
        return any(word in vocabulary.BODY_NOUNS for word in document.lower[i : i + 3])
    return _before(context, mention)[0] in vocabulary.DELEGATES


def object_end(context: Context, start: int) -> int:
    """The end of the names after "met with": where another clause or the purpose begins."""
    document = context.document
    last = min(sentence_end(document, start), start + _LONGEST_OBJECT)
    for i in range(start, last):
        if _ends_object(document, i, last):
            return i
        if document.pos[i] == "AUX" and i > start:
            return i - (document.lower[i - 1] == "and")
    return last


def _ends_object(document: Document, i: int, last: int) -> bool:
    """ "met Ruiz [who …]", "[to discuss …]", "[, noting …]", "called on Ruiz [and met with …]"."""
    word, pos = document.lower[i], document.pos
    following = document.words[i + 1] if i + 1 < last else ""
    if word in vocabulary.OBJECT_ENDS and not part_of_name(document, i):
        return word != ":" or not following[:1].isupper()
    if not following:
        return False
    if word == "to":
        return pos[i + 1] in ("VERB", "NOUN") and following.islower()
    if word == "and":  # not "A and visiting envoy B"
        verb = pos[i + 1] == "VERB" and not following.lower().endswith("ing")
        return verb and i + 2 < last and pos[i + 2] in _GO_ON
    if word == "," and following == "and":
        return pos[min(i + 2, last - 1)] in ("VERB", "AUX", "PRON")
    return word == "," and (following.lower().endswith("ing") or following.lower() in _ADJUNCTS)


def people_between(context: Context, start: int, end: int) -> tuple[Agent, ...]:
    """The people named between two tokens, who are not only named as somebody's superior."""
    if start >= end:
        return ()
    document, lower = context.document, context.document.lower
    found: list[Agent] = []
    for mention in context.mentions_in(document.starts[start], document.ends[end - 1]):
        i, beyond = document.token_at(mention.start), document.token_at(mention.end - 1) + 1
        if mention.agent.kind != "person" or mention.agent.name.lower() in gazetteer.demonyms():
            continue
        if not vocabulary.FOLLOWERS.isdisjoint(lower[beyond : beyond + 1]):  # "with Lund aides"
            continue
        if i and lower[i - 1] in ("another", "in"):  # "another Lee: …" names nobody known
            continue
        if lower[max(start, i - 2) : i] != ["behalf", "of"] and lower[i] not in ("his", "her", "their"):
            found.append(mention.agent)
    return tuple(dict.fromkeys(found))


def bodies_between(context: Context, start: int, end: int) -> tuple[Agent, ...]:
    """The organizations, groups and countries that head the phrases between two tokens."""
    return tuple(
        a for a in agents_of_phrase(context, start, end) if a.kind in ("organization", "country", "group")
    )
