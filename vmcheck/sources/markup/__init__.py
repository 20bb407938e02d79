"""XML, read without trust: no document type, no entities, bounded in size and depth."""
