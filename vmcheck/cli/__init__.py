"""The command line: one file per command. It alone prints, exits and reads the environment."""
