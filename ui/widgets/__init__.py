"""Parts of a window that know nothing of Netra."""
