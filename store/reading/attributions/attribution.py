"""An attribution: the words, who they are attributed to and by which cue, before anybody is identified."""

from __future__ import annotations

from dataclasses import dataclass

from store.records import Act, Span, StatementKind


@dataclass(slots=True)
class Attribution:
    """What a Statement knows before its speaker is resolved; all spans in code points.

    `source` is the mention that names the speaker here, without title, apposition or possessive 's;
    `role` is the title or apposition stated beside it. `implicit` says that the source is inherited
    from another clause. `nested_in` is the index of the attribution this one is told in.
    """

    parts: list[Span]
    cue: Span | None = None
    source: Span | None = None
    role: Span | None = None
    kind: StatementKind = "indirect"
    act: Act = "assert"
    medium: Span | None = None
    implicit: bool = False
    nested_in: int | None = None
    confidence: float = 1.0
    rule: str = ""
