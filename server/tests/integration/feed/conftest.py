"""Log rows without records: the feed reads the log whatever wrote it."""

from __future__ import annotations

import pytest

from tenon.kernel.ids import new_id

WRITE = (
    "INSERT INTO w_test.sys_change_log (at, source, object, record_id, op, version, changed, salt)"
    " VALUES (now(), 'api', 'demo', $1, 'update', $2, '{name}', $3) RETURNING id"
)


@pytest.fixture
def write(database):
    async def write(tx, version=1, record=None):
        return await tx.fetchval(WRITE, record or new_id(), version, bytes(16))

    return write


@pytest.fixture
def write_one(database, write):
    async def write_one(version=1):
        async with database.transaction("test") as tx:
            return await write(tx, version)

    return write_one
