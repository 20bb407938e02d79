"""The rule engine: rules as data, three-valued conditions, and who they strike. It does not know Hyper-V.

``files`` reads rules; ``conditions`` is their language, ``reference`` what it means, ``ask`` what a rule says
of a VM. ``program`` asks all rules of one VM after another: by ``questions`` made of ``predicates`` at first,
then by what is remembered (``fast``). ``across`` are the rules that look at more than one VM.
"""
