"""Pages and dialogs: they ask core, compose components and route."""
