"""Speakers of one name who are not one person, told apart when their articles are stored."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from msgspec.structs import replace

from store.identity.people import Profile, differ, shared
from store.records import Agent, from_document
from store.search.naming import canonical


class Namesakes:
    """Names people of a batch of articles apart from those of their name whom the library knows.

    `known` gives the speakers' documents by the keys of their names, those kept apart included.
    """

    def __init__(self, known: Callable[[Sequence[str]], Iterable[Mapping[str, Any]]]) -> None:
        self._known = known
        self._profiles: dict[str, dict[str, Profile]] = {}

    def named(self, articles: Sequence[Sequence[Agent]]) -> list[tuple[Agent, ...]]:
        """The agents of the articles, `known_as` set for those who are not the one known by their name."""
        people = [agent for agents in articles for agent in agents if agent.kind == "person"]
        for document in self._known(list({canonical(agent.name) for agent in people})):
            base = document.get("namesake_of") or document["key"]
            profile = from_document(document.get("profile", {}), Profile)
            self._profiles.setdefault(base, {})[document["name"]] = profile
        return [
            tuple([self._named(agent, agents) if agent.kind == "person" else agent for agent in agents])
            for agents in articles
        ]

    def _named(self, agent: Agent, agents: Sequence[Agent]) -> Agent:
        new = Profile.of(agent, agents)
        base = canonical(agent.name)
        people = self._profiles.setdefault(base, {})
        fitting = [name for name, profile in people.items() if not differ(profile, new)]
        if people and not fitting:
            name = f"{agent.name} ({min((role.role for role in agent.roles), key=len)})"
        else:
            name = max(fitting, key=lambda name: shared(people[name], new), default=agent.name)
        people.setdefault(name, Profile()).add(new)
        known_as = None if canonical(name) == base else name
        return agent if agent.known_as == known_as else replace(agent, known_as=known_as)
