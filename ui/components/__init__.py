"""Parts of a window that know the values of core, but not where they come from."""
