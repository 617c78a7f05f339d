"""The field type image: pictures, chosen or taken."""

from __future__ import annotations

from typing import ClassVar

from msgspec import Struct

from tenon.kernel.words import Words
from tenon.schema.attachments import FileListType
from tenon.schema.field_types.image.settings import ImageSettings


class ImageType(FileListType):
    key = "image"
    label: ClassVar[Words] = {"zh-CN": "图片", "en-US": "Image"}
    settings: ClassVar[type[Struct]] = ImageSettings
    groups = ("image",)


TYPE = ImageType()
