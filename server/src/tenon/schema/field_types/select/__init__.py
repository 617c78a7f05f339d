"""The field type select."""
