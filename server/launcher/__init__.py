"""The launcher: from a bare checkout to a running program, with nothing but Python's standard library.

Every step is keyed by a stamp, so a step whose inputs did not change costs nothing. Start reading at ``__main__.py``.
"""
