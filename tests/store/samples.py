"""An article of our own with a reading made by hand, so that the store is tested apart from the reader."""

from __future__ import annotations

from store.records import (
    Agent,
    Agreement,
    Article,
    Fact,
    Meeting,
    Organization,
    Reading,
    Role,
    Span,
    Statement,
)

TEXT = (
    "Ilan Droz, the labour minister of Veyra, met union leaders on Friday. "
    "“Training is what they bring home,” said Droz, “and what they keep.” "
    "The minister said that wages would rise by March. "
    "He promised a café for every factory. "
    "Joren Vael of the dockers’ union replied: “We have heard this before.” "
    "Many workers want shorter shifts. "
    "The memorandum with the Aid Centre runs until May 2023."
)


def span(words: str, nth: int = 0, text: str = TEXT) -> Span:
    """Where `words` stand for the `nth` time."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return start, start + len(words)


DROZ = Agent(
    id="a1",
    kind="person",
    name="Ilan Droz",
    other_names=("Droz",),
    mentions=(span("Ilan Droz"), span("Droz", 1), span("The minister"), span("He")),
    roles=(Role(role="labour minister", country="VE", evidence=(span("labour minister"),)),),
)
VAEL = Agent(
    id="a2",
    kind="person",
    name="Joren Vael",
    mentions=(span("Joren Vael"),),
    roles=(Role(role="leader", organization="dockers’ union"),),
)
READING = Reading(
    version="by hand",
    agents=(DROZ, VAEL),
    statements=(
        Statement(
            id="s1",
            kind="direct",
            parts=(span("“Training is what they bring home,”"), span("“and what they keep.”")),
            cue=span("said"),
            source=span("Droz", 1),
            speakers=("a1",),
        ),
        Statement(
            id="s2",
            kind="indirect",
            parts=(span("wages would rise by March"),),
            cue=span("said", 1),
            source=span("The minister"),
            speakers=("a1",),
        ),
        Statement(
            id="s3",
            kind="indirect",
            parts=(span("a café for every factory"),),
            cue=span("promised"),
            source=span("He"),
            speakers=("a1",),
            act="commit",
        ),
        Statement(
            id="s4",
            kind="direct",
            parts=(span("“We have heard this before.”"),),
            cue=span("replied"),
            source=span("Joren Vael"),
            role=span("of the dockers’ union"),
            speakers=("a2",),
        ),
        Statement(
            id="s5",
            kind="indirect",
            parts=(span("shorter shifts"),),
            cue=span("want"),
            source=span("Many workers"),
            act="attitude",
        ),
    ),
    facts=(
        Fact(
            id="f1",
            fields=Agreement(name="memorandum", type="memorandum", valid_until="2023-05"),
            evidence=(span("runs until May 2023"),),
        ),
        Fact(
            id="f2",
            fields=Meeting(participants=("Ilan Droz", "union leaders"), date="XXXX-XX-XX"),
            evidence=(span("met union leaders"),),
        ),
        Fact(
            id="f3",
            fields=Organization(name="Aid Centre"),
            evidence=(span("the Aid Centre"),),
        ),
    ),
)


def article(
    title: str = "Veyra trains its dockers",
    published: str | None = "2024-03-08",
    publisher: str | None = "The Veyra Post",
    extra: str = "",
) -> Article:
    """The article; `extra` words at the end make it another one."""
    return Article(text=TEXT + extra, title=title, published=published, publisher=publisher)
