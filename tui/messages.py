"""What widgets tell the screen: facts about what a person did, in the words of the domain."""

from __future__ import annotations

from textual.message import Message

from store.records import Fact, Span, Statement


class ArticleHighlighted(Message):
    """The cursor of the list rests on an article."""

    def __init__(self, article_id: str) -> None:
        super().__init__()
        self.article_id = article_id


class ArticleOpened(ArticleHighlighted):
    """An article was chosen for reading."""


class StatementReached(Message):
    """The cursor of the text reached a statement, or none."""

    def __init__(self, statement: Statement | None) -> None:
        super().__init__()
        self.statement = statement


class SelectionChanged(Message):
    """Other words are selected; None when selecting ended."""

    def __init__(self, span: Span | None, unit: str = "") -> None:
        super().__init__()
        self.span = span
        self.unit = unit


class FactReached(Message):
    """The cursor of the sidebar reached a fact, or the head of a group."""

    def __init__(self, fact: Fact | None) -> None:
        super().__init__()
        self.fact = fact


class FactOpened(FactReached):
    """A fact was chosen: show where it is written."""


class FilterEdited(Message):
    """The words of a pane's filter changed."""

    def __init__(self, pane: str, words: str) -> None:
        super().__init__()
        self.pane = pane
        self.words = words


class FilterClosed(Message):
    """A pane's filter was left: kept with Enter, dropped with Esc."""

    def __init__(self, pane: str, keep: bool) -> None:
        super().__init__()
        self.pane = pane
        self.keep = keep
