"""The part of the door through which one looks."""

from __future__ import annotations

from store.door.opened import Opened
from store.finding.rows import Rows
from store.notes.carrying import Decided, decided
from store.notes.decisions import applied
from store.notes.losing import all_lost_decisions, lost_annotations
from store.opening import explained
from store.records import Annotation, Article, Code, Correction, Reading
from store.results import Counts, OpenArticle, Order


class Looking(Opened):
    """Articles, and what is known of them."""

    def counts(self) -> Counts:
        """How much there is."""
        with explained("the library can't be read"):
            return Counts(
                articles=len(self._corpus.articles),
                statements=self._corpus.shown_statements(),
                facts=len(self._corpus.facts),
                annotations=len(self._notes.annotations),
            )

    def rows(self, words: str = "", order: Order = "newest") -> Rows:
        """The article list, decoded as it is looked at; `words` filters by title and publisher."""
        with explained("the library can't be read"):
            chosen = self._finder.article_keys(words) if words.strip() else None
            return Rows(self._corpus, self._notes, order, chosen)

    def article(self, article_id: str) -> Article:
        """The article with its text; raises NotFoundError."""
        with explained("the article can't be read"):
            return self._corpus.whole(article_id)[0]

    def open_article(self, article_id: str) -> OpenArticle:
        """The article with everything known of it; raises NotFoundError."""
        with explained("the article can't be read"):
            self._bring_up_to_date(article_id)
            article, reading = self._corpus.whole(article_id)
            opened = applied(
                article,
                reading,
                self._notes.corrections_of([article_id]),
                self._notes.annotations_of([article_id]),
                self._identities.in_article(article_id),
            )
            self._seen.update((note.id, note) for note in (*opened.annotations, *opened.lost))
            return opened

    def machine(self, article_id: str) -> Reading:
        """What the machine found in an article, without what people decided; raises NotFoundError."""
        with explained("the article can't be read"):
            self._bring_up_to_date(article_id)
            return self._corpus.whole(article_id)[1]

    def lost_annotations(self) -> list[Annotation]:
        """Notes whose words can't be found in their article, or whose article is missing; oldest first."""
        with explained("the notes can't be read"):
            return lost_annotations(self._corpus, self._notes)

    def lost_decisions(self) -> list[Correction]:
        """Decisions on what is no longer found in its article, or whose article is missing; oldest first."""
        with explained("the notes can't be read"):
            return all_lost_decisions(self._corpus, self._notes)

    def decided(self, article_id: str | None = None) -> Decided:
        """What people decided about an article, or (None) what is about no article, as plain documents."""
        with explained("the notes can't be read"):
            return decided(self._notes, article_id)

    def tags(self) -> list[tuple[str, int]]:
        """All tags in use with the number of notes that bear them, most used first."""
        with explained("the notes can't be read"):
            return sorted(self._codebook.uses().items(), key=lambda item: (-item[1], item[0]))

    def tag_colours(self) -> dict[str, str]:
        """The colours that tags were given."""
        with explained("the notes can't be read"):
            return self._codebook.colours()

    def codebook(self) -> list[Code]:
        """Every tag that is in use or described, by name, with parent, colour and description."""
        with explained("the notes can't be read"):
            return self._codebook.codes()
