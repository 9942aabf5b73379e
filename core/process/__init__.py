"""What a case needs: intake of evidence, hearings without conflicts, letters."""
