"""How each end is reported: the words on stderr, and the exit code."""

from __future__ import annotations

from collections.abc import Callable

from tui.cli import output

REFUSED = 1
INTERRUPTED = 130


def ended(run: Callable[[], int]) -> int:
    """Run, and say in words what stopped it; the exit code."""
    try:
        code = run()
        output.flush()
        return code
    except KeyboardInterrupt:
        output.complain("stopped")
        return INTERRUPTED
    except BrokenPipeError:
        output.hang_up()
    except Exception as error:
        return _failed(error)


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
