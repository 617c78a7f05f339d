"""The field type text."""
