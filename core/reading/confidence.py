"""How sure a merged word is: the share of such words that were right when it was measured.

Counted on the public corpus (docs/decisions/0004-two-readers.md, "Calibration") and rounded down, because
real screens are worse than made ones; bins of fewer than ten words are a guess. The probability is that of the reader whose text is shown.
"""

from __future__ import annotations

from typing import Final

from core.reading.merging import Merged
from core.reading.values import Agreement

# Per agreement: (least probability, per mille), from the best to the worst.
SCALE: Final = {
    Agreement.AGREED: ((0.98, 998), (0.8, 990), (0.0, 890)),
    Agreement.DISPUTED: ((0.98, 970), (0.9, 880), (0.8, 620), (0.6, 600), (0.0, 300)),
    Agreement.SINGLE: ((0.9, 950), (0.0, 600)),
}


def per_mille(word: Merged) -> int:
    """0 to 1000."""
    return next(value for least, value in SCALE[word.agreement] if word.probability >= least)
