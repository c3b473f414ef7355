"""Moving the edges of statements, notes and facts by key."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from store.library import Library
from tests.tui.steps import hint, press, running, screen_text, status, stored_notes, write
from tui.app import OnrecordApp
from tui.screens.edging import clipped


async def test_edges_of_a_statement(app: OnrecordApp) -> None:
    async with running(app) as pilot:

        def said() -> list[str]:
            assert app.browser.text.current is not None
            return [app.browser.text.text[slice(*part)] for part in app.browser.text.current.parts]

        await press(pilot, "2", "]", "]", "E")
        assert "EDGES statement · 10 words · end moves" in screen_text(app)
        await press(pilot, "3", "b", "o", "w", "w")
        assert "start moves" in screen_text(app)
        await press(pilot, "enter")
        assert said() == ["had waited eleven years for"]
        assert status(app) == "corrected"
        assert [h.text for h in app.library.quotes("eleven")] == said()
        await press(pilot, "E", "l", "l", "enter")
        assert said() == ["had waited eleven years for s"]
        await press(pilot, "u", "u")
        assert said() == ["the members had waited eleven years for such a paper"]
        await press(pilot, "E", "w", "escape")
        assert status(app) == "suggested"
        assert not app.browser.text.selecting
        await press(pilot, "E", "enter")
        assert hint(app) == "left as it was"
        assert status(app) == "suggested"


async def test_edges_of_an_interrupted_statement(app: OnrecordApp) -> None:
    async with running(app) as pilot:
        await press(pilot, "2", "]", "E", "o", "4", "w", "enter")
        current = app.browser.text.current
        assert current is not None
        assert [app.browser.text.text[slice(*part)] for part in current.parts] == [
            "crates alone at three in the morning,”",
            "“and nobody will.”",
        ]


async def test_edges_of_a_note(app: OnrecordApp) -> None:
    async with running(app) as pilot:
        await press(pilot, "2", "]", "v", "2", "w", "a")
        await write(pilot, "half of it")
        await press(pilot, "ctrl+s", "E", "E")
        assert "EDGES note “half of it”" in screen_text(app)
        await press(pilot, "2", "w", "enter")
        (note,) = stored_notes(app)
        assert [each.exact for each in note.target] == ["Nobody should lift crates"]
        await press(pilot, "u")
        (note,) = stored_notes(app)
        assert [each.exact for each in note.target] == ["Nobody should"]


async def test_edges_of_the_evidence(app: OnrecordApp) -> None:
    async with running(app) as pilot:
        await press(pilot, "3", "j", "E", "2", "b", "enter")
        assert app.browser.opened is not None
        fact = app.browser.opened.facts[0]
        words = [app.browser.text.text[slice(*span)] for span in fact.evidence]
        assert words == ["signed a two-year pact on", "The pact runs until 30 June 2026"]
        assert fact.status == "corrected"
        with Library.open(app.folder) as other:
            assert list(other.check()) == []


@given(
    st.lists(st.integers(0, 60), min_size=2, max_size=8, unique=True),
    st.tuples(st.integers(0, 60), st.integers(0, 60)),
)
def test_clipped_parts_are_in_order_and_reach_the_edges(cuts: list[int], edges: tuple[int, int]) -> None:
    cuts = sorted(cuts)[: len(cuts) // 2 * 2]
    spans = list(zip(cuts[::2], cuts[1::2], strict=True))
    start, end = min(edges), max(edges) + 1
    found = clipped(spans, (start, end))
    flat = [edge for span in found for edge in span]
    assert (flat[0], flat[-1]) == (start, end)
    assert flat == sorted(flat)


async def test_a_narrow_bar_still_tells_how_to_keep_edges(app: OnrecordApp) -> None:
    async with running(app, (60, 20)) as pilot:
        await press(pilot, "2", "]", "E")
        last = screen_text(app).splitlines()[-1]
        assert "EDGES statement" in last
        assert "Enter keep" in last
        assert "Esc stop" in last
