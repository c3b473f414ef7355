"""The dossier as HTML: one file, no script, nothing loaded from anywhere, made to be printed."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator

from store.export.dossier.content import (
    Dossier,
    Entry,
    agreement_dossier,
    chain_title,
    dossier,
    is_about_agreements,
)
from store.export.dossier.drawing import bars, text_of, timeline
from store.export.names import Names
from store.export.selection import select
from store.export.view import By, File, Request, View

_STYLE = """
:root { color-scheme: light; }
body { font: 16px/1.5 Georgia, "Times New Roman", serif; color: #222; background: #fff;
  max-width: 46rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.8rem; line-height: 1.2; margin: 0 0 .3rem; }
h2 { font-size: 1.15rem; margin: 2rem 0 .5rem; border-bottom: 1px solid #ccc; }
.about, .source, .said, dt, footer, svg text { color: #666; font-family: system-ui, sans-serif; }
.about { text-transform: uppercase; letter-spacing: .08em; font-size: .75rem; margin: 0; }
.source, .said, dl, footer { font-size: .85rem; }
svg { width: 100%; height: auto; margin: .5rem 0; }
svg text { font-size: 10px; fill: #666; }
.axis { stroke: #999; }
.bar, .mark { fill: #7a8ca5; }
.direct { fill: #29527a; } .mixed { fill: #5d8a6f; } .indirect { fill: #a5b4c4; }
.agreement { fill: #b0803a; } .meeting { fill: #8a5d8a; } .commitment { fill: #5d8a6f; }
dl { display: grid; grid-template-columns: 8rem 1fr; gap: .15rem 1rem; margin: .5rem 0; }
dd { margin: 0; }
article { margin: 0 0 1.2rem; padding-left: .8rem; border-left: 3px solid #ddd; break-inside: avoid; }
.context { color: #777; }
.words { color: #111; }
.note { background: #fff7dd; padding: .2rem .5rem; white-space: pre-line; }
.tag { border: 1px solid #ccc; border-radius: .5rem; padding: 0 .4rem; font-size: .75rem; }
@media print {
  body { font-size: 11pt; margin: 0; max-width: none; }
  h2 { break-after: avoid; }
  a { color: inherit; text-decoration: none; }
  @page { margin: 2cm; }
}
"""
_HASH = base64.b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode()
_POLICY = f"default-src 'none'; style-src 'sha256-{_HASH}'; base-uri 'none'; form-action 'none'"


def write(view: View, request: Request) -> Iterator[bytes]:
    """One page of all that the query finds."""
    if request.by == "agreement" or is_about_agreements(request.query):
        chains = view.chains(request.query)
        made = agreement_dossier(view, chains, chain_title(chains[0]) if len(chains) == 1 else "")
    else:
        made = dossier(view, request.query, None)
    return (piece.encode("utf-8", "replace") for piece in _page(made))


def spread(view: View, request: Request) -> Iterator[File]:
    """A page for each speaker, tag or agreement that the query finds, and a table of contents."""
    names = Names()
    names.give("index", "")
    listed: list[tuple[str, str]] = []
    by = request.by or "speaker"
    for title, made in _dossiers(view, request.query, by):
        name = names.give(title, ".html")
        listed.append((name, title))
        yield File(name, (piece.encode("utf-8", "replace") for piece in _page(made)))
    yield File("index.html", iter([_index(by, listed).encode("utf-8", "replace")]))


def _dossiers(view: View, query: str, by: By) -> Iterator[tuple[str, Dossier]]:
    """Each page with its title."""
    if by == "agreement":
        for chain in view.chains(query):
            yield chain_title(chain), agreement_dossier(view, [chain], chain_title(chain))
        return
    found: dict[str, int] = {}
    if by == "tag":
        for part in select(view, query):
            for tag in (tag for note in part.notes for tag in note.tags):
                found[tag] = found.get(tag, 0) + 1
    else:
        for hit in view.quotes(query):
            for name in hit.speakers:
                found[name] = found.get(name, 0) + 1
    for name in sorted(found):
        asked = f'{by}:"{name.replace(chr(34), " ")}" {query}'
        yield name, dossier(view, asked, by, name)


# ---------------------------------------------------------------- the page


def _head(title: str) -> str:
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width">\n<meta name="referrer" content="no-referrer">\n'
        f"<title>{text_of(title)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n"
    )


def _page(made: Dossier) -> Iterator[str]:
    yield _head(made.title)
    yield f'<p class="about">{text_of(made.about)}</p>\n<h1>{text_of(made.title)}</h1>\n<dl>\n'
    for name, words in made.summary:
        yield f"<dt>{text_of(name)}</dt><dd>{text_of(words)}</dd>\n"
    yield "</dl>\n"
    if drawn := timeline(made.events):
        yield f"<h2>Timeline</h2>\n{drawn}\n"
    how = "Stages" if made.about == "Agreement" else "How it is said"
    for title, drawn in (
        (how, bars(entry.said for entry in made.entries)),
        ("Who", bars(entry.who for entry in made.entries)),
        ("When", bars((_year(entry) for entry in made.entries), in_order=True)),
    ):
        if drawn:
            yield f"<h2>{title}</h2>\n{drawn}\n"
    yield "<h2>In time order</h2>\n"
    for entry in made.entries:
        yield _entry(entry)
    yield "<footer>Made by Onrecord. Dates without a year come last.</footer>\n</body>\n</html>\n"


def _year(entry: Entry) -> str:
    found = re.search(r"\b\d{4}\b", entry.date)
    return found[0] if found else ""


def _entry(entry: Entry) -> str:
    who = ", ".join(part for part in (entry.who, entry.role) if part)
    lines = ["<article>"]
    lines.append(f'<div class="said"><strong>{text_of(entry.date)}</strong> · {text_of(entry.said)}</div>')
    if who:
        lines.append(f"<div>{text_of(who)}</div>")
    lines.append(
        f'<p><span class="context">{text_of(entry.before)}</span> '
        f'<strong class="words">{text_of(entry.words)}</strong> '
        f'<span class="context">{text_of(entry.after)}</span></p>'
    )
    if entry.fields:
        fields = "".join(f"<dt>{text_of(name)}</dt><dd>{text_of(words)}</dd>" for name, words in entry.fields)
        lines.append(f"<dl>{fields}</dl>")
    lines += [f'<p class="note">{_lines(note)}</p>' for note in entry.notes]
    if entry.tags:
        lines.append(" ".join(f'<span class="tag">{text_of(tag)}</span>' for tag in entry.tags))
    lines.append(f'<div class="source">{_source(entry)}</div>\n</article>\n')
    return "\n".join(lines)


def _lines(note: str) -> str:
    return "\n".join(text_of(line) for line in note.splitlines())


def _source(entry: Entry) -> str:
    words = text_of(", ".join(part for part in (entry.title, entry.source) if part))
    if entry.url and re.match(r"https?://", entry.url, re.IGNORECASE):
        return f'<a rel="noreferrer noopener" href="{text_of(entry.url)}">{words}</a>'
    return words


def _index(by: str, listed: list[tuple[str, str]]) -> str:
    lines = "".join(
        f'<li><a href="{text_of(_address(name))}">{text_of(title)}</a></li>\n' for name, title in listed
    )
    title = {"speaker": "Speakers", "tag": "Tags"}.get(by, "Agreements")
    return f"{_head(title)}<h1>{title}</h1>\n<ul>\n{lines}</ul>\n</body>\n</html>\n"


def _address(name: str) -> str:
    from urllib.parse import quote

    return quote(name)
