"""The vocabulary: frozen records that check themselves, and the lists that are data."""
