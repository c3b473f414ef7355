"""Make docs/onrecord.svg, the README's picture, by running the app: python docs/make_picture.py."""

from __future__ import annotations

import asyncio
import tempfile
from pathlib import Path

from store import Library
from store.intake import sample_files
from tui.app import OnrecordApp

KEYS = ("j", "j", "j", "j", "enter", "]")
"""To the renewal of the memorandum, and on to the quotation with the note."""


async def main() -> None:
    """Run the browser over the samples with one note, and save what is on its screen."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "sample library"
        with Library.open(folder) as library:
            list(library.import_(sample_files()))
            hit = next(library.quotes("speaker:droz extinguisher"))
            note = "compare with his promise of 2019"
            library.annotate(hit.article, hit.statement.parts, note, ["renewal"])
        app = OnrecordApp(folder)
        async with app.run_test(size=(132, 42)) as pilot:
            await pilot.pause(0.5)
            for key in KEYS:
                await pilot.press(key)
                await pilot.pause(0.1)
            picture = app.export_screenshot(title="onrecord")
    Path(__file__).with_name("onrecord.svg").write_text(picture, encoding="utf-8")


if __name__ == "__main__":
    asyncio.run(main())
