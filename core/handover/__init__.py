"""One case as one encrypted file that standard tools can open and check."""
