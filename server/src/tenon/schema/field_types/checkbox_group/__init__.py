"""The field type checkbox_group: several of a few options, all of them in view."""

from __future__ import annotations

from typing import ClassVar

from msgspec import Struct

from tenon.kernel.words import Words
from tenon.schema.choices import SomeChoices
from tenon.schema.field_types.checkbox_group.settings import CheckboxGroupSettings


class CheckboxGroupType(SomeChoices):
    key = "checkbox_group"
    label: ClassVar[Words] = {"zh-CN": "复选框组", "en-US": "Checkboxes"}
    settings: ClassVar[type[Struct]] = CheckboxGroupSettings


TYPE = CheckboxGroupType()
