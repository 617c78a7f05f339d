"""The calendar of a fresh workspace is a published definition like any other."""

from __future__ import annotations

import msgspec

from tenon.calendar import CalendarBody, WorkCalendar, mainland_china
from tenon.definitions import DefinitionService
from tenon.identity import Workspace
from tenon.kernel.ids import new_id
from tenon.main.fresh_workspace import fresh_workspace
from tenon.main.kinds import all_kinds
from tenon.store import Database


async def test_a_fresh_workspace_has_a_published_calendar_that_can_be_edited(database: Database):
    service, admin = DefinitionService(database, all_kinds()), new_id()
    workspace = Workspace("test", "青木测试公司", "青木", "Asia/Shanghai", "CNY", "zh-CN")
    await fresh_workspace(service)(workspace, admin)
    found = await service.get("test", "calendar", "working_days")
    assert found.version == 1
    body = msgspec.convert(found.published, CalendarBody)
    assert body == mainland_china()
    edited = {**(found.published or {}), "holidays": [{"date": "2027-01-01", "label": "元旦"}], "until": None}
    await service.save_draft("test", admin, "calendar", "working_days", edited, found.draft_version)
    await service.publish("test", admin, [("calendar", "working_days")])
    now = await service.get("test", "calendar", "working_days")
    ends = WorkCalendar(msgspec.convert(now.published, CalendarBody)).coverage_ends
    assert ends is not None
    assert ends.year == 2027
