"""Work on many things in a row: on the next one in a process beside this, while this uses the one before."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Generator, Iterable
from contextlib import suppress
from functools import cached_property
from importlib import import_module
from subprocess import DEVNULL, PIPE, Popen
from typing import IO, Any, TypeVar, get_type_hints

import msgspec

from store.corpus.cores import cores
from store.garbage import without_collector

Question = TypeVar("Question")
Answer = TypeVar("Answer")

_LENGTH = 8
_READY = b"\n"
_SCRIPT = (
    "import sys; sys.path[:] = sys.argv[3:]; from store.corpus.ahead import serve; serve(*sys.argv[1:3])"
)
_encode = msgspec.msgpack.Encoder().encode


def answered(
    work: Callable[[Question], Answer], questions: Iterable[Question], is_large: Callable[[Question], bool]
) -> Generator[Answer, None, None]:
    """What `work` makes of each question; the next question is known before an answer is given out.

    `work` is a function of a module, from what MessagePack knows to what it knows, as it is annotated. The
    helper begins with the first large question to follow. Until it is ready, and should it end, the work
    is done here.
    """
    source = iter(questions)
    question = next(source, None)
    helper: _Helper | None = None
    may_have_help = os.name == "posix" and cores() > 1
    is_asked = False
    try:
        while question is not None:
            following = next(source, None)
            answer = helper.answer() if helper and is_asked else None
            if may_have_help and following is not None and is_large(following):
                may_have_help = False
                with suppress(OSError):  # the system lets no more processes run
                    helper = _Helper(work)
            is_asked = helper is not None and helper.takes(following)
            if answer is None:
                answer = work(question)
                is_asked = is_asked or (helper is not None and helper.takes(following))  # it may be ready now
            yield answer
            question = following
    finally:
        if helper:
            helper.end()


class _Helper:
    """A process that answers one question at a time; after a fault of any kind it takes no more."""

    def __init__(self, work: Callable[[Any], Any]) -> None:
        self._decode = _decoder(work, "return")
        command = [sys.executable, "-I", "-c", _SCRIPT, work.__module__, work.__name__, *sys.path]
        # Ctrl-C, which goes to all processes of a group, is for this one
        self._process = Popen(command, stdin=PIPE, stdout=PIPE, stderr=DEVNULL, start_new_session=True)
        self._is_ready = self._has_ended = False

    def takes(self, question: object) -> bool:
        """Whether it is at work on a question now."""
        if question is None or not self._waits():
            return False
        try:
            _send(self._stdin, _encode(question))
        except UnicodeEncodeError:  # a lone surrogate
            return False
        except OSError:
            self._has_ended = True
        return not self._has_ended

    def _waits(self) -> bool:
        if not self._is_ready and not self._has_ended and self._has_written():
            self._is_ready = self._stdout.read(1) == _READY
            self._has_ended = not self._is_ready
        return self._is_ready and not self._has_ended

    def _has_written(self) -> bool:
        from select import POLLIN, poll  # not on Windows

        there = poll()
        there.register(self._stdout, POLLIN)
        return bool(there.poll(0))

    def answer(self) -> Any:
        """The answer to the last question; None if the process has ended."""
        try:
            with without_collector():
                return self._decode(_receive(self._stdout))
        except (OSError, EOFError, msgspec.MsgspecError):
            self._has_ended = True
            return None

    @cached_property
    def _stdin(self) -> IO[bytes]:
        assert self._process.stdin
        return self._process.stdin

    @cached_property
    def _stdout(self) -> IO[bytes]:
        assert self._process.stdout
        return self._process.stdout

    def end(self) -> None:
        """End the process."""
        self._process.kill()
        self._process.communicate()


def serve(module: str, name: str) -> None:
    """Answer the questions of the process that began this one, until it closes the pipe or ends."""
    os.nice(10)  # it gives way to windows, in which somebody is waiting
    work = getattr(import_module(module), name)
    (asked,) = (each for each in get_type_hints(work) if each != "return")
    decode = _decoder(work, asked)
    sys.stdout.buffer.write(_READY)
    sys.stdout.buffer.flush()
    with without_collector():
        while True:
            try:
                question = decode(_receive(sys.stdin.buffer))
            except EOFError:
                return
            _send(sys.stdout.buffer, _encode(work(question)))


def _decoder(work: Callable[..., Any], name: str) -> Callable[[bytes], Any]:
    """What decodes the parameter of this name, or what is returned."""
    return msgspec.msgpack.Decoder(get_type_hints(work)[name]).decode


def _send(stream: IO[bytes], message: bytes) -> None:
    stream.write(len(message).to_bytes(_LENGTH))
    stream.write(message)
    stream.flush()


def _receive(stream: IO[bytes]) -> bytes:
    return _exactly(stream, int.from_bytes(_exactly(stream, _LENGTH)))


def _exactly(stream: IO[bytes], length: int) -> bytes:
    found = stream.read(length)
    if len(found) < length:
        raise EOFError
    return found
