"""The manual page and the shell completions, made from the commands and the action table.

`onrecord --man` and `onrecord --completion bash` print them; `make docs` writes the files that are installed.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib.metadata import version

import click
from click.shell_completion import get_completion_class

from tui.actions import PLACES, at, shown_keys

FILES = (
    ("~/.config/onrecord/config.toml", "settings; `onrecord --config` prints one with all defaults"),
    ("~/.local/share/onrecord", "the library, unless --library or ONRECORD_LIBRARY names another"),
)


def completion(command: click.Command, shell: str) -> str:
    """The script that makes `shell` complete the commands and options."""
    from tui.cli.entry import COMPLETING

    kind = get_completion_class(shell)
    assert kind is not None
    made = kind(command, {}, "onrecord", COMPLETING)
    return made.source_template % made.source_vars()


def man_page(command: click.Group) -> str:
    """The manual page in man(7) markup."""
    rows = [
        f'.TH ONRECORD 1 "" "onrecord {version("onrecord")}" "User Commands"',
        ".SH NAME", r"onrecord \- who said what, and what was agreed",
        ".SH SYNOPSIS", r".B onrecord", "[OPTIONS] [COMMAND [ARGS]...]",
        ".SH DESCRIPTION", *_paragraphs(command.help or ""),
        ".SH OPTIONS", *_options(command),
        ".SH COMMANDS",
    ]  # fmt: skip
    context = click.Context(command)
    for name in command.list_commands(context):
        sub = command.get_command(context, name)
        assert sub is not None
        usage = " ".join(sub.collect_usage_pieces(click.Context(sub)))
        rows += [f".SS onrecord {_roff(name)} {_roff(usage)}", *_paragraphs(sub.help or ""), *_options(sub)]
    rows += [".SH KEYS"]
    for place, title in PLACES.items():
        rows.append(f".SS {_roff(title)}")
        for action in at(place):
            rows += [".TP", rf"\fB{_roff(shown_keys(action))}\fR", _roff(action.help)]
    rows += [".SH FILES"]
    for path, about in FILES:
        rows += [".TP", rf"\fI{_roff(path)}\fR", _roff(about)]
    rows += [".SH EXIT STATUS", "0 done, 1 something was refused or found, 2 wrong usage."]
    return "\n".join(rows) + "\n"


def _paragraphs(text: str) -> Iterator[str]:
    for number, paragraph in enumerate(text.split("\n\n")):
        if number:
            yield ".PP"
        yield _roff(" ".join(paragraph.split()))


def _options(command: click.Command) -> Iterator[str]:
    for parameter in command.params:
        if isinstance(parameter, click.Option) and not parameter.hidden:
            names = ", ".join(rf"\fB{_roff(name)}\fR" for name in parameter.opts)
            metavar = parameter.make_metavar(click.Context(command))
            value = "" if parameter.is_flag else rf" \fI{_roff(metavar)}\fR"
            yield from (".TP", names + value, _roff(parameter.help or ""))


def _roff(text: str) -> str:
    r"""`text` as it is: `\`, `-` and a leading `.` or `'` mean something to the formatter."""
    escaped = text.replace("\\", r"\e").replace("-", r"\-").replace("`", r"\(ga")
    return rf"\&{escaped}" if escaped[:1] in (".", "'") else escaped
