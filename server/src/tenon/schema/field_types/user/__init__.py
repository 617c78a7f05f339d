"""The field type user."""
