"""Pictures and PDF pages to lines of words, decoded only in worker processes that hold no key."""
