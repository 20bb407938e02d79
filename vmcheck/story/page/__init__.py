"""The story as a page, part by part."""
