"""When the text shows somebody in a post: the day of the report, or the date told of a post that is past."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from store.reading.document import Document
from store.reading.facts.dates.find import Dates
from store.reading.wordlist import words_of
from store.records import Agent, Role, Span

_PAST = words_of("then then- former ex ex- late previous outgoing past")
_NEAR = 12  # tokens between a past post and the date that it is told with


def attested(document: Document, agents: Iterable[Agent], dates: Dates | None = None) -> tuple[Agent, ...]:
    """The agents, each role with the EDTF date at which this article attests it.

    A present post is attested on the day of publication, "the then minister A, who signed it in May 2019" in
    that month; a past post without a date stays open.
    """
    dates = dates or Dates(document)
    return tuple(
        replace(agent, roles=tuple(_attested(document, dates, role) for role in agent.roles))
        if agent.roles
        else agent
        for agent in agents
    )


def _attested(document: Document, dates: Dates, role: Role) -> Role:
    if not role.evidence:
        return role
    first = document.token_at(role.evidence[0][0])
    head = document.lower[first].partition("-")[0]
    before = document.lower[max(0, first - 2) : first]
    if head not in _PAST and not _PAST & set(before):
        return replace(role, period=document.published)
    return replace(role, period=_date_beside(document, dates, role.evidence[0]))


def _date_beside(document: Document, dates: Dates, span: Span) -> str | None:
    """The date nearest to a past post in its sentence."""
    i = document.token_at(span[0])
    first, last = document.sentences[document.sentence_of[i]]
    first, last = max(first, i - _NEAR), min(last, i + _NEAR)
    told = [
        e for e in dates.within(document.starts[first], document.ends[last - 1]) if e.rule != "date:duration"
    ]
    return min(told, key=lambda e: abs(e.start - span[0])).edtf if told else None
