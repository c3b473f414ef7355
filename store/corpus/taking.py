"""Storing articles, each text once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import ExitStack
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from store.corpus.copies import Copies, Seen
from store.corpus.database import Corpus, Write
from store.corpus.storing import New, Prepared
from store.garbage import without_collector
from store.results import Outcome

if TYPE_CHECKING:
    from store.corpus.importing import Ready, Taken
    from store.intake.found import Found

_CACHE = 65_536  # KiB


class _Batch(NamedTuple):
    """Articles that are being stored: what will have become of each, and where to look for copies."""

    outcomes: list[tuple[Outcome, Found]]
    texts: dict[str, str]
    seen: list[Seen]
    written: Future[None]
    meanwhile: ExitStack


class Taker:
    """Takes articles into the corpus and says what became of each.

    A batch is stored in three steps: `prepared` makes all that needs no library, while the batch before it is
    written maybe; `begin` gives each article its place and lets another thread write; `finish` waits until
    that is on disk. In between nothing else may look at the corpus.
    """

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self._copies = Copies(corpus)
        self._writer = ThreadPoolExecutor(1)
        self._begun: _Batch | None = None
        # all pages of a batch, which lie all over a large library, are written once and together
        corpus.connection.execute(f"PRAGMA cache_size=-{_CACHE}")
        corpus.connection.execute("PRAGMA temp_store=MEMORY")  # where rows wait to be indexed

    def known(self, article_id: str) -> Outcome | None:
        """What to say of an article whose text is there already; None if it is not."""
        if self._begun:
            wait((self._begun.written,))
        twin = self._corpus.twin(article_id)
        return _duplicate(article_id, twin["title"]) if twin else None

    def prepared(self, articles: Sequence[Taken]) -> Ready:
        """Articles with what is to be stored of them; looks at no file."""
        with without_collector():
            found = self._corpus.prepared(map(_new, articles))
        return list(zip(articles, found, strict=True))

    def begin(self, articles: Ready) -> None:
        """Begin to store articles in one transaction.

        Another window, or the batch itself, may have brought a text before.
        """
        outcomes: list[tuple[Outcome, Found]] = []
        new: dict[str, Prepared] = {}
        with ExitStack() as transaction, ExitStack() as meanwhile:
            transaction.enter_context(self._corpus.database.transaction())
            meanwhile.enter_context(without_collector())
            twins = self._corpus.twins([each.new.id for _, each in articles])
            known = {each["id"]: _duplicate(each["id"], each["title"]) for each in twins}
            for (path, found, _), each in articles:
                outcome = known.get(each.new.id)
                if outcome is None:
                    new[each.new.id] = each
                    known[each.new.id] = _duplicate(each.new.id, each.stored.title)
                    outcome = Outcome(path=path, result="taken", article=each.new.id, detail=found.remark)
                outcomes.append((replace(outcome, path=path), found))
            writes = self._corpus.adding(list(new.values()))
            seen, remembering = self._copies.adding({each.new.id: each.signature for each in new.values()})
            texts = {each.article: new[each.article].stored.text for each in seen}
            written = self._writer.submit(_write, writes + remembering, transaction.pop_all())
            self._begun = _Batch(outcomes, texts, seen, written, meanwhile.pop_all())

    def finish(self) -> list[tuple[Outcome, Found]]:
        """What became of the articles that were begun, and are on disk now; none if none were."""
        if self._begun is None:
            return []
        wait((self._begun.written,))  # if this is interrupted, they are still begun
        (outcomes, texts, seen, written, meanwhile), self._begun = self._begun, None
        with meanwhile:
            written.result()
        near = {each.article: self._copies.before(each, texts[each.article]) for each in seen}
        return [(self._with_copy(each, near.get(each.article or "")), found) for each, found in outcomes]

    def _with_copy(self, outcome: Outcome, near: tuple[str, float] | None) -> Outcome:
        """The same, naming the article that has nearly the same text."""
        if near is None or outcome.result != "taken":
            return outcome
        other, likeness = near
        told = f"nearly the same text as “{self._corpus.row(other)['title']}” ({likeness:.0%})"
        return replace(outcome, detail="; ".join(filter(None, (outcome.detail, told))))


def _new(taken: Taken) -> New:
    _, found, reading = taken
    dates = found.decided.get("dates")
    return New(found.article.id, found.article, reading, {"machine": dates[0]["machine"]} if dates else {})


def _write(writes: Iterable[Write], transaction: ExitStack) -> None:
    with transaction:
        for write in writes:
            write()


def _duplicate(article_id: str, title: str) -> Outcome:
    return Outcome(path="", result="duplicate", article=article_id, detail=f"same text as “{title}”")
