"""A workbook or a list of values as tables that a page can show; the bytes are read by a process of their own.

Reading a hostile workbook can take any amount of memory: one cell in the last corner makes a table of 17 thousand
million. ``sheet_reader.py`` therefore runs as a child that may take a gigabyte and ten seconds, and nothing of ours.
"""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

from tenon.files.errors import Damaged, Locked, NoPreview, TooLargeToShow

SHOWN = frozenset({"xlsx", "xls", "csv"})
MOST_BYTES = 20 * 1024**2
MOST_UNPACKED = 100 * 1024**2
SECONDS = 15
_AT_ONCE = asyncio.Semaphore(2)

_READER = Path(__file__).with_name("sheet_reader.py")
_EXITS: dict[int, type[NoPreview]] = {3: Locked, 4: Damaged}


async def table_of(content: bytes, extension: str) -> bytes:
    """Return ``{"sheets": [{"name", "rows": [[text]], "row_count", "column_count"}]}`` as JSON.

    The first ten sheets, of each the first 200 rows and 50 columns; a formula is shown as the value it had when the
    file was saved, a cell as at most 500 characters.

    Raises:
        TooLargeToShow, Locked, Damaged: what is in the way.
    """
    async with _AT_ONCE:
        child = await asyncio.create_subprocess_exec(
            *(sys.executable, "-I", str(_READER), extension, str(MOST_UNPACKED)),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
        )
        try:
            told, _ = await asyncio.wait_for(child.communicate(content), SECONDS)
        except TimeoutError:
            raise TooLargeToShow(limit=MOST_UNPACKED // 1024**2) from None
        finally:
            if child.returncode is None:
                child.kill()
                await child.wait()
    if child.returncode == 0:
        return told
    refusal = _EXITS.get(child.returncode or 0)
    raise refusal() if refusal else TooLargeToShow(limit=MOST_UNPACKED // 1024**2)
