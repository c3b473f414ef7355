"""Statements and facts put in words for people, in the formats that people read."""

from __future__ import annotations

from collections.abc import Iterator

from store import edtf
from store.printable import printable_line
from store.records import Agent, Article, Fact, Statement
from store.results import OpenArticle

UNNAMED = "unnamed source"
UNDATED = "no date"
UNTITLED = "Untitled"


def one_line(text: str) -> str:
    """`text` on one line, nothing in it that could steer a terminal, runs of white space one space."""
    return " ".join(printable_line(text).split())


def title_of(article: Article) -> str:
    """The title, or the beginning of the text."""
    words = one_line(article.title or "") or one_line(article.text[:400])
    return (words if len(words) <= 80 or article.title else words[:79].rstrip() + "…") or UNTITLED


def date_of(published: str | None) -> str:
    """A date read out for people; dates without a year say so."""
    return edtf.plain(published) if published else UNDATED


def quote_of(text: str, statement: Statement) -> str:
    """The words of a statement on one line, " … " where it is interrupted."""
    return " … ".join(one_line(text[start:end]) for start, end in statement.parts)


def words_of(text: str, span: tuple[int, int] | None) -> str:
    """The words of a span on one line."""
    return one_line(text[slice(*span)]) if span else ""


def names_of(opened: OpenArticle, statement: Statement) -> list[str]:
    """The speakers by name, else the source as printed."""
    known = [agent.name for agent in opened.agents if agent.id in statement.speakers]
    printed = words_of(opened.article.text, statement.source)
    return known or ([printed] if printed else [])


def role_in(opened: OpenArticle, statement: Statement) -> str:
    """The role stated beside the speaker, else the fullest that the article gives."""
    if statement.role:
        return words_of(opened.article.text, statement.role)
    speakers = [agent for agent in opened.agents if agent.id in statement.speakers]
    return max((post for agent in speakers for post in posts(agent)), key=len, default="")


def posts(agent: Agent) -> Iterator[str]:
    """The posts of an agent, with their organizations."""
    for role in agent.roles:
        yield one_line(", ".join(part for part in (role.role, role.organization) if part))


def how(opened: OpenArticle, statement: Statement) -> str:
    """How it is said: cue, kind, and the act unless it is a plain assertion."""
    act = "" if statement.act == "assert" else statement.act
    cue = words_of(opened.article.text, statement.cue)
    return " · ".join(part for part in (cue, statement.kind, act) if part)


def fact_words(fact: Fact) -> list[tuple[str, str]]:
    """Every field of a fact that is known, with its value; dates that follow from the article's say so."""
    found = []
    for name in fact.fields.__struct_fields__:
        value = getattr(fact.fields, name)
        if name in fact.inferred or value in (None, (), ""):
            continue
        found.append((name.replace("_", " "), one_line(value_words(value))))
    for name, value in fact.inferred.items():
        found.append((name.replace("_", " "), f"{one_line(value)} (from the date of the article)"))
    return found


def value_words(value: object) -> str:
    """A field's value: lists with semicolons, numbers without a needless fraction."""
    if isinstance(value, list | tuple):
        return "; ".join(value_words(part) for part in value)
    return f"{value:g}" if isinstance(value, float) and abs(value) < 1e6 else plain_number(value)


def plain_number(value: object) -> str:
    """A number as its digits, anything else as it is."""
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)
