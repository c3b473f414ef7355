"""What the commands share: where the library lies, and queries on the command line."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from tui.cli.opening import default_folder, named_folder, open_library
from tui.cli.output import say

if TYPE_CHECKING:
    from store import Library

F = TypeVar("F", bound=Callable[..., Any])

HELP_NAMES = {"help_option_names": ["-h", "--help"]}
_MINUS = "\ue000"  # stands for the leading minus of a query word while options are parsed


def _remember(context: click.Context, _: click.Parameter, value: Path | None) -> None:
    if value is not None:
        context.find_root().meta["library"] = value


library_option = click.option(
    "--library",
    metavar="DIR",
    type=click.Path(path_type=Path),
    callback=_remember,
    expose_value=False,
    help="The library's folder (default: $ONRECORD_LIBRARY, else your data folder).",
)
"""`--library DIR`, the same before and after the command's name."""


def _mapping(_: click.Context, __: click.Parameter, value: str | None) -> dict[str, str]:
    """`text=Body,title=Headline` as a dict."""
    columns: dict[str, str] = {}
    if not value:
        return columns
    from store.intake.field_names import FIELDS

    for pair in value.split(","):
        field, sign, column = (part.strip() for part in pair.partition("="))
        if field not in FIELDS or not sign or not column:
            raise click.BadParameter(f"“{pair}” is no FIELD=COLUMN; fields are {', '.join(FIELDS)}.")
        columns[field] = column
    return columns


columns_option = click.option(
    "--columns",
    metavar="FIELD=COLUMN,...",
    callback=_mapping,
    help="Which columns of tables hold text, title, published, publisher, author, url, language.",
)
"""`--columns text=Body,title=Headline`, for tables whose columns can't be guessed."""


def library_folder(context: click.Context) -> Path:
    """The folder that was asked for: by option, by environment, or the user's data folder."""
    return _named_folder(context) or default_folder()


def _named_folder(context: click.Context) -> Path | None:
    return named_folder(context.find_root().meta.get("library"))


def open_to_look(context: click.Context) -> Library:
    """The library, for a command that only looks: a folder that was named must be there."""
    from store import LibraryError

    named = _named_folder(context)
    if named and not named.exists():
        raise LibraryError(f"there is no library in {named}", "`onrecord import PATH...` makes one.")
    library = open_library(named or default_folder())
    if library.notice:
        say(f"onrecord: {library.notice}")
    if not library.counts().articles:
        say("onrecord: the library is empty; `onrecord import PATH...` fills it")
    return library


class QueryCommand(click.Command):
    """A command whose QUERY may hold words with a minus (`wages -strike`) that are no options."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        known = {name for parameter in self.get_params(ctx) for name in parameter.opts}
        return super().parse_args(ctx, [self._shield(arg, known) for arg in args])

    @staticmethod
    def _shield(arg: str, known: set[str]) -> str:
        is_word = len(arg) > 1 and arg[0] == "-" and arg[1] != "-" and arg[:2] not in known
        return _MINUS + arg[1:] if is_word else arg


def joined(words: Iterable[str]) -> str:
    """The words of a QueryCommand as one query."""
    return " ".join(words).replace(_MINUS, "-")


def _joined_words(_: click.Context, __: click.Parameter, words: tuple[str, ...]) -> str:
    return joined(words)


query_argument = click.argument("query", nargs=-1, metavar="[QUERY]", callback=_joined_words)
"""All further words as one query."""


def record_options(command: F) -> F:
    """`--json` and `--csv`, of which one at most may be given."""
    for name, text in (("csv", "CSV with a header."), ("json", "JSON Lines: one record a line.")):
        command = click.option(f"--{name}", f"as_{name}", is_flag=True, help=text)(command)
    return command


def format_chosen(as_json: bool, as_csv: bool) -> str:
    """Which of the two was asked for: "json", "csv" or "" (for people)."""
    if as_json and as_csv:
        raise click.UsageError("--json and --csv exclude each other.")
    return "json" if as_json else "csv" if as_csv else ""
