"""Agents: who takes part in an article, in which roles, and whom names, pronouns and descriptions mean."""

from __future__ import annotations

from store.reading.agents.cast import Cast, find_agents
from store.reading.agents.names.find import Name

__all__ = ["Cast", "Name", "find_agents"]
