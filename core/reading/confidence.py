"""How sure a merged word is: the share of such words that were right when it was measured.

Counted on the public corpus (docs/decisions/0004-two-readers.md, "Calibration") and rounded down, because
real screens are worse than made ones. The probability is that of the reader whose text is shown.
"""

from __future__ import annotations

from typing import Final

from core.reading.merging import Merged
from core.reading.values import Agreement

# Per agreement: (least probability, per mille), from the best to the worst.
SCALE: Final = {
    Agreement.AGREED: ((0.9, 998), (0.6, 990), (0.0, 950)),
    Agreement.DISPUTED: ((0.98, 970), (0.9, 930), (0.8, 880), (0.6, 700), (0.0, 550)),
    Agreement.SINGLE: ((0.9, 950), (0.7, 800), (0.0, 500)),
}


def per_mille(word: Merged) -> int:
    """0 to 1000."""
    return next(value for least, value in SCALE[word.agreement] if word.probability >= least)
