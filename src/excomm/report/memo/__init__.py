"""The memo of an estimate: written once, set as text, Markdown or one HTML page."""
