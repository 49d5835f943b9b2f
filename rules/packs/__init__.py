"""The rules themselves, one package a catalogue. Nothing imports them but `rules.check`."""
