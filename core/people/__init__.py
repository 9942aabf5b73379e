"""What a person is called and numbered: names with titles, NIP, NI PPPK, NIK. Pure, no storage."""
