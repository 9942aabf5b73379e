"""Blocks on a sheet as a PDF: fonts embedded, text selectable, the same input the same bytes."""

from core.writing.pdf.layout import lay_out as lay_out
from core.writing.pdf.layout import write as write
