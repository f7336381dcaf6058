"""From a finished Site to a folder of pages: contexts, templates, and the one place that writes files."""
