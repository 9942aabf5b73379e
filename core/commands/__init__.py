"""The command line, one module per noun, over the same core as the window."""
