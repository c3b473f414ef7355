"""The settings a person writes: one TOML file in the config folder. What is wrong in it is told, never fatal.

Importable without Textual, so that the command line can read it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tui import actions

FILE = "config.toml"
CHOICES: dict[str, tuple[str, ...]] = {
    "theme": ("onrecord", "paper", "slate", "sage", "contrast", "terminal"),
    "order": ("newest", "title", "publisher"),
    "copy": ("citation", "plain", "markdown"),
}
"""The settings with the values they take, the first being that of a file that says nothing."""
ABOUT = {
    "theme": "The look at every start; without this line, the one that was shown last.",
    "order": "How the article list is ordered at every start; without this line, as it was left.",
    "copy": "What `y` puts on the clipboard; `Y` asks.",
}
UNENDED = "the line ends before its closing quotation mark"
_NAMED_KEY = re.compile(
    r"(ctrl\+|shift\+|alt\+)*([a-z]|escape|enter|space|tab|backspace|delete|insert|home|end|pageup|pagedown"
    r"|up|down|left|right|f[1-9][0-9]?)"
)


@dataclass
class Config:
    """What the file says; `problems` are lines for people, each with file and line."""

    path: Path
    theme: str | None = None
    order: str | None = None
    copy: str = "citation"
    keys: dict[str, tuple[str, ...]] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)


def config_path() -> Path:
    """Where the file is looked for."""
    from platformdirs import user_config_path

    return user_config_path("onrecord", appauthor=False) / FILE


def read_config(path: Path | None = None) -> Config:
    """The settings in `path`, else in the config folder; a file that is not there says nothing."""
    config = Config(path or config_path())
    try:
        text = config.path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return config
    except (OSError, UnicodeDecodeError) as error:
        config.problems.append(f"{config.path} can't be read: {getattr(error, 'strerror', None) or error}")
        return config
    import tomllib

    try:
        settings = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"line (\d+)", str(error))
        words = re.sub(r" \(at .*\)$", "", str(error)).replace(r"Illegal character '\n'", UNENDED)
        where = line[1] if line else str(text.count("\n") + 1)
        config.problems.append(f"{config.path}:{where}: {words}; nothing in the file was used")
        return config
    _take(config, settings, text)
    return config


def _take(config: Config, settings: Mapping[str, Any], text: str) -> None:
    """Put what is right into `config` and say what is not."""

    def wrong(name: str, what: str) -> None:
        config.problems.append(f"{config.path}:{_line_of(text, name)}: {what}")

    for name, value in settings.items():
        if name == "keys":
            continue
        if name not in CHOICES:
            wrong(name, f"there is no setting {name!r}; there are {', '.join([*CHOICES, '[keys]'])}")
        elif value not in CHOICES[name]:
            wrong(name, f"{name} is one of {', '.join(CHOICES[name])}")
        else:
            setattr(config, name, value)
    keys = settings.get("keys", {})
    if isinstance(keys, dict):
        _take_keys(config, keys, wrong)
    else:
        wrong("keys", "[keys] is a table: [keys], and under it lines such as note = 'a'")


def _take_keys(config: Config, keys: Mapping[str, Any], wrong: Callable[[str, str], None]) -> None:
    known = {action.id: action for action in actions.ACTIONS}
    for name, value in _flat(keys):
        chosen = (value,) if isinstance(value, str) else tuple(value) if isinstance(value, list) else ()
        if name not in known:
            wrong(name, f"there is no action {name!r}; `onrecord --config` lists them")
        elif len(known[name].keys) > 3:
            wrong(name, f"the keys of {name} can't be changed")
        elif not chosen or not all(isinstance(key, str) and is_key(key) for key in chosen):
            wrong(name, f"{value!r} is no key; write 'a', 'A', '?', 'ctrl+s', 'pagedown' or a list of such")
        else:
            config.keys[name] = chosen
    for name, what, fatal in list(actions.clashes(config.keys)):
        wrong(name, what)
        if fatal:
            config.keys.pop(name, None)


def _flat(table: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, Any]]:
    """The lines of [keys]: `row.down = 'j'` is a table in a table for TOML."""
    for name, value in table.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{prefix}{name}.")
        else:
            yield prefix + name, value


def is_key(key: str) -> bool:
    """Whether `key` names a key: a character, or a name such as ctrl+s or pagedown."""
    return (len(key) == 1 and key.isprintable() and not key.isspace()) or bool(_NAMED_KEY.fullmatch(key))


def _line_of(text: str, name: str) -> int:
    """The line that sets `name`, or a part of it under a table's heading."""
    parts = name.split(".")
    for start in range(len(parts)):
        wanted = r"\s*\.\s*".join(rf"[\"']?{re.escape(part)}[\"']?" for part in parts[start:])
        found = re.search(rf"^\s*(?:\[\s*{wanted}|{wanted}\s*=)", text, re.MULTILINE)
        if found:
            return text.count("\n", 0, found.end()) + 1
    return 1


def template(path: Path) -> str:
    """A file with every setting and key at its default, all in comments."""
    rows = [f"# Settings of Onrecord. They are read from {path}", "# Take the # away to change a line.", ""]
    for name, values in CHOICES.items():
        rows += [f"# {ABOUT[name]} One of: {', '.join(values)}", f'# {name} = "{values[0]}"', ""]
    rows += [
        "[keys]",
        "# An action's name, and its key or keys; an action that stood on such a key loses it.",
        "",
    ]
    for place, title in actions.PLACES.items():
        rows.append(f"# ---- {title}")
        for action in actions.at(place):
            if action.where[0] == place and len(action.keys) <= 3:
                keys = ", ".join(_quoted(key) for key in action.keys)
                rows.append(f'# "{action.id}" = [{keys}]  # {action.help}')
        rows.append("")
    return "\n".join(rows)


def _quoted(key: str) -> str:
    return f"'{key}'" if "'" not in key else f'"{key}"'
