"""The main job told headless with fictional people: what `make run` shows without a display."""
