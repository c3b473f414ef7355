"""The cast of an article: its agents, and who is meant wherever somebody is named, described or left out."""

from __future__ import annotations

from collections.abc import Sequence

from store.reading.agents.entities import Entities, Entity
from store.reading.agents.names.find import Name, find_names
from store.reading.agents.phrases import Phrases
from store.reading.agents.references import References
from store.reading.agents.roles import RoleFinder
from store.reading.agents.sources import speakers
from store.reading.agents.stated_roles import role_record
from store.reading.agents.vocabulary import ORGANIZATION_HEADS
from store.reading.attributions.attribution import Attribution
from store.reading.document import Document
from store.records import Agent, Span


class Cast:
    """Who takes part in one article.

    `agents` are in order of first mention; `names` are the names as they stand in the text; `setting` is the
    ISO 3166-1 code of the article's own country, or None.
    """

    def __init__(self, document: Document, attributions: Sequence[Attribution]) -> None:
        self.document = document
        self.names: list[Name] = find_names(document)
        self.entities = Entities(document, self.names)
        self.roles = RoleFinder(document, self.names).find()
        sources = [self._tokens(a.source) for a in attributions if a.source and not a.implicit]
        self.references = References(document, self.entities, self.roles, sources)
        self.setting = self.references.nations.setting
        self._phrases = Phrases(document, self.entities, self.references)
        self._speakers = speakers(document, self._phrases, attributions)
        self._number()

    def _number(self) -> None:
        speaking = {id(entity) for speakers in self._speakers for entity in speakers}
        listed = [e for e in self.entities.all if e.kind != "place" or id(e) in speaking]
        for entity in listed:
            entity.mentions = sorted(set(entity.mentions))
        listed.sort(key=lambda e: e.mentions[0] if e.mentions else (1 << 60, 0))
        self._ids = {id(entity): f"a{number}" for number, entity in enumerate(listed, 1)}
        self.agents: tuple[Agent, ...] = tuple(self._agent(entity) for entity in listed)
        self._agents = {agent.id: agent for agent in self.agents}

    def _agent(self, entity: Entity) -> Agent:
        document = self.document
        kind = "group" if entity.kind == "place" else entity.kind
        return Agent(
            id=self._ids[id(entity)],
            kind=kind,
            name=entity.name,
            other_names=tuple(form for form in entity.forms if form != entity.name),
            mentions=tuple(document.span(*mention) for mention in entity.mentions),
            roles=tuple(role_record(document, self.references, role) for role in entity.roles),
        )

    # ------------------------------------------------------------ questions

    def speakers_of(self, index: int) -> tuple[str, ...]:
        """The ids of the agents who speak in attribution `index`."""
        return tuple(self._ids[id(entity)] for entity in self._speakers[index])

    def agent(self, entity: Entity) -> Agent | None:
        """The agent of an entity; None for a place that never acts."""
        return self._agents.get(self._ids.get(id(entity), ""))

    def agent_at(self, span: Span) -> Agent | None:
        """The agent that the mention at `span` (code points) means."""
        entity = self.entity_at(span)
        return self.agent(entity) if entity is not None else None

    def is_body(self, token: int) -> bool:
        """Whether a token belongs to the name of an organization, or is the noun for one ("ministry")."""
        entity = self.references.memory.at.get(token)
        if entity is not None:
            return entity.kind == "organization"
        return self.document.lower[token] in ORGANIZATION_HEADS

    def start_of(self, token: int) -> int:
        """The first token of the mention that `token` belongs to."""
        at = self.references.memory.at
        first = token
        while first and token in at and at.get(first - 1) is at[token]:
            first -= 1
        return first

    def entity_at(self, span: Span) -> Entity | None:
        """The entity, places included, that the mention at `span` means: that of its last named token."""
        document = self.document
        first, last = document.token_at(span[0]), document.token_at(max(span[0], span[1] - 1)) + 1
        for i in range(last - 1, first - 1, -1):
            if i in self.references.memory.at:
                return self.references.memory.at[i]
        return None

    def resolve(self, phrase: Span | str, at: int | None = None) -> tuple[Agent, ...]:
        """The agents that a noun phrase means.

        A text without a span is read as if it stood at code point `at` (default: the end).
        """
        if isinstance(phrase, str):
            place = len(self.document.text) if at is None else at
            found = self._phrases.entities_of_text(phrase, self.document.token_at(place))
        else:
            found = self._phrases.entities_of(*self._tokens(phrase))
        agents = (self.agent(entity) for entity in found)
        return tuple(agent for agent in agents if agent is not None)

    def _tokens(self, span: Span) -> Span:
        return self.document.token_at(span[0]), self.document.token_at(max(span[0], span[1] - 1)) + 1


def find_agents(document: Document, attributions: Sequence[Attribution]) -> Cast:
    """Find the agents of an article and resolve who speaks in each attribution."""
    return Cast(document, attributions)
