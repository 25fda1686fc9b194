"""Plain text, Markdown and the output of character recognition, read line by line."""

from excomm.record.text.read import read_text

__all__ = ["read_text"]
