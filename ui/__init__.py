"""The window of Netra: pages over core, no rule of its own."""
