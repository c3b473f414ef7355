"""`python -m tests.benchmarks [NAME...]`: run the benchmarks, or those named.

Each figure stands beside its baseline, measured in the same run on the same machine.
"""

from __future__ import annotations

import sys

from tests.benchmarks import accuracy, browser, durability, export, reading, store

BENCHMARKS = {
    "browser": browser.run,
    "store": store.run,
    "reading": reading.run,
    "accuracy": accuracy.run,
    "durability": durability.run,
    "export": export.run,
}


def main(names: list[str]) -> int:
    """Run benchmarks by name."""
    unknown = [name for name in names if name not in BENCHMARKS]
    if unknown:
        sys.stderr.write(f"no such benchmark: {', '.join(unknown)}; there are {', '.join(BENCHMARKS)}\n")
        return 2
    for name in names or BENCHMARKS:
        sys.stdout.write(f"{name}\n")
        for line in BENCHMARKS[name]():
            sys.stdout.write(f"  {line}\n")
            sys.stdout.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
