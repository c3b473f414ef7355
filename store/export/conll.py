"""CoNLL-U Plus: a token a line, with columns for what statements and agents it is part of.

The columns after MISC hold `B-` or `I-`, the label and the finding's id; several are joined by `|`, `_`
is none. `start_char` and `end_char` in MISC count Unicode code points of the article.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator

from store.export.selection import Found, select
from store.export.view import Request, View
from store.export.wording import one_line, title_of
from store.reading.document import Document, make_document
from store.records import Span

_COLUMNS = "ID FORM MISC ONRECORD:CONTENT ONRECORD:SOURCE ONRECORD:CUE ONRECORD:AGENT ONRECORD:FACT"


class _Column:
    """The labels of one column, by token."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self.labels: dict[int, list[str]] = {}

    def mark(self, spans: Iterable[Span], label: str) -> None:
        """Label the tokens of a finding; where it goes on after a break, it does not begin again."""
        begin = "B"
        for start, end in spans:
            first = bisect_right(self._document.ends, start)
            last = bisect_left(self._document.starts, end)
            for token in range(first, last):
                self.labels.setdefault(token, []).append(f"{begin}-{label}")
                begin = "I"

    def at(self, token: int) -> str:
        """What stands in the column."""
        return "|".join(self.labels.get(token, ())) or "_"


def write(view: View, request: Request) -> Iterator[bytes]:
    """The articles one after the other, sentence by sentence."""
    yield f"# global.columns = {_COLUMNS}\n".encode()
    for found in select(view, request.query):
        yield "".join(_article(found)).encode("utf-8", "replace")


def _article(found: Found) -> Iterator[str]:
    article = found.opened.article
    document = make_document(found.text)
    columns = _columns(found, document)
    for number, (first, last) in enumerate(document.sentences):
        if number == 0:
            yield f"# newdoc id = {article.id}\n# title = {title_of(article)}\n"
            if article.published:
                yield f"# published = {one_line(article.published)}\n"
        yield f"# sent_id = {article.id[:12]}-{number + 1}\n"
        yield f"# text = {one_line(document.slice(first, last))}\n"
        for place, token in enumerate(range(first, last), start=1):
            misc = f"start_char={document.starts[token]}|end_char={document.ends[token]}"
            if token + 1 < last and document.starts[token + 1] == document.ends[token]:
                misc += "|SpaceAfter=No"
            cells = "\t".join(column.at(token) for column in columns)
            yield f"{place}\t{one_line(document.words[token]) or '_'}\t{misc}\t{cells}\n"
        yield "\n"


def _columns(found: Found, document: Document) -> list[_Column]:
    content, source, cue, agents, facts = (_Column(document) for _ in range(5))
    for statement in found.statements:
        content.mark(statement.parts, f"{statement.kind}-{statement.id}")
        source.mark([statement.source] if statement.source else [], statement.id)
        cue.mark([statement.cue] if statement.cue else [], statement.id)
    for agent in found.opened.agents:
        for mention in agent.mentions:
            agents.mark([mention], f"{agent.kind}-{agent.id}")
    for fact in found.facts:
        facts.mark(fact.evidence, f"{fact.kind}-{fact.id}")
    return [content, source, cue, agents, facts]
