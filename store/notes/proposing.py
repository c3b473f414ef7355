"""What a statement or a fact on words that a person selected probably looks like: defaults to start from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from msgspec.structs import asdict

from store.records import Agent, Article, Fact, Span, Statement, StatementKind
from store.results import OpenArticle

_REACH = 300
"""Characters around the words in which their cue is looked for, inside the paragraph."""
_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
_OPENING, _CLOSING = '“"‘«', '”"’»'
_QUOTED = re.compile('[“«][^”»]*[”»]|"[^"]*"')
_SENTENCE_END = re.compile(r"[.!?…][”\"’»)]*\s")


def proposed_statement(opened: OpenArticle, span: Span) -> Statement:
    """A statement on `span`: its kind by its quotation marks, the nearest cue, and who is named beside that.

    The marks right around the words are taken in. Its `id` is empty.
    """
    text = opened.article.text
    part = _with_marks(text, span)
    cue = _cue(text, part)
    source, speaker = _source(opened, part, cue)
    if speaker is None and (before := _before(opened, part)) is not None:
        speakers = before.speakers
    else:
        speakers = (speaker.id,) if speaker else ()
    return Statement(
        id="", kind=_kind(text[slice(*part)]), parts=(part,), cue=cue, source=source, speakers=speakers,
        act=_acts().get(text[slice(*cue)].casefold(), "assert") if cue else "assert",
    )  # fmt: skip


def proposed_fields(article: Article, kind: str, span: Span) -> dict[str, Any]:
    """Fields of a fact of `kind` as the reader finds them in these words alone, else its name."""
    from store.corpus.importing import read

    words = " ".join(article.text[slice(*span)].split())
    for fact in read(Article(text=words, published=article.published)).facts:
        if fact.kind == kind:
            return _filled(fact)
    name = {"date": "text", "commitment": "to_do", "figure": "what", "meeting": "place"}.get(kind, "name")
    return {name: words} if kind != "meeting" else {}


def _filled(fact: Fact) -> dict[str, Any]:
    return {name: value for name, value in asdict(fact.fields).items() if value not in (None, (), "")}


def _with_marks(text: str, span: Span) -> Span:
    start, end = span
    if text[start - 1 : start] in _OPENING and start and text[end : end + 1] in _CLOSING and end < len(text):
        return start - 1, end + 1
    return span


def _kind(words: str) -> StatementKind:
    whole = words.strip().strip(",.")
    if whole[:1] in _OPENING and whole[-1:] in _CLOSING and whole[1:-1]:
        return "direct"
    return "mixed" if _QUOTED.search(words) else "indirect"


def _acts() -> dict[str, Any]:
    from store.reading.attributions.speech_acts import acts

    return dict(acts())


def _sentences(text: str, span: Span) -> Span:
    """The sentences that `span` touches and, after a closed quotation, the next: "“…” She said so."."""
    start = max(0, span[0] - _REACH, text.rfind("\n", 0, span[0]) + 1)
    line_end = text.find("\n", span[1])
    end = min(len(text) if line_end < 0 else line_end, span[1] + _REACH)
    for match in _SENTENCE_END.finditer(text, start, span[0]):
        start = match.end()
    if found := _SENTENCE_END.search(text, span[1], end):
        end = found.end()
    return start, end


def _cue(text: str, span: Span) -> Span | None:
    """The reporting verb nearest to the words, outside of them."""
    known = _acts()
    found = []
    for match in _WORD.finditer(text, *_sentences(text, span)):
        outside = match.end() <= span[0] or match.start() >= span[1]
        if outside and match[0].casefold() in known:
            found.append(match.span())
    return min(found, key=lambda place: _distance(place, span), default=None)


def _source(opened: OpenArticle, span: Span, cue: Span | None) -> tuple[Span | None, Agent | None]:
    """Who is mentioned nearest to the cue, else named nearest to the words, in the same sentence."""
    place = cue or span
    text = opened.article.text
    around = _sentences(text, span)
    near = [
        (_distance(mention, place), mention, agent)
        for mention, agent in _mentions(opened)
        if around[0] <= mention[0] and mention[1] <= around[1]
        if mention[1] <= span[0] or mention[0] >= span[1]
        if cue or text[slice(*mention)] in (agent.name, *agent.other_names)
    ]
    _, mention, agent = min(near, key=lambda each: each[0], default=(0, None, None))
    return mention, agent


def _mentions(opened: OpenArticle) -> Iterator[tuple[Span, Agent]]:
    able = [agent for agent in opened.agents if agent.kind != "document"]
    yield from ((mention, agent) for agent in able for mention in agent.mentions)
    text = opened.article.text
    for agent in able:  # a name that is not among the mentions, such as that of a person whom people added
        for form in (agent.name, *agent.other_names):
            whole = rf"(?<!\w){re.escape(form)}(?!\w)"
            yield from ((found.span(), agent) for found in re.finditer(whole, text))


def _before(opened: OpenArticle, span: Span) -> Statement | None:
    earlier = [each for each in opened.statements if each.parts[0] < span and each.status != "rejected"]
    return max(earlier, key=lambda each: each.parts[0], default=None)


def _distance(one: Span, other: Span) -> int:
    return max(other[0] - one[1], one[0] - other[1], 0)
