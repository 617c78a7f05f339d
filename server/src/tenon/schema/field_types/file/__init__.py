"""The field type file: attachments of any kind."""

from __future__ import annotations

from typing import ClassVar

from msgspec import Struct

from tenon.kernel.words import Words
from tenon.schema.attachments import FileListType
from tenon.schema.field_types.file.settings import FileSettings


class FileType(FileListType):
    key = "file"
    label: ClassVar[Words] = {"zh-CN": "附件", "en-US": "Attachment"}
    settings: ClassVar[type[Struct]] = FileSettings


TYPE = FileType()
