"""The small commented case that ``excomm init`` writes."""

import json
from pathlib import Path

__all__ = ["starter_case"]


def starter_case(name: str) -> str:
    """Return the text of a new case called `name`: complete, commented, and running."""
    template = Path(__file__).with_name("starter.yaml").read_text(encoding="utf-8")
    # A line break would end the comment in which the name stands too.
    name = "".join(char if char.isprintable() else " " for char in name)
    # JSON text is YAML text: quoted where a name would mean something else bare.
    title = json.dumps(name, ensure_ascii=False)
    return template.replace("{name}", name).replace("{title}", title, 1)
