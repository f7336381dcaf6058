"""Views of the site: what each page and each export shows, typed and in order."""
