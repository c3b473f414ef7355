"""Names: where they begin and end, and what kind of thing they name."""
