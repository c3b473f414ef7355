"""The part of the door through which one sees which articles are nearly the same."""

from __future__ import annotations

from store.corpus.copies import Copies
from store.corpus.likeness import alike, sequences
from store.door.opened import Opened
from store.opening import explained
from store.results import NearDuplicate


class Comparing(Opened):
    """Copies of a report in several papers."""

    def near_duplicates(self, article_id: str) -> list[NearDuplicate]:
        """The articles with nearly the same text as this one, the most alike first, with what they change.

        Raises NotFoundError.
        """
        with explained("the articles can't be compared"):
            text = self._corpus.text(self._corpus.row(article_id))
            found = Copies(self._corpus).of(article_id)
            return [self._compared(text, other, share) for other, share in found]

    def copies_of(self, article_id: str) -> list[str]:
        """The titles and publishers of the articles with nearly the same text, the most alike first.

        Quicker than `near_duplicates`, which also tells what they change.
        """
        with explained("the articles can't be compared"):
            return [self._named(other) for other, _ in Copies(self._corpus).of(article_id)]

    def near_duplicate_groups(self) -> list[list[NearDuplicate]]:
        """All articles that are copies of each other: each group's first to come in, then what others change.

        Articles stored before copies were looked for are compared too, unless the library is read-only.
        """
        with explained("the articles can't be compared"):
            copies = Copies(self._corpus)
            if not self.read_only:
                copies.complete()
            return [self._group(group) for group in copies.groups()]

    def _named(self, article_id: str) -> str:
        row = self._corpus.row(article_id)
        publisher = row["article"].get("publisher")
        return f"“{row['title']}” ({publisher})" if publisher else f"“{row['title']}”"

    def _group(self, articles: list[str]) -> list[NearDuplicate]:
        texts = [self._corpus.text(self._corpus.row(each)) for each in articles]
        first = sequences(texts[0])
        shares = [alike(first, sequences(text)) for text in texts]
        return [self._compared(texts[0], each, share) for each, share in zip(articles, shares, strict=True)]

    def _compared(self, text: str, other: str, likeness: float) -> NearDuplicate:
        from store.corpus.differences import differences

        row = self._corpus.row(other)
        return NearDuplicate(
            article=other,
            title=row["title"],
            published=row["article"].get("published"),
            publisher=row["article"].get("publisher"),
            likeness=likeness,
            changes=tuple(differences(text, self._corpus.text(row))),
        )
