"""A process that writes all it can until it is killed, and the ledger of what it said was done.

Each act is told before ("will") and after ("done") it; what was told as done must be there, and of what
was not told as done at most the last act may be.
"""

from __future__ import annotations

import json
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from copy import deepcopy
from pathlib import Path
from typing import Any

from msgspec import Struct

from store.corpus import importing
from store.library import Library
from store.records import Reading
from tests.store.samples import READING, TEXT, article, span

Act = list[str]
_MOST_NOTES = 40
_ME = article().id
_ROOT = Path(__file__).parents[2]


class State(Struct):
    """All that the acts change; `before` are the states that undo leads back to."""

    notes: Counter[str]
    merges: dict[str, str] = {}
    speakers: dict[str, str] = {}
    articles: set[str] = set()
    before: list[Any] = []

    def human(self) -> tuple[Any, ...]:
        """What undo takes back."""
        return deepcopy((self.notes, self.merges, self.speakers))


def apply(state: State, act: Act) -> State:
    """The state after an act."""
    notes, merges, speakers = state.human()
    new = State(notes, merges, speakers, set(state.articles), list(state.before))
    match act:
        case ["import", text]:
            new.articles.add(text)
            return new
        case ["undo"]:
            new.notes, new.merges, new.speakers = deepcopy(new.before.pop())
            return new
        case ["note", text]:
            new.notes[text] += 1
        case ["edit", old, text]:
            new.notes -= Counter([old])
            new.notes[text] += 1
        case ["delete", text]:
            new.notes -= Counter([text])
        case ["merge", name, into]:
            new.merges[name.lower()] = into
        case ["correct", finding, name]:
            new.speakers[finding] = name
    new.before.append(state.human())
    return new


def stored(library: Library) -> State:
    """The state that a library is in."""
    notes = library._notes
    return State(
        notes=Counter(note.note for note in library.open_article(_ME).annotations),
        merges={document["key"]: document["into"] for document in notes.merges},
        speakers={each.finding: each.changes["speakers"][0] for each in notes.corrections_of([_ME])},
        articles={library.article(row.id).text[len(TEXT) :].strip() for row in library.rows()} - {""},
    )


class Ledger:
    """What was told as done, over many runs."""

    def __init__(self) -> None:
        self.acknowledged = 0
        self.lost = 0
        self.unclean = 0
        self._state = State(notes=Counter())

    def compare(self, library: Library, told: list[str]) -> None:
        """Follow what a run told, and compare it with what is there."""
        waiting: Act | None = None
        for line in told:
            word, _, act = line.partition(" ")
            waiting = json.loads(act) if word == "will" else None
            if word == "done":
                self._state = apply(self._state, json.loads(act))
                self.acknowledged += 1
        there = stored(library)
        possible = [self._state, *([apply(self._state, waiting)] if waiting else [])]
        fitting = [each for each in possible if _same(each, there)]
        self.lost += not fitting
        self.unclean += bool(list(library.check()))
        self._state = fitting[0] if fitting else there


def _same(one: State, other: State) -> bool:
    return (*one.human(), one.articles) == (*other.human(), other.articles)


def prepare(folder: Path) -> None:
    """Make a library with the article that the acts are about."""
    with Library.open(folder) as library:
        library.add(article(), READING)


def kill_at_a_random_moment(folder: Path, start: int, chance: random.Random) -> list[str]:
    """Let a process write, end it by SIGKILL, and return what it had said was done."""
    command = [sys.executable, "-m", "tests.store.acts", str(folder), str(start)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=_ROOT)
    assert process.stdout
    lines = [process.stdout.readline(), process.stdout.readline()]  # one act is done
    time.sleep(chance.uniform(0, 0.3))
    process.send_signal(signal.SIGKILL)
    lines += process.stdout.readlines()
    process.wait()
    process.stdout.close()
    return [line.rstrip("\n") for line in lines if line.endswith("\n")]


def write_for_ever(folder: Path, start: int) -> None:
    """Note, edit, delete, merge, correct, import and undo by chance; never ends by itself."""
    # loading the models takes longer than a run lasts
    setattr(importing, "read", lambda _: Reading(version="quick"))  # noqa: B010
    chance = random.Random(start)
    with Library.open(folder) as library:
        undoable = 0
        for n in range(start, sys.maxsize):
            notes = {note.note: note.id for note in library.open_article(_ME).annotations}
            act = _chosen(chance, n, list(notes), undoable)
            undoable += -1 if act == ["undo"] else act[0] != "import"
            _tell("will", act)
            _perform(library, folder, act, notes)
            _tell("done", act)


def _tell(word: str, act: Act) -> None:
    sys.stdout.write(f"{word} {json.dumps(act)}\n")
    sys.stdout.flush()


def _chosen(chance: random.Random, n: int, notes: list[str], undoable: int) -> Act:
    kinds = ["note"] * 4 + ["merge", "correct", "import"]
    kinds += ["edit", "delete", "delete"] if notes else []
    kinds += ["delete"] * 20 if len(notes) > _MOST_NOTES else []
    kinds += ["undo"] * 2 if undoable else []
    match kind := chance.choice(kinds):
        case "edit":
            return [kind, chance.choice(notes), f"edited {n}"]
        case "delete":
            return [kind, chance.choice(notes)]
        case "merge":
            return [kind, "Joren Vael", f"Name {n}"]
        case "correct":
            return [kind, f"s{n % 4 + 1}", f"Name {n}"]
        case "undo":
            return [kind]
    return [kind, f"{kind} {n}"]


def _perform(library: Library, folder: Path, act: Act, notes: dict[str, int]) -> None:
    match act:
        case ["note", text]:
            library.annotate(_ME, [span("keep")], text)
        case ["edit", old, text]:
            library.edit_annotation(notes[old], note=text)
        case ["delete", text]:
            library.delete_annotation(notes[text])
        case ["merge", name, into]:
            library.merge(name, into)
        case ["correct", finding, name]:
            library.correct(_ME, finding, speakers=(name,))
        case ["import", text]:
            path = folder.parent / "new.txt"
            path.write_text(f"{TEXT} {text}")
            assert [each.result for each in library.import_([path])] == ["taken"]
        case ["undo"]:
            assert library.undo()


if __name__ == "__main__":
    write_for_ever(Path(sys.argv[1]), int(sys.argv[2]))
