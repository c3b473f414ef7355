"""People whom a plural description means: "the two ministers", "both leaders"."""

from __future__ import annotations

from store.reading.agents.vocabulary import is_plural_role
from store.reading.facts.context import Context, Mention
from store.reading.facts.phrasing import clause_words as vocabulary
from store.reading.facts.phrasing.phrases import sentence_end
from store.records import Agent

_LOOKED_AT = 60  # mentions before the description


def people_described(context: Context, start: int, end: int) -> tuple[Agent, ...]:
    """ "The two ministers", "both leaders": the last two told of before who hold such a post.

    If none were, the two whom the next sentence introduces.
    """
    document = context.document
    posts = next((p for w in document.lower[start:end] if (p := _posts(w)) is not None), None)
    if document.lower[max(start, end - 2) : end] in (["the", "two"], ["the", "pair"]):
        posts = frozenset()
    if posts is None:
        return ()
    before = context.mentions_in(0, document.starts[start])[-_LOOKED_AT:]
    last = sentence_end(document, end)
    after = context.mentions_in(document.ends[last - 1], document.ends[sentence_end(document, last) - 1])
    for mentions in (before[::-1], after):
        found = dict.fromkeys(m.agent for m in mentions if _holds(context, m, posts))
        if len(found) > 1:
            two = list(found)[:2]
            return tuple(two if mentions is after else two[::-1])
    people = [m for m in after if m.agent.kind == "person"]
    other = next((m for m in people if m.agent is not people[0].agent), None)
    if other is not None and "counterpart" in document.text[people[0].end : other.start]:
        return (people[0].agent, other.agent)
    return ()


def _posts(noun: str) -> frozenset[str] | None:
    """The posts that a plural like "ministers" or "rectors" may mean; empty for "both men"."""
    if noun in vocabulary.PLURAL_POSTS:
        return vocabulary.PLURAL_POSTS[noun]
    return frozenset((noun[:-1],)) if is_plural_role(noun) else None


def _holds(context: Context, mention: Mention, posts: frozenset[str]) -> bool:
    """Whether a person holds one of these posts, or any at all if none is asked for."""
    person = context.people.get(mention.agent.name)
    return person is not None and (not posts or any(w in posts for w in (person.role or "").lower().split()))
