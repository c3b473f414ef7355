"""What a search leaves out unless the query asks for it."""

from __future__ import annotations

from typing import NamedTuple

from store.records import Statement
from store.search.parser import Field, Node, Not, mentions

NO_ATTITUDES = Not(Field("act", ":", "attitude"))
NOT_REJECTED = Not(Field("status", ":", "rejected"))


class Unwanted(NamedTuple):
    """Whether attitudes and rejected findings are left out."""

    attitudes: bool = True
    rejected: bool = True

    @classmethod
    def by(cls, node: Node, attitudes: bool) -> Unwanted:
        """What a query leaves out; `attitudes` asks for these."""
        return cls(not (attitudes or mentions(node, "act", "attitude")), not mentions(node, "status"))

    def has(self, statement: Statement) -> bool:
        """Whether a statement is left out."""
        return (self.attitudes and statement.act == "attitude") or (
            self.rejected and statement.status == "rejected"
        )

    def nodes(self) -> tuple[Node, ...]:
        """The same as parts of a query."""
        return (NO_ATTITUDES,) * self.attitudes + (NOT_REJECTED,) * self.rejected


USUAL = Unwanted()
NOTHING = Unwanted(attitudes=False, rejected=False)
