"""The fast path: VMs are much alike, so what rules say is remembered by the facts that decide it."""
