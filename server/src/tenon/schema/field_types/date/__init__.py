"""The field type date."""
