"""The same text gives the same reading in every process and on lesser processors."""

from __future__ import annotations

import os
import subprocess
import sys

READ = """
from store.reading import read
from store.records import encode
text = '''KORSA, June 3 - Minister Ana Smith met Eva Lund, head of the Miners’ Union, in Oslo on Monday.
“We will pay 4,500 crews by July,” Smith said, adding that the plan “was never ours”. According to Lund,
the two sides agreed to sign a second memorandum. She hopes it will last until 2030.'''
print(encode(read(text * 8)).decode())
"""
WIDE = (
    "X86_V3 X86_V4 AVX512_ICL AVX512_SPR AVX2 FMA3 AVX512F AVX512CD AVX512_SKX ASIMDHP ASIMDDP SVE VSX3 VXE2"
)


def run(**variables: str) -> str:
    """What the reader prints with some environment variables set."""
    command = [sys.executable, "-W", "ignore", "-c", READ]
    environment = {**os.environ, **variables}
    return subprocess.run(command, capture_output=True, text=True, check=True, env=environment).stdout


def test_reading_is_the_same_everywhere() -> None:
    plain = run(PYTHONHASHSEED="1")
    assert plain.count('"rule":"tagged"') > 10
    assert run(PYTHONHASHSEED="2", NPY_DISABLE_CPU_FEATURES=WIDE) == plain
