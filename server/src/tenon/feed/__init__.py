"""The reader of the change log: everything that reacts to a change learns of it here.

Rows are read behind the transaction watermark (``pg_snapshot_xmin``): ids and times are taken before commit, so reading
by ``id > last`` would lose rows. Invariants:

* A consumer sees every row, once per committed batch; its work and its cursor commit together.
* Within a batch, rows of one record come in the order of their versions.
* Nobody writes less quickly because somebody reads: readers poll, writers never notify.

Start reading at ``reader.py`` (consumers that must not miss anything) and ``tail.py`` (pages that follow along).
"""

from tenon.feed.model import Change, Consumer, Position
from tenon.feed.partitions import make_partitions
from tenon.feed.reader import Reader
from tenon.feed.tail import Batch, Tail

__all__ = ["Batch", "Change", "Consumer", "Position", "Reader", "Tail", "make_partitions"]
