"""What a person is called and numbered, the staff register, and who of it may be meant. Pure, no storage."""
