"""Building a site: what changed is read, taken in, checked, made and promoted; what a build knows is kept for the next."""
