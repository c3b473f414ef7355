"""Who is who over the articles of a library: one agent under several spellings, several under one name."""
