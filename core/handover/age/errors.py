"""Why an age file could not be read, one class for each cause.

The texts describe the form of the file and never its content, so they may be logged.
"""

from __future__ import annotations


class AgeError(Exception):
    """An age file cannot be read."""


class ArmorError(AgeError):
    """The text form around the file is not as the format wants it."""


class HeaderError(AgeError):
    """The header is malformed, cut short, or of another version."""


class HeaderLimitError(HeaderError):
    """The header is larger than `MAX_HEADER` or has more than `MAX_STANZAS` stanzas; nothing was computed."""


class WorkFactorError(AgeError):
    """The passphrase stanza asks for more work than is accepted; no work was started."""


class NoMatchError(AgeError):
    """No given passphrase or key opens the file: wrong one, or its stanza was altered."""


class HeaderMacError(AgeError):
    """The passphrase or key was right and the header was altered."""


class PayloadError(AgeError):
    """The content is altered, cut short, or followed by something else."""
