"""`onrecord --keys`: every key, as the browser's help shows them."""

from __future__ import annotations

import click

from tui.actions import PLACES, at, shown_keys

_KEYS = 20
"""The column of the keys, in characters."""


def key_list() -> str:
    """All keys by place, one action a line."""
    return "\n\n".join(
        "\n".join([name, *(f"  {shown_keys(action):<{_KEYS}}{action.help}" for action in at(place))])
        for place, name in PLACES.items()
    )


def print_keys(context: click.Context, _: click.Parameter, wanted: bool) -> None:
    """Print the list and end."""
    if wanted and not context.resilient_parsing:
        click.echo(key_list())
        context.exit()
