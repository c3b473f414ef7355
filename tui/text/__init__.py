"""Text as a terminal shows it: harmless, wrapped by cell width, stepped through by unit."""
