"""An article that is hard on every format: emoji, combining marks, markup and formulas of several kinds."""

from __future__ import annotations

from datetime import UTC, datetime

from store import Library
from store.records import (
    Agent,
    Agreement,
    Article,
    Code,
    Commitment,
    Fact,
    Figure,
    Imported,
    Meeting,
    Person,
    Place,
    Reading,
    Role,
    Span,
    Statement,
)

HARD = (
    "\U0001f469\u200d\U0001f692 Cafe\u0301 crews: “Nous sommes prêts \U0001f6a2,” said Óna Véll of the "
    "<b>Ferry & Rope</b> Guild.\n"
    "=HYPERLINK(\"x\") she added, “-- and {we} \\will% not_pay $5 ~ #ever”.\n\n"
    "# Not a heading: the Lantern Pact with Oren Tack runs until 30 June 2026. [[Link]] ]]> --- :: end;\n"
    "Vell met Tack at the Old Quay on 3 May."
)  # fmt: skip


def at(words: str, text: str = HARD) -> Span:
    """Where `words` first stand."""
    start = text.index(words)
    return start, start + len(words)


ARTICLE = Article(
    text=HARD,
    title='Ferries & "ropes": <script>alert(1)</script> {50% \\off} [[x]] ../../etc',
    published="2024-05-04",
    publisher="The Quay, Post; & Co",
    author="By Ada Mill and Bo Reed",
    url="https://news.example/ferries?a=1&b=2",
    language="en",
    imported=Imported(
        file="óna véll.html", reader="web page", version="1", at=datetime(2024, 5, 6, tzinfo=UTC)
    ),
)
READING = Reading(
    version="by hand",
    agents=(
        Agent(
            id="a1",
            kind="person",
            name="Óna Véll",
            other_names=("Vell",),
            mentions=(at("Óna Véll"), at("she"), at("Vell")),
            roles=(Role(role="speaker", organization="Ferry & Rope Guild", country="VE", period="2024"),),
        ),
        Agent(id="a2", kind="person", name="Oren Tack", mentions=(at("Oren Tack"),)),
    ),
    statements=(
        Statement(
            id="s1",
            kind="direct",
            parts=(at("“Nous sommes prêts \U0001f6a2,”"), at("“-- and {we} \\will% not_pay $5 ~ #ever”")),
            cue=at("said"),
            source=at("Óna Véll"),
            speakers=("a1",),
            act="deny",
            confidence=0.5,
        ),
        Statement(id="s2", kind="indirect", parts=(at("Not a heading"),), act="attitude"),
    ),
    facts=(
        Fact(
            id="f1",
            fields=Agreement(
                name="Lantern Pact; of, the Quay",
                type="pact",
                parties=("Óna Véll", "Oren Tack"),
                signed=("XXXX-03-04",),
                valid_until="2026-06-30",
            ),
            evidence=(at("the Lantern Pact with Oren Tack runs until 30 June 2026"),),
        ),
        Fact(
            id="f2",
            fields=Meeting(participants=("Óna Véll", "Oren Tack"), date="XXXX-05-03", place="Old Quay"),
            inferred={"date": "2024-05"},
            evidence=(at("Vell met Tack at the Old Quay on 3 May"),),
        ),
        Fact(id="f3", fields=Person(name="Oren Tack", role="clerk"), evidence=(at("Oren Tack"),)),
        Fact(id="f4", fields=Place(name="Old Quay"), evidence=(at("Old Quay"),)),
        Fact(id="f5", fields=Figure(value=(5.0, 7.5), unit="$", what="fares"), evidence=(at("$5"),)),
        Fact(
            id="f6",
            fields=Commitment(who=("Óna Véll",), to_do="pay #nothing", made_on="2024"),
            evidence=(at("not_pay"),),
        ),
    ),
)
NOTE = "=1+1; says <i>Véll</i>,\n---\nsecond line \U0001f6a2\tEND:VEVENT\x07"


def fill(library: Library) -> None:
    """Put the article into a library, with notes, tags, a codebook and decisions."""
    library.add(ARTICLE, READING)
    library.annotate(ARTICLE.id, [at("Cafe\u0301"), at("prêts \U0001f6a2")], NOTE, ("pay & fares", "quay"))
    library.annotate(ARTICLE.id, [at("Link")], "", ("quay",))
    library.set_code(
        Code(name="quay", parent="places", colour="#aa3300", description="On <quays> & piers"),
        Code(name="places"),
    )
    library.correct(ARTICLE.id, "f3", role="harbour clerk")
    library.review(ARTICLE.id, "f4", "rejected")
    library.merge("Tack", "Oren Tack")
