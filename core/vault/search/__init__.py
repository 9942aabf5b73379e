"""Finding words in everything a vault holds, also where a reader of pictures or a person got letters wrong."""
