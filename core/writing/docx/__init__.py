"""Blocks on a sheet written as a Word document that an office can go on editing."""

from core.writing.docx.writer import write

__all__ = ["write"]
