"""Walking through what the reader suggests of one article: one key for each finding."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from store.library import OpenArticle
from store.records import Fact, Statement, Status
from tui.bindings import bindings
from tui.screens.reporting import reporting
from tui.screens.sheet import Sheet
from tui.text.clean import one_line
from tui.text.layout import wrap
from tui.text.marking import LOW_CONFIDENCE, SIGNS
from tui.text.wording import fact_fields, fact_lines, quote, speaker_names, speaker_role, words
from tui.widgets.key_bar import KeyBar
from tui.widgets.quote_viewer import attribution

if TYPE_CHECKING:
    from tui.screens.annotating import Annotating

Finding = Statement | Fact
MARKS = {"accepted": "✓", "corrected": "✓", "added": "✓", "rejected": "✗"}
SAID = {"accepted": "accepted", "rejected": "rejected", "corrected": "corrected"}
QUOTED_LINES = 5


class ReviewScreen(Sheet[None]):
    """Statements, then facts, in the order of the text; the article stays in sight above."""

    BINDINGS = bindings("review")

    def __init__(self, browser: Annotating, order: list[str]) -> None:
        super().__init__()
        self._browser = browser
        self.order = order
        self.at = 0
        self._seen: set[str] = set()
        self._trail: list[int] = []

    def compose(self) -> ComposeResult:
        """One sheet over the quote viewer, and its keys in the place of the browser's."""
        with Vertical(classes="sheet review"):
            yield Static("", markup=False)
        yield KeyBar()

    def on_mount(self) -> None:
        """Show the first finding."""
        self.query_one(KeyBar).places = ("review",)
        self.show()

    def on_resize(self) -> None:
        """Wrap again."""
        self.show()

    def renew(self) -> None:
        """Another window wrote."""
        self.show()

    def on_screen_resume(self) -> None:
        """Back from a correction: go on if it was made."""
        self.call_after_refresh(self._corrected)

    def _corrected(self) -> None:
        finding = self.finding
        if finding is not None and finding.status == "corrected" and self._trail[-1:] != [self.at]:
            self._go_on()
        else:
            self.show()

    # ---- where one is
    @property
    def opened(self) -> OpenArticle:
        """The article with all decisions so far."""
        assert self._browser.opened is not None
        return self._browser.opened

    def _by_id(self) -> dict[str, Finding]:
        findings: Sequence[Finding] = (*self.opened.statements, *self.opened.facts)
        return {each.id: each for each in findings}

    @property
    def finding(self) -> Finding | None:
        """The finding at hand; None at the end."""
        return self._by_id().get(self.order[self.at]) if self.at < len(self.order) else None

    def _move(self, at: int) -> None:
        self.at = max(0, min(len(self.order), at))
        self.show()

    def _go_on(self) -> None:
        """The finding at hand was decided."""
        self._trail.append(self.at)
        self._seen.add(self.order[self.at])
        self._move(self.at + 1)

    # ---- keys
    def action_decide(self, status: Status) -> None:
        """Accept or reject the finding, and go on; at the end, close."""
        if self.finding is None:
            self.dismiss()
            return
        with reporting(self):
            self._browser.library.review(self.opened.article.id, self.finding.id, status)
            self._browser.forget_speakers()
            self._browser.refresh_article()
            self._go_on()

    def action_correct(self) -> None:
        """Correct the finding; then go on."""
        if self.finding is not None:
            self._browser.correct_finding(self.opened, self.finding)

    def action_skip(self) -> None:
        """Leave the finding as it is, and go on."""
        if self.finding is None:
            self.dismiss()
        else:
            self._seen.add(self.order[self.at])
            self._move(self.at + 1)

    def action_back(self) -> None:
        """To the finding before."""
        self._move(self.at - 1)

    def action_undo(self) -> None:
        """Take the latest decision back and return to it."""
        self._browser.action_undo()
        if self._trail:
            self._seen.discard(self.order[self._trail[-1]])
            self._move(self._trail.pop())
        else:
            self.show()

    def action_close(self) -> None:
        """Back to the browser."""
        self.dismiss()

    # ---- what is shown
    def show(self) -> None:
        """The finding at hand with its place in the text, or at the end what became of all."""
        sheet = self.query_one(".review")
        finding = self.finding
        width = self.room
        if finding is None:
            sheet.border_title = Content(f"Reviewed {len(self.order)} of {len(self.order)}")
            self.tell_keys("Enter close   b back   u undo")
            self.query_one(Static).update(Content("\n").join([self._progress(width), self._summary()]))
            return
        kind = "statement" if isinstance(finding, Statement) else finding.kind
        sheet.border_title = Content(f"Review {self.at + 1}/{len(self.order)} · {kind}")
        sheet.border_subtitle = Content(one_line(self._browser.query_one(KeyBar).told))
        rows = (
            self._statement(finding, width) if isinstance(finding, Statement) else self._fact(finding, width)
        )
        self.query_one(Static).update(
            Content("\n").join([self._progress(width), *rows, self._doubt(finding)])
        )
        self._browser.show_place(finding)

    def _progress(self, width: int) -> Content:
        """A sign for each finding, around the one at hand where not all fit."""
        known = self._by_id()
        first = max(0, min(self.at - width // 2, len(self.order) - width))
        pieces: list[tuple[str, str]] = []
        for index in range(first, min(len(self.order), first + width)):
            finding = known.get(self.order[index])
            sign = MARKS.get(finding.status if finding else "rejected", "")
            if not sign:
                doubtful = finding is not None and finding.confidence < LOW_CONFIDENCE
                sign = "–" if self.order[index] in self._seen else "?" if doubtful else "·"
            pieces.append(
                (sign, "bold reverse" if index == self.at else "$accent" if sign in "✓✗" else "$muted")
            )
        return Content.assemble(*pieces)

    def _statement(self, statement: Statement, width: int) -> list[Content]:
        names = ", ".join(speaker_names(self.opened, statement)) or "speaker not named"
        role = speaker_role(self.opened, statement)
        said = wrap(quote(self.opened.article.text, statement), width - 2, limit=QUOTED_LINES)
        return [
            Content.assemble((names, "bold"), (f"  {role}" if role else "", "$muted")),
            *(Content.assemble((SIGNS[statement.kind] + " ", "$accent"), row) for row in said),
            Content.styled(attribution(self.opened, statement, names), "$muted"),
        ]

    def _fact(self, fact: Fact, width: int) -> list[Content]:
        proof = " … ".join(words(self.opened.article.text, span) for span in fact.evidence)
        about = "  ".join(f"{name}: {value}" for name, value in fact_fields(fact))
        return [
            Content.styled(" · ".join(fact_lines(fact)), "bold"),
            *(Content.styled(row, "$muted") for row in wrap(about, width, limit=3)),
            *(Content(row) for row in wrap(f"“{proof}”", width, limit=3)),
        ]

    def _doubt(self, finding: Finding) -> Content:
        known = self._by_id()
        least = min((known[each].confidence for each in self.order if each in known), default=0.0)
        low = finding.confidence < LOW_CONFIDENCE
        lowest = finding.confidence == least and len(self.order) > 1
        told = f"{finding.confidence:.2f} confident" + (" · the least sure here" if lowest else "")
        return Content.styled(("? " if low else "  ") + told, "bold $accent" if low or lowest else "$muted")

    def _summary(self) -> Content:
        known = self._by_id()
        became: Counter[str] = Counter(
            known[each].status if each in known else "rejected" for each in self.order
        )
        parts = [f"{became[status]} {said}" for status, said in SAID.items() if became[status]]
        left = became["suggested"]
        parts += [f"{left} left as suggested"] if left else []
        return Content.styled(one_line(", ".join(parts) + "."), "bold")


def suggestions(opened: OpenArticle) -> list[str]:
    """The ids of what nobody has decided on: statements, then facts, each in the order of the text."""
    statements = [s for s in opened.statements if s.status == "suggested" and s.act != "attitude"]
    facts = [f for f in opened.facts if f.status == "suggested" and f.evidence]
    return [
        *(each.id for each in sorted(statements, key=lambda each: each.parts[0])),
        *(each.id for each in sorted(facts, key=lambda each: each.evidence[0])),
    ]
