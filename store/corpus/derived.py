"""The documents of `corpus.db`, made from an article and its reading."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from store import edtf
from store.documents import Document
from store.records import Agent, Article, Reading, Role, Span, Statement, to_document
from store.search.text import fold, tokens

_UNTITLED = 80
_GENERIC = frozenset(("the", "of", "and", "for", "ministry", "department", "office"))


def sort_key(date: str | None, *, last: bool = False) -> int:
    """The ordinal of the first (`last`: of the last) day that a date can mean; 0 if its year is not known."""
    try:
        if not last or date is None:
            return edtf.sort_key(date)
        end = edtf.bounds(date)[1]
    except ValueError:
        return 0
    return end.toordinal() if end else 0


def title_of(article: Article) -> str:
    """The title, or the beginning of the text of an article without one."""
    if article.title and article.title.strip():
        return " ".join(article.title.split())
    line = " ".join(article.text[: 4 * _UNTITLED].split())
    return line if len(line) <= _UNTITLED else line[: _UNTITLED - 1].rstrip() + "…"


def join_parts(text: str, parts: Sequence[Span]) -> str:
    """The words of a statement on one line, " … " where it is interrupted."""
    return " … ".join(" ".join(text[start:end].split()) for start, end in parts)


def role_of(agent: Agent) -> str | None:
    """The fullest post that the article gives an agent."""
    return max(map(_post, agent.roles), key=len, default=None)


def _post(role: Role) -> str:
    """A post with its organization, unless the post's own words name it ("minister of labour")."""
    if not role.organization:
        return role.role
    said = tokens(role.role)
    told = all(word in said for word in tokens(role.organization) if word not in _GENERIC)
    return role.role if told else f"{role.role}, {role.organization}"


def statement_documents(text: str, reading: Reading) -> list[dict[str, Any]]:
    """The statements with what a list of hits shows of them."""
    by_id = {agent.id: agent for agent in reading.agents}
    return [statement_document(text, statement, by_id) for statement in reading.statements]


def statement_document(text: str, statement: Statement, by_id: Mapping[str, Agent]) -> dict[str, Any]:
    """One statement with its words, its speakers' names, and their role as stated or else as known."""
    speakers = [by_id[name] for name in statement.speakers if name in by_id]
    role = _slice(text, statement.role) or next(filter(None, map(role_of, speakers)), None)
    shown = {
        "words": join_parts(text, statement.parts),
        "names": [agent.name for agent in speakers] or None,
        "role_words": role,
        "source_words": _slice(text, statement.source),
        "cue_words": _slice(text, statement.cue),
    }
    return compact(statement) | {key: value for key, value in shown.items() if value is not None}


def fact_documents(text: str, reading: Reading) -> list[dict[str, Any]]:
    """The facts with the words of their first evidence."""
    return [compact(fact) | {"words": join_parts(text, fact.evidence[:1])} for fact in reading.facts]


def _slice(text: str, span: Span | None) -> str | None:
    return " ".join(text[span[0] : span[1]].split()) if span else None


def article_document(article: Article, reading: Reading, span: int) -> dict[str, Any]:
    fields = compact(article)
    del fields["text"]
    title = title_of(article)
    return {
        "id": article.id,
        "title": title,
        "title_key": fold(title),
        "publisher_key": fold(article.publisher or "\U0010ffff"),
        "article": fields,
        "statements": sum(statement.act != "attitude" for statement in reading.statements),
        "facts": len(reading.facts),
        "reader": reading.version,
        "keys": span,
    }


def compact(record: Any) -> dict[str, Any]:
    return {
        key: value
        for key, value in to_document(record).items()
        if value is not None and (value not in ([], {}) or key in ("parts", "evidence"))
    }


def numbered(last: int, documents: Sequence[Mapping[str, Any]]) -> list[Document]:
    # counted down, so that the newest first of a search is also the order of the text;
    # in ascending order of the id, which fills SQLite's pages better
    return [Document(document, last - n) for n, document in enumerate(documents)][::-1]
