"""The field type relation."""
