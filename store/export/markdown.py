"""Markdown notes with YAML front matter, a file per article or per speaker, for Obsidian and Logseq."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from store.export.names import Names, file_stem
from store.export.selection import Found, select, speakers_of
from store.export.statements import StatementRow, statement_rows
from store.export.view import File, Request, View
from store.export.wording import date_of, fact_words, how, names_of, one_line, quote_of, role_in, title_of
from store.printable import printable
from store.records import Annotation, Article, Fact, Statement

_SIGNS = re.compile(r"([\\`*_\[\]<>|~$&^{}]|(?<![^\s])#|==|%%|::|!(?=\[))")
_LINE_START = re.compile(r"^(?:(?=[-+=#>:])|(\d+)(?=[.)]))", re.MULTILINE)


def escaped(text: str) -> str:
    """`text` as words that no Markdown, HTML, wiki link, tag or property can come out of."""
    shown = _SIGNS.sub(lambda found: "".join("\\" + sign for sign in found[0]), printable(text))
    flat = re.sub(r"^[ \t]+", "", shown, flags=re.MULTILINE)  # four spaces would make it code
    return _LINE_START.sub(lambda found: f"{found[1] or ''}\\", flat)


def write(view: View, request: Request) -> Iterator[bytes]:
    """All notes one after the other."""
    for number, file in enumerate(spread(view, request)):
        if number:
            yield b"\n"
        yield from file.chunks


def spread(view: View, request: Request) -> Iterator[File]:
    """A note for each article, or each speaker, that the query finds; links lead from one to the other."""
    stems = article_stems(view)
    if request.by == "speaker":
        yield from _speakers(view, request.query, stems)
        return
    for found in select(view, request.query):
        yield File(stems[found.opened.article.id] + ".md", iter([_article(found).encode()]))


def article_stems(view: View) -> dict[str, str]:
    """The file name of every article, the same whatever is exported, so that links hold between exports."""
    names = Names()
    return {row.id: names.give(f"{row.published or 'undated'} {row.title}", "") for row in view.rows()}


# ---------------------------------------------------------------- an article


def _article(found: Found) -> str:
    opened = found.opened
    article = opened.article
    people = dict.fromkeys(
        agent.name for statement in found.statements for agent in speakers_of(opened, statement)
    )
    head = {
        "title": title_of(article),
        "published": article.published,
        "publisher": article.publisher,
        "author": article.author,
        "url": article.url,
        "language": article.language,
        "speakers": [one_line(name) for name in people],
        "tags": _tags(found.notes),
        "onrecord": article.id,
    }
    lines = [f"# {escaped(title_of(article))}", "", _imprint(article)]
    lines += _section("Statements", (block for s in found.statements for block in _statement(found, s)))
    lines += _section("Facts", (_fact_line(fact) for fact in found.facts))
    lines += _section("Notes", (_note_line(note) for note in found.notes))
    lines += ["", "## Text", "", escaped(article.text.strip())]
    return _front_matter(head) + "\n".join(lines) + "\n"


def _imprint(article: Article) -> str:
    parts = [article.publisher, date_of(article.published), article.author]
    words = escaped(", ".join(one_line(part) for part in parts if part))
    return f"{words} · {_link(article.url)}" if article.url else words


def _link(url: str) -> str:
    """An address as a link, if it is one of the web; else as words."""
    address = one_line(url)
    if not re.fullmatch(r"https?://[^\s<>\"]+", address):
        return escaped(address)
    return f"<{address}>"


def _section(title: str, lines: Iterable[str]) -> list[str]:
    found = list(lines)
    return ["", f"## {title}", "", *found] if found else []


def _statement(found: Found, statement: Statement) -> Iterator[str]:
    opened = found.opened
    yield f"> {escaped(quote_of(opened.article.text, statement))}"
    yield ">"
    known = {agent.name for agent in speakers_of(opened, statement)}
    who = ", ".join(
        person_link(name) if name in known else escaped(name) for name in names_of(opened, statement)
    )
    role = escaped(role_in(opened, statement))
    said = escaped(how(opened, statement))
    yield f"> — {who or 'unnamed source'}{f', {role}' if role else ''} · {said} ^{statement.id}"
    yield ""


def person_link(name: str) -> str:
    """A wiki link to a speaker's note."""
    shown = one_line(name)
    stem = file_stem(shown)
    return f"[[{stem}]]" if stem == shown else f"[[{stem}|{_in_link(shown)}]]"


