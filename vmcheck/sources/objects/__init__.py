"""What exports hold, whatever their format: objects with properties, each value with its place."""
