"""Dated packs of rules from `resources/rules`, typed and chosen by date. Pure, no case knowledge."""
