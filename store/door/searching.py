"""The part of the door through which one searches."""

from __future__ import annotations

from collections.abc import Iterator

from store.door.opened import Opened
from store.opening import explained
from store.results import Facets, FactHit, NoteHit, QuoteHit, SavedSearch, SpeakerCount


class Searching(Opened):
    """Statements, facts and speakers, by query."""

    def quotes(
        self,
        query: str = "",
        *,
        speaker: str | None = None,
        attitudes: bool = False,
        limit: int | None = None,
    ) -> Iterator[QuoteHit]:
        """Statements that match, newest first.

        Words are ANDed, "phrases", prefix*, -not; `speaker:name` in the query or the argument
        restricts to a speaker by any known form of the name. Any input is a query.
        """
        with self._searching():
            yield from self._finder.quotes(query, speaker, attitudes, limit)

    def count_quotes(self, query: str = "", *, speaker: str | None = None, attitudes: bool = False) -> int:
        """How many statements `quotes` finds; of more than `store.results.EXACT`, about how many."""
        with self._searching():
            return self._finder.count_quotes(query, speaker, attitudes)

    def facets(self, query: str = "", *, speaker: str | None = None, attitudes: bool = False) -> Facets:
        """What the statements that `quotes` finds have in common: speakers, kinds, months, tags."""
        with self._searching():
            return self._finder.facets(query, speaker, attitudes)

    def facts(
        self, query: str = "", *, kind: str | None = None, limit: int | None = None
    ) -> Iterator[FactHit]:
        """Facts that match, newest first."""
        with self._searching():
            yield from self._finder.facts(query, kind, limit)

    def noted(self, query: str = "") -> list[NoteHit]:
        """Notes and tags that match, the latest first, also on words that are no statement."""
        from store.finding.noted import noted  # the query language loads with it

        with explained("the search failed"):
            return list(noted(self._corpus, self._notes, query))

    def speakers(self, prefix: str = "", limit: int = 20) -> list[SpeakerCount]:
        """Speakers by any form of the name: prefix, then substring; most statements first."""
        with self._searching():
            return self._finder.speakers(prefix, limit)

    def suggest_speakers(self, text: str, limit: int = 10) -> list[SpeakerCount]:
        """Speakers that somebody who types `text` may mean, by any form of the name.

        First those with words that begin so, then that contain it, then that differ in a letter; most
        statements first in each.
        """
        with self._searching():
            return self._finder.suggest_speakers(text, limit)

    def printed_elsewhere(self, article_id: str, statement_id: str) -> list[QuoteHit]:
        """Statements of other articles with nearly the same wording, the most alike first.

        `marks` are the words in common. Raises NotFoundError.
        """
        with self._searching():
            return self._finder.printed_elsewhere(article_id, statement_id)

    def saved_searches(self) -> list[SavedSearch]:
        """The searches that people kept, by name."""
        with explained("the notes can't be read"):
            return self._searches.all()

    def save_search(self, name: str, query: str) -> None:
        """Keep a query under a name, in place of what had that name."""
        with self._writing("the search was not saved"):
            self._searches.save(name, query)

    def forget_search(self, name: str) -> None:
        """Remove a saved search; raises NotFoundError."""
        with self._writing("the search was not removed"):
            self._searches.forget(name)
