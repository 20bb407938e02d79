"""One file per format; none of them knows a rule or a log."""
