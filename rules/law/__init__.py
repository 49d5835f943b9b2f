"""The law register: which law, which version was in force on which day, which articles it has."""
