"""The sample articles that an empty library opens with."""
