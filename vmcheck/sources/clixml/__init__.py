"""CLIXML, what Export-Clixml writes: read as the objects that ConvertTo-Json would give."""
