"""The field type radio: one of a few options, all of them in view."""

from __future__ import annotations

from typing import ClassVar

from msgspec import Struct

from tenon.kernel.words import Words
from tenon.schema.choices import OneChoice
from tenon.schema.field_types.radio.settings import RadioSettings


class RadioType(OneChoice):
    key = "radio"
    label: ClassVar[Words] = {"zh-CN": "单选按钮", "en-US": "Radio buttons"}
    settings: ClassVar[type[Struct]] = RadioSettings


TYPE = RadioType()
