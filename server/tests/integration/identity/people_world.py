"""What the tests of identity share: an installation whose time they move by hand."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from tenon.identity import Device, SetUp

PASSWORD = "tulip-anchor-47-granite"
DEVICE = Device(ip="192.0.2.7", agent="test browser")
WISH = SetUp(company="青木测试公司", short_name="青木", name="李示例", login="admin@example.com", password=PASSWORD)


class HandClock:
    """A clock that stands still until a test moves it."""

    def __init__(self) -> None:
        self.time = datetime(2026, 3, 5, 9, 0, tzinfo=UTC)

    def now(self, workspace: str | None = None) -> datetime:
        return self.time

    def pass_by(self, **span: float) -> None:
        self.time += timedelta(**span)
