"""The field type datetime."""
