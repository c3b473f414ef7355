"""The browser as an application: one library, its screens, themes, and what happens when something fails."""

from __future__ import annotations

import asyncio
import gc
import logging
import os
import signal
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, cast

from rich.style import Style
from rich.text import Text
from textual import events
from textual.app import App
from textual.command import CommandPalette
from textual.filter import ANSIToTruecolor, LineFilter
from textual.notifications import Notify
from textual.screen import Screen

from store.errors import OnrecordError
from store.library import Library
from tui.actions import ACTIONS, shown_keys
from tui.background import Background
from tui.config import Config
from tui.memory import Session, recall, remember
from tui.screens.browser import BrowserScreen
from tui.screens.reporting import report
from tui.text.clean import for_clipboard, one_line
from tui.text.harmless import Harmless
from tui.themes import TERMINAL, THEME_NAMES, THEMES, mixed, voice_colours
from tui.widgets.early_keys import EarlyKeys
from tui.widgets.key_bar import KeyBar

if TYPE_CHECKING:
    from textual.actions import ActionParseResult
    from textual.command import Provider
    from textual.dom import DOMNode
    from textual.driver import Driver

    from tui.screens.quotes import QuotesScreen

LOG_FILE = "onrecord.log"


def _provider(number: int) -> type[Provider]:
    from tui.palette import PROVIDERS

    return PROVIDERS[number]


