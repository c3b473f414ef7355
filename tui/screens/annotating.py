"""What the keys for notes, tags, corrections, reviews and undo do in the browser."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import cast

from rich.cells import cell_len

from store.records import Annotation, Fact, Span, Statement, Status
from tui.screens.adding import Adding
from tui.screens.copying import ask_copied
from tui.screens.edging import Edging
from tui.screens.reporting import reporting
from tui.screens.tagging import known_tags, tag_prompt, use_tags
from tui.text import units
from tui.text.clean import one_line
from tui.text.clock import hour_minute
from tui.text.layout import fit
from tui.text.wording import Copied, citation, in_marks, speaker_names, words

MOST_TOLD = 60
"""Cells that the name of what was undone takes at most."""


class Annotating(Adding, Edging):
    """Notes, tags, reviews, undo, copies."""

    # ---- what a key is about
    def finding(self) -> Statement | Fact | None:
        """The fact under the cursor of the sidebar, else the statement under that of the text."""
        return self.facts.fact if self.at_pane == "facts" else self.text.current

    def target(self) -> tuple[Span, ...]:
        """What a note or tag goes on: the selection, the fact, the statement, else the sentence."""
        if self.text.selection is not None:
            return (self.text.selection,)
        if self.fact is not None and self.fact.evidence:
            return self.fact.evidence
        if self.text.current is not None:
            return self.text.current.parts
        sentence = units.at(self.text.text, "sentence", self.text.caret)
        return (sentence,) if sentence[0] < sentence[1] else ()

    def annotation_at(self, spans: Sequence[Span]) -> Annotation | None:
        """The latest annotation on exactly these words."""
        if self.opened is None:
            return None
        same = [
            a for a in self.opened.annotations if tuple((s.start, s.end) for s in a.target) == tuple(spans)
        ]
        return same[-1] if same else None

    def saved(self) -> None:
        """Something is on disk: show it, and say when."""
        self.text.selection_off()
        self.refresh_article()
        self.tell(f"saved {hour_minute()}", stay=True)

    # ---- notes
    def action_note(self) -> None:
        """Write a note on the selection, else on the statement."""
        spans = self.target()
        if self.opened is None or not spans or not self.may_write():
            return
        from tui.screens.note import NoteScreen

        article = self.opened.article
        key = f"note:{article.id}:" + ",".join(f"{a}-{b}" for a, b in spans)
        existing = self.annotation_at(spans)
        with reporting(self):
            draft = self.library.draft(key)
            stored = existing.note if existing else ""
            tags = existing.tags if existing else ()

            def save(text: str, tags: list[str]) -> None:
                self._store(article.id, spans, existing, text, tags)
                self.library.drop_draft(key)

            def keep(text: str) -> bool:
                typed = bool(text.strip()) and text.strip() != stored.strip()
                if typed:
                    self.library.save_draft(key, text)
                elif self.library.draft(key) is not None:
                    self.library.drop_draft(key)
                return typed

            about = " … ".join(words(article.text, span) for span in spans)
            known = tuple(known_tags(self.library, self.session))
            recent, typed = self.session.recent_tags, stored if draft is None else draft
            screen = NoteScreen(about, typed, tags, save, keep, known, recent)
            self.app.push_screen(screen, self._note_closed)
            if draft is not None:
                self.tell("your draft is back")

    def _store(
        self, article: str, spans: Sequence[Span], existing: Annotation | None, note: str, tags: Sequence[str]
    ) -> None:
        if existing is None:
            self.library.annotate(article, spans, note, tags)
        else:
            self.library.edit_annotation(existing.id, note=note, tags=tags, base=existing)
        use_tags(self.session, tags)

    def _note_closed(self, became: str | None) -> None:
        if became == "saved":
            self.saved()
        else:
            self.tell(became or "")

    def action_delete_note(self) -> None:
        """Delete the notes and tags on the selection or statement; undo brings them back."""
        if self.opened is None or not self.may_write():
            return
        spans = self.target()
        touching = [
            a
            for a in self.opened.annotations
            if any(s.start < e and s.end > b for s in a.target for b, e in spans)
        ]
        if not touching:
            self.tell("no note here")
            return
        with reporting(self):
            self.library.delete_annotation(*(annotation.id for annotation in touching))
            self.saved()
            self.tell(f"{'note' if len(touching) == 1 else f'{len(touching)} notes'} deleted, u brings back")

    # ---- tags
    def action_tag(self) -> None:
        """Tag the selection, else the statement; with a count in front, with that recent tag."""
        if number := self.text.given if self.text.selecting else 0:
            self._quick_tag(number)
            return
        spans = self.target()
        if self.opened is None or not spans or not self.may_write():
            return
        existing = self.annotation_at(spans)
        about = in_marks(" … ".join(words(self.opened.article.text, span) for span in spans))
        ask = tag_prompt(self.library, self.session, about, existing.tags if existing else ())
        self.app.push_screen(ask, lambda answer: self._tagged(spans, answer))

    def _tagged(self, spans: Sequence[Span], answer: str | None) -> None:
        from tui.screens.note import split_tags

        if answer is None:
            return
        existing = self.annotation_at(spans)
        tags = split_tags(answer)
        if tags or (existing and existing.tags):
            self._tag(spans, tags, existing)

    def _tag(self, spans: Sequence[Span], tags: Sequence[str], existing: Annotation | None) -> None:
        if self.opened is None:
            return
        with reporting(self):
            note = existing.note if existing else ""
            if existing is not None and not note and not tags:
                self.library.delete_annotation(existing.id)
            else:
                self._store(self.opened.article.id, spans, existing, note, tags)
            self.saved()

    def _add_tags(self, tags: Sequence[str]) -> None:
        spans = self.target()
        if self.opened is None or not spans or not self.may_write():
            return
        existing = self.annotation_at(spans)
        self._tag(spans, list(dict.fromkeys([*(existing.tags if existing else ()), *tags])), existing)

    def action_repeat_tag(self) -> None:
        """The latest tags again."""
        tags = self.session.last_tags or self.session.recent_tags[:1]
        if not self.may_write():
            return
        if tags:
            self._add_tags(tags)
        else:
            self.tell("no tag to repeat yet: t")

    def _quick_tag(self, number: int) -> None:
        if number <= len(self.session.recent_tags):
            self._add_tags([self.session.recent_tags[number - 1]])
        else:
            self.tell(f"no recent tag {number}")

    def action_codebook(self) -> None:
        """All tags, and what can be done to them."""
        from tui.screens.codebook import CodebookScreen

        self.app.push_screen(CodebookScreen())

    # ---- review, undo
    def action_review(self, status: Status) -> None:
        """Accept or reject the statement or fact; the same key again takes it back."""
        finding = self.finding()
        if self.opened is None or finding is None or not self.may_write():
            return
        if finding.status == "added" and status == "accepted":
            self.tell("you added this yourself; - takes it away")
            return
        new: Status = "suggested" if finding.status == status else status
        with reporting(self):
            self.library.review(self.opened.article.id, finding.id, new)
            self.saved()
            done = {"accepted": "accepted", "rejected": "rejected"}.get(new, "taken back")
            if finding.status == "added":
                done = "taken away, u brings it back"
            self.tell(f"{done} · {hour_minute()}")

    def action_walk(self) -> None:
        """Walk through the suggestions of the article, one key each."""
        if self.opened is None or not self.may_write():
            return
        from tui.screens.review import ReviewScreen, suggestions

        order = suggestions(self.opened)
        if order:
            self.text.selection_off()
            self.app.push_screen(ReviewScreen(self, order), lambda _: self.focus_pane("article"))
        else:
            self.tell("nothing left to review here")

    def show_place(self, finding: Statement | Fact) -> None:
        """Bring the words of a finding to the upper part of the text."""
        if isinstance(finding, Statement):
            self.text.light(())
            self.text.go_to_statement(finding)
            start = finding.parts[0][0]
        else:
            self.text.go_to(finding.evidence[0])
            self.text.light(finding.evidence)
            start = finding.evidence[0][0]
        self.text.scroll_to(y=max(0, self.text.line_of(start) - 3), animate=False)

    def action_undo(self) -> None:
        """Take the latest change back and name it."""
        self._step_history(self.library.undo, "undone", "nothing to undo")

    def action_redo(self) -> None:
        """Make the change again and name it."""
        self._step_history(self.library.redo, "done again", "nothing to do again")

    def _step_history(self, step: Callable[[], str | None], done: str, nothing: str) -> None:
        if not self.may_write():
            return
        with reporting(self):
            name = step()
            if name is None:
                self.tell(nothing)
                return
            self.forget_speakers()
            self.refresh_article()
            told = f"{done}: {one_line(name)}"
            self.tell(fit(told, min(cell_len(told), MOST_TOLD)))

    # ---- copying
    def action_copy(self) -> None:
        """Copy the statement with its citation, or the selected words."""
        if self.opened is None:
            return
        if self.text.selection is not None:
            a, b = self.text.selection
            self.app.copy_to_clipboard(self.opened.article.text[a:b])
            self.tell("words copied")
        elif self.text.current is not None:
            self._copy_as(cast(Copied, self.onrecord.config.copy))
        else:
            self.tell("no statement here to copy")

    def action_copy_as(self) -> None:
        """Copy the statement in a form that is asked for."""
        if self.text.current is None:
            self.tell("no statement here to copy")
        else:
            ask_copied(self, self._copy_as)

    def _copy_as(self, form: Copied) -> None:
        if self.opened is not None and self.text.current is not None:
            self.app.copy_to_clipboard(citation(self.opened, self.text.current, form))
            names = ", ".join(speaker_names(self.opened, self.text.current)) or "quote"
            self.tell(f"copied: {names}")
