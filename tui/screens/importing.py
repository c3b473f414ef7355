"""Taking in files and reading again from the browser, in the background, with progress and a way to stop."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from textual import work

from tui.screens.base import BrowserBase
from tui.text.clean import visible
from tui.widgets.key_bar import TitleBar

if TYPE_CHECKING:
    from tui.screens.ask import Choice
    from tui.taking_in import TakingIn

MOST = 200
"""Names of a folder that are looked through for the prompt."""
NAMED = 5
"""Refused files that are named at the end."""


class Importing(BrowserBase):
    """The keys I and L; the same key stops what is under way."""

    _under_way: TakingIn | None = None

    def action_import(self) -> None:
        """Ask for a file or folder and take it in; while that is under way, stop it."""
        if self._stop() or not self.may_write():
            return
        from tui.screens.ask import Ask

        prompt = Ask(
            "Take in a file or folder",
            hint="Tab complete   Enter take in   Esc cancel",
            complete=paths_like,
            check=lambda path: (
                None if Path(path).expanduser().exists() else "there is no such file or folder"
            ),
        )
        self.app.push_screen(prompt, self._import)

    def _import(self, path: str | None) -> None:
        if path and path.strip():
            self.take_in([Path(path.strip()).expanduser()])

    def action_reread(self) -> None:
        """Read again what an older reader has read; while that is under way, stop it."""
        if not self._stop() and self.may_write():
            self.take_in([])

    def _stop(self) -> bool:
        if self._under_way is None:
            return False
        self._under_way.stop()
        self.tell("stopping; what is done is kept")
        return True

    def stop_taking_in(self) -> None:
        """The browser ends: end what is under way."""
        if self._under_way is not None:
            self._under_way.stop()

    @work(exclusive=True, group="taking in", exit_on_error=False)
    async def take_in(self, paths: Sequence[Path]) -> None:
        """Take in files and folders, or without any read again what an older reader has read."""
        from tui.taking_in import TakingIn

        what, key = ("taking in", "I") if paths else ("reading again", "L")
        self._under_way = taking = TakingIn(self.library.folder, paths)
        bar = self.query_one(TitleBar)
        bar.under_way = f"{what} …  {key} stops"
        self.open_listed()
        try:
            async for step in taking.steps():
                bar.under_way = f"{what} {step.done:,} of {step.total:,}  {key} stops"
                if self.opened is None:
                    self.show_changes()
        finally:
            self._under_way = None
            bar.under_way = ""
        self.show_changes()
        self.open_listed()
        self._summarize(taking, bool(paths))

    def _summarize(self, taking: TakingIn, imported: bool) -> None:
        tally = taking.tally
        if taking.failed:
            self.notify(visible(taking.failed), severity="error", timeout=10, markup=False)
            return
        told = f"{tally['taken']:,} {'taken in' if imported else 'read again'}"
        for result, words in (("duplicate", "already there"), ("refused", "refused")):
            told += f", {tally[result]:,} {words}" if tally[result] else ""
        self.tell(f"stopped: {told}" if taking.stopped else told)
        if taking.refused:
            more = [f"and {len(taking.refused) - NAMED} more"] if len(taking.refused) > NAMED else []
            named = visible("\n".join([*taking.refused[:NAMED], *more]))
            self.notify(named, title="Refused", severity="warning", timeout=20, markup=False)


def paths_like(typed: str) -> list[Choice]:
    """Files and folders that begin as typed, folders first."""
    from tui.screens.ask import Choice

    folder, name = os.path.split(typed)
    try:
        with os.scandir(Path(folder or ".").expanduser()) as entries:
            found = [(not entry.is_dir(), entry.name) for entry, _ in zip(entries, range(MOST), strict=False)]
    except OSError:
        return []
    low = name.casefold()
    return [
        Choice(str(Path(folder) / each) + ("" if is_file else os.sep))
        for is_file, each in sorted(found)
        if each.casefold().startswith(low) and (low.startswith(".") or not each.startswith("."))
    ]
