"""Four invented articles with everything that was found in them, independent of the reader."""

from __future__ import annotations

from store.library import Library
from store.records import (
    Agent,
    Agreement,
    Article,
    Commitment,
    Date,
    Fact,
    Figure,
    Meeting,
    Organization,
    Person,
    Place,
    Reading,
    Role,
    Span,
    Statement,
)

PIER = """The port authority of Lissen and the Dockers’ League have signed a two-year pact on \
night work, the authority said on Thursday.

Lena Marsh, who chairs the authority, called the pact a beginning. “Nobody should lift crates \
alone at three in the morning,” she said, “and nobody will.” She promised to hire 40 more crane \
drivers before the winter.

Tomo Vell, secretary of the Dockers’ League, said the members had waited eleven years for such a \
paper. The authority has “open ears” now, according to Vell.

The pact runs until 30 June 2026. Some 1,250 people work on the piers of Lissen."""

WAGES = """Talks about pay on the piers of Lissen begin next month, Tomo Vell said after he met \
Lena Marsh at the old customs house.

“We do not ask for the moon,” Vell said. “We ask for the price of bread.” Marsh answered that the \
authority would look at the books first.

Vell believes that bread has gone up by a fifth since May."""

HOSTILE = """The ferry line wrote \x1b[31min red\x1b[0m that it would [bold]stop[/bold] at midnight.

漢字の見出し stands over the notice, with a cafe\u0301 and \u202ebackward\u202c words, and a smiling \
👩‍👩‍👧 family."""

EMPTY = """A short notice without any quotation. The library of Lissen is closed on Monday."""


def _span(text: str, words: str, nth: int = 0) -> Span:
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return start, start + len(words)


def _pier() -> tuple[Article, Reading]:
    def at(words: str, nth: int = 0) -> Span:
        return _span(PIER, words, nth)

    marsh = Agent(
        id="a1",
        kind="person",
        name="Lena Marsh",
        other_names=("Marsh",),
        roles=(Role(role="chair", organization="Port Authority of Lissen"),),
        mentions=(at("Lena Marsh"),),
    )
    vell = Agent(
        id="a2",
        kind="person",
        name="Tomo Vell",
        other_names=("Vell",),
        roles=(Role(role="secretary", organization="Dockers’ League"),),
        mentions=(at("Tomo Vell"),),
    )
    statements = (
        Statement(
            id="s1",
            kind="direct",
            parts=(
                at("“Nobody should lift crates alone at three in the morning,”"),
                at("“and nobody will.”"),
            ),
            cue=at("said", 1),
            source=at("she"),
            speakers=("a1",),
            confidence=0.97,
            rule="test",
        ),
        Statement(
            id="s2",
            kind="indirect",
            parts=(at("the members had waited eleven years for such a paper"),),
            cue=at("said", 2),
            source=at("Tomo Vell"),
            speakers=("a2",),
            role=at("secretary of the Dockers’ League"),
            confidence=0.91,
            rule="test",
        ),
        Statement(
            id="s3",
            kind="mixed",
            parts=(at("The authority has “open ears” now"),),
            cue=at("according to"),
            source=at("Vell", 1),
            speakers=("a2",),
            confidence=0.41,
            rule="test",
        ),
    )
    facts = (
        Fact(
            id="f1",
            fields=Agreement(
                name="pact on night work",
                type="pact",
                parties=("Port Authority of Lissen", "Dockers’ League"),
                valid_until="2026-06-30",
                status="signed",
            ),
            evidence=(at("signed a two-year pact on night work"), at("The pact runs until 30 June 2026")),
        ),
        Fact(
            id="f2",
            fields=Commitment(
                who=("Lena Marsh",), to_do="hire 40 more crane drivers before the winter", modality="pledged"
            ),
            evidence=(at("promised to hire 40 more crane drivers before the winter"),),
        ),
        Fact(
            id="f3",
            fields=Figure(value=1250, unit="people", what="work on the piers"),
            evidence=(at("1,250 people"),),
            confidence=0.5,
        ),
        Fact(id="f4", fields=Person(name="Lena Marsh", role="chair"), evidence=(at("Lena Marsh"),)),
        Fact(
            id="f5",
            fields=Person(name="Tomo Vell", role="secretary", organization="Dockers’ League"),
            evidence=(at("Tomo Vell"),),
        ),
        Fact(id="f6", fields=Organization(name="Dockers’ League"), evidence=(at("Dockers’ League"),)),
        Fact(id="f7", fields=Place(name="Lissen"), evidence=(at("Lissen"),)),
        Fact(id="f8", fields=Date(text="30 June 2026", edtf="2026-06-30"), evidence=(at("30 June 2026"),)),
    )
    article = Article(
        text=PIER,
        title="A pact on night work for the piers of Lissen",
        published="2024-06-27",
        publisher="The Lissen Lantern",
    )
    return article, Reading(agents=(marsh, vell), statements=statements, facts=facts, version="test")


def _wages() -> tuple[Article, Reading]:
    def at(words: str, nth: int = 0) -> Span:
        return _span(WAGES, words, nth)

    vell = Agent(id="a1", kind="person", name="Tomo Vell", other_names=("Vell",), mentions=(at("Tomo Vell"),))
    marsh = Agent(
        id="a2", kind="person", name="Lena Marsh", other_names=("Marsh",), mentions=(at("Lena Marsh"),)
    )
    statements = (
        Statement(
            id="s1",
            kind="indirect",
            parts=(at("Talks about pay on the piers of Lissen begin next month"),),
            cue=at("said"),
            source=at("Tomo Vell"),
            speakers=("a1",),
            confidence=0.9,
        ),
        Statement(
            id="s2",
            kind="direct",
            parts=(at("“We do not ask for the moon,”"), at("“We ask for the price of bread.”")),
            cue=at("said", 1),
            source=at("Vell", 1),
            speakers=("a1",),
            confidence=0.98,
        ),
        Statement(
            id="s3",
            kind="indirect",
            parts=(at("the authority would look at the books first"),),
            cue=at("answered"),
            source=at("Marsh", 1),
            speakers=("a2",),
            confidence=0.88,
        ),
        Statement(
            id="s4",
            kind="indirect",
            parts=(at("bread has gone up by a fifth since May"),),
            cue=at("believes"),
            source=at("Vell", 2),
            speakers=("a1",),
            act="believe",
            confidence=0.8,
        ),
    )
    facts = (
        Fact(
            id="f1",
            fields=Meeting(
                participants=("Tomo Vell", "Lena Marsh"), place="old customs house", topics=("pay",)
            ),
            evidence=(at("he met Lena Marsh at the old customs house"),),
        ),
    )
    return Article(text=WAGES, title="Pay talks on the piers", published="XXXX-10-30"), Reading(
        agents=(vell, marsh), statements=statements, facts=facts, version="test"
    )


def fill(library: Library) -> None:
    """Put the four articles into a library."""
    library.add(*_pier())
    library.add(*_wages())
    library.add(
        Article(text=HOSTILE, title="The ferry [b]line[/b] \x1b]0;stops\x07"), Reading(version="test")
    )
    library.add(Article(text=EMPTY, title="Closed on Monday", published="2023-07"), Reading(version="test"))
