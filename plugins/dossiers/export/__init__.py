"""The site for programs: data files, sitemap, feed and redirects, all from what each dossier gives."""
