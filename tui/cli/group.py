"""The command `onrecord`: which commands and options there are."""

from __future__ import annotations

import os
from functools import partial
from importlib import import_module
from keyword import iskeyword

import click

from tui.cli.browse import browse, in_terminal
from tui.cli.ending import ended
from tui.cli.entry import COMPLETING
from tui.cli.keys import print_completion, print_config, print_keys, print_man
from tui.cli.options import HELP_NAMES, library_folder, library_option

USAGE = 2
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
    if context.invoked_subcommand is not None:
        return None
    if not in_terminal():
        raise click.UsageError("The browser needs a terminal; `onrecord --help` lists what works without.")
    return browse(library_folder(context))


def run(args: list[str]) -> int:
    """Run one command and say in words what stopped it; the exit code."""
    return ended(partial(_invoke, args))


def _invoke(args: list[str]) -> int:
    if asked := os.environ.get(COMPLETING):
        from click.shell_completion import shell_complete

        return shell_complete(onrecord, {}, "onrecord", COMPLETING, asked)
    try:
        with onrecord.make_context("onrecord", args) as context:
            code = onrecord.invoke(context)
        return code if isinstance(code, int) else 0
    except click.exceptions.Exit as end:
        return end.exit_code
    except click.UsageError as error:
        error.show()
        return USAGE
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except click.Abort:
        raise KeyboardInterrupt from None
