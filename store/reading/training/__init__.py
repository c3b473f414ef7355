"""Training of the shipped models; never imported by the program itself."""
