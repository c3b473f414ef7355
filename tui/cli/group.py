"""The command `onrecord`: which commands there are, and how each end is reported."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Sequence
from importlib import import_module
from keyword import iskeyword

import click

from tui.cli import output
from tui.cli.browse import browse
from tui.cli.keys import print_completion, print_config, print_keys, print_man
from tui.cli.options import HELP_NAMES, library_option

REFUSED = 1
USAGE = 2
INTERRUPTED = 130
COMPLETING = "_ONRECORD_COMPLETE"
"""The variable by which a shell asks for completions."""


NAMES = "agreements check duplicates export facts import parse quotes restore".split()


class Commands(click.Group):
    """The commands, each imported when it is asked for: the browser starts without them."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Their names, in the order of the alphabet."""
        del ctx
        return NAMES

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, from the module of that name."""
        del ctx
        if cmd_name not in NAMES:
            return None
        name = f"{cmd_name}_" if iskeyword(cmd_name) else cmd_name
        command = getattr(import_module(f"tui.cli.{name}"), name)
        assert isinstance(command, click.Command)
        return command


@click.group(cls=Commands, invoke_without_command=True, context_settings=HELP_NAMES)
@library_option
@click.version_option(package_name="onrecord", message="onrecord %(version)s")
@click.option(
    "--keys",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=print_keys,
    help="List the browser's keys and exit.",
)
@click.option(
    "--config",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=print_config,
    help="Print a settings file with all defaults and exit.",
)
@click.option(
    "--man",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=print_man,
    help="Print the manual page and exit: onrecord --man | man -l -",
)
@click.option(
    "--completion",
    type=click.Choice(["bash", "zsh", "fish"]),
    is_eager=True,
    expose_value=False,
    callback=print_completion,
    help="Print completions for a shell and exit: source <(onrecord --completion bash)",
)
@click.pass_context
def onrecord(context: click.Context) -> int | None:
    """A workbench for who said what and what was agreed.

    Without a command it opens the browser.
    """
    return browse(context) if context.invoked_subcommand is None else None


def main(args: Sequence[str] | None = None) -> None:
    """Run the command line and end the process: 0 done, 1 something refused or found, 2 usage."""
    if asked := os.environ.get(COMPLETING):
        from click.shell_completion import shell_complete

        sys.exit(shell_complete(onrecord, {}, "onrecord", COMPLETING, asked))
    code = run(list(sys.argv[1:] if args is None else args))
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # while Python ends another Ctrl-C would print a traceback
    sys.exit(code)


def run(args: list[str]) -> int:
    """Run one command and say in words what stopped it; the exit code."""
    try:
        with onrecord.make_context("onrecord", args) as context:
            code = onrecord.invoke(context)
        output.flush()
        return code if isinstance(code, int) else 0
    except click.exceptions.Exit as end:
        return _flushed(end.exit_code)
    except click.UsageError as error:
        error.show()
        return USAGE
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (KeyboardInterrupt, click.Abort):
        output.complain("stopped")
        return INTERRUPTED
    except BrokenPipeError:
        output.hang_up()
    except Exception as error:
        return _failed(error)


def _flushed(code: int) -> int:
    try:
        output.flush()
    except OSError as error:
        return _failed(error)
    return code


def _failed(error: Exception) -> int:
    from store.errors import OnrecordError

    if isinstance(error, OnrecordError):
        output.complain(error.message, error.hint)
    elif isinstance(error, OSError):
        if error.filename is None:
            output.drop_stdout()
        output.complain(str(error.strerror or error) + (f": {error.filename}" if error.filename else ""))
    else:
        from tui.cli.log import write_log

        output.complain(f"something unexpected happened: {type(error).__name__}", write_log(error))
    return REFUSED
