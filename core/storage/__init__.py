"""The only room that opens encrypted files, and the only one that writes files beside them."""
