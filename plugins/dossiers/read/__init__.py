"""One file to one record: bytes, YAML with positions, Markdown with links and citations."""
