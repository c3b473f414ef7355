"""What prints itself and ends: `onrecord --keys`, `--config`, `--man`, `--completion`."""

from __future__ import annotations

import click

from tui import actions
from tui.actions import PLACES, at, shown_keys
from tui.cli.output import say
from tui.config import config_path, read_config, template

_KEYS = 20
"""The column of the keys, in characters."""


def key_list() -> str:
    """All keys by place, one action a line."""
    return "\n\n".join(
        "\n".join([name, *(f"  {shown_keys(action):<{_KEYS}}{action.help}" for action in at(place))])
        for place, name in PLACES.items()
    )


def print_keys(context: click.Context, _: click.Parameter, wanted: bool) -> None:
    """Print the list, with the keys of the settings file, and end."""
    if wanted and not context.resilient_parsing:
        config = read_config()
        for problem in config.problems:
            say(problem)
        actions.rebind(config.keys)
        click.echo(key_list())
        context.exit()


def print_config(context: click.Context, _: click.Parameter, wanted: bool) -> None:
    """Print a settings file with every setting at its default, and end."""
    if wanted and not context.resilient_parsing:
        click.echo(template(config_path()), nl=False)
        context.exit()


def print_man(context: click.Context, _: click.Parameter, wanted: bool) -> None:
    """Print the manual page and end."""
    if wanted and not context.resilient_parsing:
        from tui.cli.manual import man_page

        assert isinstance(context.command, click.Group)
        click.echo(man_page(context.command), nl=False)
        context.exit()


def print_completion(context: click.Context, _: click.Parameter, shell: str | None) -> None:
    """Print the completions for a shell and end."""
    if shell and not context.resilient_parsing:
        from tui.cli.manual import completion

        click.echo(completion(context.command, shell))
        context.exit()
