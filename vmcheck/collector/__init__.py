"""The collector: a PowerShell script, made of parts that can be read one by one."""
