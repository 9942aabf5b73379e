"""What Netra costs beside the obvious other way, measured in one run on one machine."""
