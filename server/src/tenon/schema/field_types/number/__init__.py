"""The field type number."""
