"""The office in the window: the profile that all pages hold, and the groups of *Setelan* that change it."""
