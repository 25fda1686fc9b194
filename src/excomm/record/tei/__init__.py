"""The reader of TEI: the published volumes of Foreign Relations of the United States (FRUS).

It follows the encoding of the Office of the Historian in both its forms (before and after 2018).
"""

from excomm.record.tei.reader import read_tei

__all__ = ["read_tei"]
