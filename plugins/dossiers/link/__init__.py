"""From records to one site: every reference resolved, every contradiction found."""
