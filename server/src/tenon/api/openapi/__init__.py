"""The API describes itself: OpenAPI 3.1 of the platform's endpoints and of the caller's own objects and fields.

Routes are generic, so nothing is registered per object; the paths of an object are written from the Catalog. What the
caller may not read does not appear. Start reading at ``document.py``.
"""

from tenon.api.openapi.document import Documents

__all__ = ["Documents"]
