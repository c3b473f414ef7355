"""What the machine made: articles and what was read in them, in `corpus.db`."""