class OnrecordApp(App[None]):
    """Onrecord over the library in `folder`, or that `library`, which it then closes at its end.

    The files that `first` gives, asked after the first picture, are taken in while one reads.

    Raises LibraryError if it can't be opened.
    """

    CSS_PATH = "app.tcss"
    ENABLE_COMMAND_PALETTE = False  # by a key that is not in the action table
    TITLE = "Onrecord"
    COMMANDS: ClassVar[set[type[Provider] | Callable[[], type[Provider]]]] = {
        partial(_provider, number) for number in range(7)
    }
    BINDINGS = []  # noqa: RUF012 - Textual's form; every key is in the action table

    def __init__(
        self,
        folder: Path,
        library: Library | None = None,
        config: Config | None = None,
        first: Callable[[], Sequence[Path]] = tuple,
    ) -> None:
        colourless = bool(os.environ.get("NO_COLOR"))
        super().__init__(ansi_color=True if colourless else None)
        self.config = config or Config(folder)
        self.folder = folder
        self._first = first
        self.library = library or Library.open(folder)
        self.session: Session = recall(folder)
        self.session.order = self.config.order or self.session.order
        self.background = Background(folder)
        self._harmless = Harmless()
        self._early = EarlyKeys(self)
        self.search: QuotesScreen | None = None
        for theme in THEMES:
            self.register_theme(theme)
        look = TERMINAL if colourless else self.config.theme or self.session.theme
        self._begin_with(look if look in THEME_NAMES else THEME_NAMES[0])

    def _begin_with(self, theme: str) -> None:
        """Take a theme before anything is drawn; the other way the style sheet is read twice."""
        self.set_reactive(App.theme, theme)
        self.set_class(self.current_theme.dark, "-dark-mode", update=False)
        self.set_class(not self.current_theme.dark, "-light-mode", update=False)
        self.stylesheet.set_variables(self.get_css_variables())

    def get_default_screen(self) -> Screen[None]:
        """The browser."""
        self.browser = BrowserScreen(self.library, self.session)
        return self.browser

    def started(self) -> None:
        """The first picture is there: look for garbage again, but not among what was made till now."""
        if not gc.isenabled():
            gc.freeze()
            gc.enable()
        if self.config.problems:
            path = self.config.path
            told = "\n".join(problem.replace(str(path), path.name) for problem in self.config.problems)
            self.notify(told, title="Settings", severity="warning", timeout=20, markup=False)
        self.config.problems = []
        if files := self._first():
            self.browser.take_in(files)

    def get_driver_class(self) -> type[Driver]:
        """Where Textual would take its driver for Linux and macOS, the one that outlives the terminal."""
        found = super().get_driver_class()
        if found.__name__ == "LinuxDriver":
            from tui.driver import LastingDriver

            return LastingDriver
        return found

    @contextmanager
    def suspend(self) -> Iterator[None]:
        """Hand the terminal to another program, and take it back when that fails too: Textual doesn't."""
        failed: Exception | None = None
        with super().suspend():
            try:
                yield
            except Exception as error:
                failed = error
        if failed is not None:
            raise failed

    def on_mount(self) -> None:
        """End properly when the system or a lost connection ends us: the terminal is given back."""
        if not self.is_headless and sys.platform != "win32":
            loop = asyncio.get_running_loop()
            for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGQUIT):
                loop.add_signal_handler(number, self._ended_by, number)
            self.set_interval(1.0, self._check_terminal)

    def _check_terminal(self) -> None:
        """Where a shell ignores a lost connection no signal tells of it: Textual would read on for ever."""
        if not os.isatty(0):
            self._ended_by(signal.SIGHUP)

    def _ended_by(self, number: signal.Signals) -> None:
        self._keep_drafts()
        self.exit(return_code=128 + number)

    def on_unmount(self) -> None:
        """Remember the place, close the library."""
        self.browser.stop_taking_in()
        remember(self.folder, self.browser.state())
        self.background.close()
        self.library.close()

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Leave out the one that turns ANSI colours into others: our themes have none, or want them kept."""
        kept = [each for each in super().get_line_filters() if not isinstance(each, ANSIToTruecolor)]
        return [self._harmless, *kept]

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Colours that the style sheet needs and a theme may lack."""
        return mixed(self.current_theme)

    def voice_style(self, number: int) -> Style:
        """The colour of a speaker in this theme."""
        return Style(color=self.voice_colours[number].removeprefix("ansi_"))

    @property
    def voice_colours(self) -> tuple[str, ...]:
        """The colours of speakers in this theme, as Textual names them."""
        return voice_colours(self.current_theme)

    # ---- screens
    def home(self) -> BrowserScreen:
        """Close what lies over the browser."""
        while self.screen is not self.browser:
            self.pop_screen()
        return self.browser

    def renew(self) -> None:
        """Another window wrote: what lies over the browser shows it too."""
        for screen in self.screen_stack:
            if (renew := getattr(screen, "renew", None)) is not None:
                renew()

    def search_quotes(self, query: str | None = None) -> None:
        """Open the search, as it was left or with another query."""
        from tui.screens.quotes import QuotesScreen

        if self.search is None:
            self.search = QuotesScreen()
            self.install_screen(self.search, "quotes")
        self.search.came_from(self.browser)
        if query is not None:
            self.search.ask(query)
        self.push_screen("quotes")

    def back_to_search(self) -> None:
        """From a quote that was opened, back to the same hit."""
        if self.search is not None:
            self.push_screen("quotes")

    def next_hit(self, step: int) -> None:
        """Open the next or previous quote of the search."""
        if self.search is not None:
            self.search.open_next(step)

    def copy_to_clipboard(self, text: str) -> None:
        """Copy text, made harmless: to the desktop's clipboard, else by way of the terminal (OSC 52)."""
        from tui.clipboard import to_desktop

        harmless = for_clipboard(text)
        if to_desktop(harmless):
            self._clipboard = harmless
        else:
            super().copy_to_clipboard(harmless)

    def speaker(self, name: str, at: int = 0) -> None:
        """Open a speaker's card, with the cursor on a statement."""
        from tui.screens.speaker import SpeakerScreen

        self.push_screen(SpeakerScreen(name, at))

    def timeline(
        self, actor: str = "", words: str = "", expiries: bool = False, at: int | None = None
    ) -> None:
        """Open the timeline as it was, or anew; with an `actor`, what somebody of any of the names did."""
        from tui.screens.timeline import TimelineScreen

        self.push_screen(TimelineScreen(actor, words, expiries, at))

    def action_export(self) -> None:
        """Write out the library or a part of it."""
        from tui.screens.exporting import export

        export(self)

    def action_help(self) -> None:
        """Show all keys."""
        from tui.screens.help import HelpScreen

        bars = self.screen.query(KeyBar)
        places = bars.first().places if bars else ("browser",)
        if self.screen is self.browser:
            marking = self.browser.text.marking
            voices = tuple(dict.fromkeys(marking.voices.values())) if marking else ()
            self.push_screen(HelpScreen(places, voices, self.browser.why_not))
        else:
            self.push_screen(HelpScreen(places))

    def action_command_palette(self) -> None:
        """Jump to anything by its name."""
        if not CommandPalette.is_open(cast("App[object]", self)):
            self.push_screen(
                CommandPalette(placeholder="Go to a speaker, article, tag, agreement, command …")
            )

    def action_help_quit(self) -> None:
        """Ctrl+C: say how one quits, as the key may be pressed by habit."""
        key = next(shown_keys(action) for action in ACTIONS if action.id == "quit")
        if self.screen is self.browser:
            self.browser.tell(f"{key} quits")
        else:
            self.notify(f"Esc leads back to the browser, where {key} quits", timeout=5, markup=False)

    def action_next_theme(self) -> None:
        """Change to the next theme."""
        self.theme = THEME_NAMES[(THEME_NAMES.index(self.theme) + 1) % len(THEME_NAMES)]
        self.browser.tell(f"theme {self.theme}")

    async def on_event(self, event: events.Event) -> None:
        """Keys typed while a screen opens wait for it."""
        if not (isinstance(event, events.Key) and not event.is_forwarded and self._early.hold(event)):
            await super().on_event(event)

    async def on_key(self, event: events.Key) -> None:
        """What no widget took; a key sent to one before another screen opened is meant for that."""
        if self._early.hold(event):
            event.prevent_default()
        else:
            await self._early.take(event)

    def on_notify(self, event: Notify) -> None:
        """The same notice again takes the place of the one that is there."""
        told = event.notification
        for each in list(self._notifications):
            if (each.message, each.title) == (told.message, told.title):
                self._unnotify(each, refresh=False)

    # ---- failing
    async def run_action(
        self,
        action: str | ActionParseResult,
        default_namespace: DOMNode | None = None,
        namespaces: Mapping[str, DOMNode] | None = None,
    ) -> bool:
        """Run the action of a key; what goes wrong in it is told, and the program goes on."""
        try:
            return await super().run_action(action, default_namespace, namespaces)
        except OnrecordError as error:
            report(self.screen, error)
        except Exception as error:
            told = f"Something went wrong here: {type(error).__name__}.\n{self._log_fault(error)}"
            self.notify(told, severity="error", markup=False)
        return True

    def _handle_exception(self, error: Exception) -> None:
        """Outside of an action Textual can't go on: keep what is being written, end in a few words."""
        self._keep_drafts()
        if isinstance(error, OnrecordError):
            told = f"{error.message}. {error.hint}"
        else:
            told = f"{type(error).__name__}. {self._log_fault(error)}"
        self.exit(return_code=1, message=Text(one_line(f"onrecord stopped: {told}")))
        self._close_messages_no_wait()

    def _keep_drafts(self) -> None:
        for screen in self.screen_stack:
            if (keep := getattr(screen, "keep_draft", None)) is not None:
                with suppress(OnrecordError):
                    keep()

    def _log_fault(self, error: Exception) -> str:
        path = self.folder / LOG_FILE
        try:
            handler = logging.FileHandler(path, encoding="utf-8")
        except OSError:
            return "It could not be written to a log file."
        record = logging.LogRecord(
            "onrecord",
            logging.ERROR,
            "",
            0,
            "unexpected error",
            None,
            (type(error), error, error.__traceback__),
        )
        handler.setFormatter(logging.Formatter("%(asctime)s %(message)s"))
        handler.emit(record)
        handler.close()
        return f"Details are in {path}"