def _in_link(words: str) -> str:
    return re.sub(r"[\[\]|\\<>`]", " ", words)


def _fact_line(fact: Fact) -> str:
    fields = "; ".join(f"{name}: {escaped(words)}" for name, words in fact_words(fact))
    return f"- **{fact.kind}** {fields} ^{fact.id}"


def _note_line(note: Annotation) -> str:
    words = escaped(" … ".join(one_line(target.exact) for target in note.target))
    text = escaped(one_line(note.note))
    return f"- {words}{f': {text}' if text else ''} {' '.join('#' + tag for tag in _tags([note]))}".rstrip()


# ---------------------------------------------------------------- a speaker


def _speakers(view: View, query: str, stems: dict[str, str]) -> Iterator[File]:
    names = Names()
    for name in speaker_names(view, query):
        yield File(names.give(name, ".md"), _speaker(view, query, name, stems))


def speaker_names(view: View, query: str) -> list[str]:
    """Everybody who says something that the query finds, in order of the alphabet."""
    return sorted({name for hit in view.quotes(query) for name in hit.speakers})


def said_by(view: View, query: str, name: str) -> Iterator[StatementRow]:
    """What one speaker says of what the query finds, newest first."""
    asked = f'speaker:"{name.replace(chr(34), " ")}" {query}'
    return statement_rows(view, (hit for hit in view.quotes(asked) if name in hit.speakers))


def _speaker(view: View, query: str, name: str, stems: dict[str, str]) -> Iterator[bytes]:
    roles: dict[str, None] = {}
    tags: dict[str, None] = {}
    number = 0
    for row in said_by(view, query, name):
        number += 1
        roles |= {one_line(row.role): None} if row.role else {}
        tags |= {_tag(tag): None for tag in row.tags}
    head = {
        "title": one_line(name),
        "aliases": [one_line(name)] if file_stem(one_line(name)) != one_line(name) else [],
        "roles": list(roles),
        "statements": number,
        "tags": list(tags),
    }
    yield f"{_front_matter(head)}# {escaped(one_line(name))}\n".encode()
    article = None
    for row in said_by(view, query, name):
        if row.article != article:
            article = row.article
            yield f"\n## {escaped(date_of(row.published))} · {_article_link(row, stems)}\n".encode()
        yield _said(row, stems).encode()


def _article_link(row: StatementRow, stems: dict[str, str], block: str = "") -> str:
    return f"[[{stems[row.article]}{block}|{_in_link(one_line(row.title))}]]"


def _said(row: StatementRow, stems: dict[str, str]) -> str:
    about = [row.cue, row.kind, None if row.act == "assert" else row.act]
    said = escaped(" · ".join(one_line(part) for part in about if part))
    back = f"[[{stems[row.article]}#^{row.id}|in its article]]"
    lines = ["", f"> {escaped(one_line(row.quote))}", ">", f"> {said} · {back}"]
    if row.note or row.tags:
        lines += ["", f"- {escaped(one_line(row.note))} {' '.join('#' + _tag(tag) for tag in row.tags)}"]
    return "\n".join(lines) + "\n"


# ---------------------------------------------------------------- front matter


def _front_matter(fields: dict[str, Any]) -> str:
    import yaml

    known = {name: _plain(value) for name, value in fields.items() if value not in (None, [], "")}
    return f"---\n{yaml.safe_dump(known, allow_unicode=True, sort_keys=False, width=1000)}---\n\n"


def _plain(value: Any) -> Any:
    return one_line(value) if isinstance(value, str) else value


def _tags(notes: Iterable[Annotation]) -> list[str]:
    return list(dict.fromkeys(_tag(tag) for note in notes for tag in note.tags))


def _tag(tag: str) -> str:
    """A tag as Obsidian and Logseq write it: no spaces, no signs but - _ and /."""
    return re.sub(r"[^\w/-]+", "-", one_line(tag)).strip("-") or "tag"
