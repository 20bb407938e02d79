"""The rule engine: conditions in three values, asked of facts. It knows nothing of files or Hyper-V."""
