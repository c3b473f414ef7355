"""What an article tells of those who speak in it, and of its people."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple, Protocol

from store.corpus.derived import role_of
from store.identity.people import Profile
from store.records import Act, Agent, AgentKind
from store.search.naming import canonical


class Spoken(Protocol):
    """A statement, in whichever form."""

    @property
    def speakers(self) -> tuple[str, ...]: ...

    @property
    def act(self) -> Act: ...


class Voice(NamedTuple):
    """An agent of an article as the library knows it.

    `identity` is the name that stands for it in the whole library, `key` the key of that, `base` the key of
    the name. `post` is the shortest of its posts, which tells namesakes apart, the profile that of a person.
    `said` is the number of statements, attitudes not counted; None of somebody who does not speak.
    """

    agent: str
    kind: AgentKind
    name: str
    known_as: str | None
    identity: str
    key: str
    base: str
    forms: tuple[str, ...]
    role: str | None
    post: str
    profile: Profile | None
    said: int | None


def voices(agents: Sequence[Agent], statements: Iterable[Spoken]) -> list[Voice]:
    """The people and the speakers among the agents of an article."""
    said = said_by(statements)
    return [
        Voice(
            agent.id,
            agent.kind,
            agent.name,
            agent.known_as,
            agent.identity,
            canonical(agent.identity),
            canonical(agent.name),
            (agent.name, *agent.other_names),
            role_of(agent),
            min([role.role for role in agent.roles], key=len, default=""),
            Profile.of(agent, agents) if agent.kind == "person" else None,
            said.get(agent.id),
        )
        for agent in agents
        if agent.kind == "person" or agent.id in said
    ]


def said_by(statements: Iterable[Spoken]) -> dict[str, int]:
    """The number of statements by agent id, attitudes not counted."""
    said: dict[str, int] = {}
    for statement in statements:
        for name in statement.speakers:
            said[name] = said.get(name, 0) + (statement.act != "attitude")
    return said
