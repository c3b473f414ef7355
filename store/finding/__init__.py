"""Listing and searching over what the machine found and what people decided."""
