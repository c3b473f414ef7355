"""Articles, statements and facts as plain text for people; nothing in it can steer a terminal."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from store.printable import printable_line
from store.records import Article, Fact, Reading, Statement
from tui.text.wording import fact_fields, quote

if TYPE_CHECKING:
    from store.library import FactHit, QuoteHit

_UNDATED = "no date"


def article_listing(path: str, article: Article, reading: Reading) -> str:
    """The article's statements and facts, with the words they stand on."""
    names = {agent.id: agent.name for agent in reading.agents}
    lines = [" · ".join(filter(None, (path, article.title, article.published)))]
    lines.append(f"  {len(reading.statements)} statements")
    for statement in reading.statements:
        speakers = ", ".join(names[agent] for agent in statement.speakers if agent in names)
        source = article.text[slice(*statement.source)] if statement.source else ""
        who = speakers or source or "nobody named"
        said = article.text[slice(*statement.cue)] if statement.cue else ""
        lines.append(f"    {_said(who, said, statement)}: {quote(article.text, statement)}")
    lines.append(f"  {len(reading.facts)} facts")
    lines += [f"    {fact_line(fact)}" for fact in reading.facts]
    return _shown(lines) + "\n"


def quote_listing(hit: QuoteHit) -> str:
    """One statement: when, who and how, its words, and the article it stands in."""
    who = ", ".join(hit.speakers) or hit.source or "nobody named"
    if hit.role:
        who += f" ({hit.role})"
    return _shown(
        [
            f"{hit.published or _UNDATED}  {_said(who, hit.cue or '', hit.statement)}",
            f"    {hit.text}",
            f"    {_in_article(hit.title, hit.publisher)}",
        ]
    )


def fact_listing(hit: FactHit) -> str:
    """One fact: its kind and fields, the words that prove it, and the article they stand in."""
    return _shown(
        [
            f"{hit.published or _UNDATED}  {fact_line(hit.fact)}",
            f"    {hit.text}",
            f"    {_in_article(hit.title, None)}",
        ]
    )


def fact_line(fact: Fact) -> str:
    """The kind of the fact and those of its fields that are known."""
    return f"{fact.kind}  " + "; ".join(f"{name}: {words}" for name, words in fact_fields(fact))


def _said(who: str, said: str, statement: Statement) -> str:
    act = "" if statement.act == "assert" else f", {statement.act}"
    return f"{who} {said} [{statement.kind}{act}]" if said else f"{who} [{statement.kind}{act}]"


def _in_article(title: str, publisher: str | None) -> str:
    return f"in: {title}" + (f" ({publisher})" if publisher else "")


def _shown(lines: Iterable[str]) -> str:
    return "".join(printable_line(line) + "\n" for line in lines)
