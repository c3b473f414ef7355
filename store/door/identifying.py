"""The part of the door through which one asks who is who and what belongs together over all articles."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from store.door.opened import Opened
from store.errors import OnrecordError
from store.finding.chains import chains
from store.results import Chain, SameSpeaker
from store.search.naming import canonical


class Identifying(Opened):
    """Agents with several names and names of several agents; agreements of one series."""

    def merge(self, name: str, into: str) -> None:
        """From now on all that `name` said counts as said by `into`."""
        self._merge(name, into, "merging")

    def rename_speaker(self, name: str, into: str) -> None:
        """The same, called a renaming when it is taken back."""
        self._merge(name, into, "renaming")

    def _merge(self, name: str, into: str, doing: str) -> None:
        if not name.strip() or not into.strip() or canonical(name) == canonical(into):
            raise OnrecordError("two different names are needed to merge")
        with self._writing("the merge was not saved"):
            self._notes.merge(name.strip(), into.strip(), doing)

    def keep_apart(self, name: str) -> None:
        """From now on `name` is nobody's other name, also where the library took it for one."""
        with self._writing("the name was not kept apart"):
            self._notes.keep_apart(name.strip())

    def split(self, name: str, into: str, articles: Sequence[str]) -> None:
        """From now on whoever is called `name` in these articles is `into`, somebody else.

        An `into` that was another name of `name` is kept apart from it in all articles.
        """
        if not name.strip() or not into.strip() or canonical(name) == canonical(into):
            raise OnrecordError("two different names are needed to split")
        with self._writing("the split was not saved"):
            merged = self._identities.merged().get(canonical(into), into)
            if canonical(merged) == canonical(name):
                self._notes.keep_apart(into.strip())
            else:
                self._notes.split(name.strip(), into.strip(), articles)

    def merge_suggestions(self, name: str, limit: int = 10) -> list[SameSpeaker]:
        """Other speakers and bodies of facts that may be the one called `name`, the likeliest first."""
        with self._searching():
            return self._identities.suggestions(name, limit, self._finder.bodies(name))

    def names_of(self, name: str) -> list[str]:
        """Every name, form or acronym that means the same as `name`, first the one that it counts as."""
        with self._searching():
            return self._identities.names(name)

    def chains(self, query: str = "", limit: int | None = None) -> list[Chain]:
        """The series of the newest `limit` agreements in which one at least matches, the longest first.

        Each stage is replaced by the next; dates are EDTF.
        """
        with self._searching():
            fullest = partial(self._identities.fullest, self._identities.merged())
            found = chains(self._finder.facts("", "agreement", limit), fullest)
            if not query.strip():
                return found
            wanted = {(hit.article, hit.fact.id) for hit in self._finder.facts(query, "agreement", None)}
            return [
                chain
                for chain in found
                if any((hit.article, hit.fact.id) in wanted for stage in chain.stages for hit in stage.facts)
            ]
