"""The log file for what should not have happened."""

from __future__ import annotations

import traceback
from datetime import datetime

from platformdirs import user_log_path


def write_log(error: BaseException) -> str:
    """Append the traceback of `error` to the log file; the words that tell where it is."""
    path = user_log_path("onrecord", appauthor=False) / "onrecord.log"
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with path.open("a", encoding="utf-8", errors="backslashreplace") as log:
            log.write(f"--- {datetime.now().astimezone().isoformat(timespec='seconds')}\n")
            log.writelines(traceback.format_exception(error))
    except OSError as problem:
        return f"Its details could not be logged in {path}: {problem.strerror}"
    return f"The details are in {path}"
