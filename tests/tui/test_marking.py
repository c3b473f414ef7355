"""Which statement stands at a place, also where statements lie in each other."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from store.library import OpenArticle
from store.records import Annotation, Article, Selector, Statement, now
from tui.text.layout import Lines
from tui.text.marking import Marking

SPANS = st.tuples(st.integers(0, 50), st.integers(1, 20)).map(lambda each: (each[0], each[0] + each[1]))


def marking(statements: list[Statement]) -> Marking:
    article = Article(text="a" * 80)
    found = tuple(statements)
    return Marking(OpenArticle(article=article, agents=(), statements=found, facts=(), annotations=()))


@given(st.lists(st.tuples(SPANS, SPANS, st.booleans()), max_size=12), st.integers(0, 79))
def test_the_statement_that_begins_last_is_the_innermost(
    drawn: list[tuple[tuple[int, int], tuple[int, int], bool]], offset: int
) -> None:
    statements = [
        Statement(
            id=f"s{number}", kind="direct", parts=(part,), cue=cue, status="rejected" if gone else "suggested"
        )
        for number, (part, cue, gone) in enumerate(drawn)
    ]
    here = [
        each
        for each in statements
        if each.status != "rejected" and any(a <= offset < b for a, b in (*each.parts, each.cue or (0, 0)))
    ]
    found = marking(statements).at(offset)
    assert (found is None) == (not here)
    if found is not None:
        assert found in here
        assert found.parts[0] == max(each.parts[0] for each in here)


@given(st.lists(st.tuples(SPANS, SPANS), max_size=8), st.integers(3, 30))
def test_every_line_has_the_marks_that_touch_it(
    drawn: list[tuple[tuple[int, int], tuple[int, int]]], width: int
) -> None:
    text = "one two three\n\nfour five six seven eight nine ten eleven\ntwelve " + "x" * 30
    lines = Lines(text, width)
    statements = [
        Statement(id=f"s{number}", kind="direct", parts=(part,), cue=cue)
        for number, (part, cue) in enumerate(drawn)
    ]
    laid = marking(statements)
    laid.lay(lines)
    marks = [
        (*span, name)
        for each in laid.live
        for span, name in ((each.parts[0], "statement"), (each.cue, "cue"))
        if span
    ]

    def on(span: tuple[int, int], line: int) -> bool:
        return lines.at(span[0]) <= line <= lines.at(span[1] - 1)

    for line in range(len(lines)):
        assert laid.on_line(line) == [mark for mark in marks if on(mark[:2], line)]
        assert laid.statements_on(line) == [each for each in laid.live if on(each.parts[0], line)]


def test_a_note_on_several_parts_has_one_sign() -> None:
    article = Article(text="one two\nthree four")
    target = tuple(Selector.of(article.text, span) for span in ((0, 3), (8, 13)))
    note = Annotation(id=1, article=article.id, target=target, note="both", created=now(), modified=now())
    opened = OpenArticle(article=article, agents=(), statements=(), facts=(), annotations=(note,))
    marking = Marking(opened)
    marking.lay(Lines(article.text, 20))
    assert [marking.margin(line)[0] for line in range(3)] == ["✎", " ", " "]
