"""What people made, in `notes.db`, and how it is laid over what the machine found."""
