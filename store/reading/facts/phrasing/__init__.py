"""What all kinds of facts read the text with: clauses, phrases and whom they name."""
