"""The settings file: keys, theme, defaults; what is wrong in it is told with its line."""

from __future__ import annotations

from pathlib import Path

from tests.tui.steps import running
from tui.app import OnrecordApp
from tui.config import CHOICES, Config, read_config, template
from tui.themes import THEME_NAMES


def read(folder: Path, text: str) -> Config:
    path = folder / "config.toml"
    path.write_text(text, encoding="utf-8")
    return read_config(path)


def told(config: Config) -> list[str]:
    return [problem.removeprefix(str(config.path)) for problem in config.problems]


def test_no_file_says_nothing(tmp_path: Path) -> None:
    assert read_config(tmp_path / "none.toml").problems == []


def test_keys_theme_and_order(tmp_path: Path) -> None:
    config = read(
        tmp_path,
        'theme = "paper"\norder = "title"\n[keys]\nnote = "A"\nrow.down = ["J", "ctrl+n"]\n"tag" = "ö"\n',
    )
    assert not config.problems
    assert (config.theme, config.order) == ("paper", "title")
    assert config.keys == {"note": ("A",), "row.down": ("J", "ctrl+n"), "tag": ("ö",)}


def test_every_mistake_has_its_line_and_the_rest_counts(tmp_path: Path) -> None:
    config = read(
        tmp_path,
        'theme = "sepia"\ntext = 3\n\n[keys]\nnote = "A"\nnoet = "x"\n"row.up" = "no such key"\nundo = "A"\n'
        "copy = '='\nreview.accept = ['-']\nredo = 7\n",
    )
    assert told(config) == [
        ":1: theme is one of onrecord, paper, slate, sage, contrast, terminal",
        ":2: there is no setting 'text'; there are theme, order, copy, [keys]",
        ":6: there is no action 'noet'; `onrecord --config` lists them",
        ":7: 'no such key' is no key; write 'a', 'A', '?', 'ctrl+s', 'pagedown' or a list of such",
        ":11: 7 is no key; write 'a', 'A', '?', 'ctrl+s', 'pagedown' or a list of such",
        ":8: 'A' is the key of note too",
        ":10: review.reject has no key any more",
    ]
    assert config.theme is None
    assert config.keys == {"note": ("A",), "copy": ("=",), "review.accept": ("-",)}


def test_a_file_that_is_no_toml(tmp_path: Path) -> None:
    config = read(tmp_path, 'theme = "paper"\nnote "a"\n')
    assert len(config.problems) == 1
    assert told(config)[0].startswith(":2: ")
    assert config.theme is None
    assert told(read(tmp_path, 'theme = "paper\nnote = "a"\n')) == [
        ":1: the line ends before its closing quotation mark; nothing in the file was used"
    ]
    (tmp_path / "config.toml").write_bytes(b"\xff\xfe")
    assert "can't be read" in read_config(tmp_path / "config.toml").problems[0]


def test_the_template_is_right_when_its_lines_are_taken_in(tmp_path: Path) -> None:
    lines = template(tmp_path).splitlines()
    bare = [line[2:] if line.startswith("# ") and " = " in line else line for line in lines]
    config = read(tmp_path, "\n".join(line for line in bare if not line.startswith("# ")))
    assert config.problems == []
    assert len(config.keys) > 60


def test_themes_are_those_that_the_file_may_name() -> None:
    assert list(CHOICES["theme"]) == THEME_NAMES


async def test_all_that_is_wrong_is_told_at_once(tmp_path: Path, folder: Path) -> None:
    config = read(tmp_path, 'theme = "sepia"\ntext = 3\n')
    app = OnrecordApp(folder, config=config)
    async with running(app, size=(90, 30)):
        (notice,) = app._notifications
        first, second = notice.message.splitlines()
        assert first.startswith("config.toml:1: theme is one of")
        assert second.startswith("config.toml:2: there is no setting")
