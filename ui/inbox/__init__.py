"""The inbox behind its page: what it holds, how things come in, what is asked and decided."""
