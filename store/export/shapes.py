"""How agents, statements and facts look in JSON, wherever Onrecord writes them."""

from __future__ import annotations

from typing import Any

from msgspec.structs import asdict

from store.records import Agent, Fact, Statement

Shape = dict[str, Any]


def agent_shape(agent: Agent) -> Shape:
    """The agent with its roles."""
    shape = asdict(agent)
    del shape["known_as"]  # the library's own
    shape["roles"] = [
        {
            "role": role.role,
            "organization": role.organization,
            "period": role.period,
            "evidence": role.evidence,
        }
        for role in agent.roles
    ]
    return shape


def statement_shape(statement: Statement) -> Shape:
    """The statement as `parse --json` shows it; spans are `[start, end]`."""
    return {
        "id": statement.id,
        "kind": statement.kind,
        "parts": statement.parts,
        "cue": statement.cue,
        "source": statement.source,
        "speakers": statement.speakers,
        "act": statement.act,
        "medium": statement.medium,
        "nested_in": statement.nested_in,
        "links": statement.links,
        "confidence": statement.confidence,
        "rule": statement.rule,
    }


def fact_shape(fact: Fact) -> Shape:
    """The fact as `parse --json` shows it, its kind beside its fields."""
    return {
        "id": fact.id,
        "kind": fact.kind,
        "fields": asdict(fact.fields),
        "evidence": fact.evidence,
        "inferred": fact.inferred,
        "links": fact.links,
        "confidence": fact.confidence,
        "rule": fact.rule,
    }
