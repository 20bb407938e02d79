"""Two runs compared VM by VM: what got worse, what got better, what is new and what is gone."""
