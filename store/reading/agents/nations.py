"""Countries as an article speaks of them: by name, by adjective, as "the Kingdom"."""

from __future__ import annotations

from store.reading.agents import gazetteer
from store.reading.agents.entities import Entities, Entity
from store.reading.document import Document

POLITIES = frozenset(("kingdom", "emirate", "sultanate", "republic", "country", "nation", "federation"))


class Nations:
    """The countries of one article; `setting` is the code of its own country, or None."""

    def __init__(self, document: Document, entities: Entities) -> None:
        self.document = document
        self.entities = entities
        self.setting = _setting(document, entities)

    def entity(self, code: str) -> Entity:
        """The entity of a country, made when the article names it only by its adjective."""
        entity = self.entities.new("country", gazetteer.countries()[code].name, code)
        entity.country = code
        return entity

    def code_in(self, first: int, last: int) -> str | None:
        """The country named by adjective or name among the tokens `first` to `last`; the longest at each."""
        words, lower = self.document.words, self.document.lower
        for i in range(first, last):
            if not words[i][0].isupper():
                continue
            for size in (3, 2, 1):
                key = " ".join(lower[i : i + size])
                code = gazetteer.demonyms().get(key) or gazetteer.country_names().get(key)
                if code:
                    return self._which_korea(code) if key in ("korean", "korea") else code
        return None

    def _which_korea(self, code: str) -> str:
        north, south = self.entities.find("country", "KP"), self.entities.find("country", "KR")
        return "KP" if north is not None and south is None else code

    def polity(self, at: int) -> Entity | None:
        """The country that "the Kingdom" or "the country" means whose noun is token `at`."""
        if at == 0 or self.document.lower[at - 1] != "the" or self.setting is None:
            return None
        if self.document.words[at][0].isupper() or self.document.lower[at] in ("country", "nation"):
            return self.entities.find("country", self.setting)
        return None


def _setting(document: Document, entities: Entities) -> str | None:
    """The country most spoken of, by name, adjective or capital, the beginning counting more."""
    weights: dict[str, float] = {}
    length = max(1, len(document.words))
    for name, entity in zip(entities.names, entities.of_name, strict=True):
        if entity.country:
            weight = 1.0 + (name.first < 40) + (1 - name.first / length)
            weights[entity.country] = weights.get(entity.country, 0) + weight
    table = gazetteer.demonyms()
    for i, word in enumerate(document.lower):
        if word in table and document.words[i][0].isupper():
            weights[table[word]] = weights.get(table[word], 0) + 0.8 + 0.5 * (i < 40)
    return max(weights, key=lambda code: weights[code]) if weights else None
