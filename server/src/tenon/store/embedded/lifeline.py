"""A child never outlives its parent: the kernel itself ends the children of a supervisor that was killed."""

from __future__ import annotations

import ctypes
import signal
import sys
from collections.abc import Callable

_PR_SET_PDEATHSIG = 1
_libc = ctypes.CDLL(None, use_errno=True) if sys.platform == "linux" else None


def ends_with_parent(sent: signal.Signals) -> Callable[[], None]:
    """Return a ``preexec_fn`` that has ``sent`` delivered to the child when the thread that started it is gone.

    Start such children from the main thread: the kernel watches the thread, not the process. Changing the user clears
    the request, therefore it belongs into ``preexec_fn``, which runs after ``user=``. Other systems than Linux have no
    such call; there the function does nothing.
    """

    def request() -> None:
        if _libc is not None:
            _libc.prctl(_PR_SET_PDEATHSIG, int(sent), 0, 0, 0)

    return request
