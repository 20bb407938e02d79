"""What was answered before: VMs are much alike, so most are answered by a look into a dictionary."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import Any

from vmcheck.engine.codegen_ask import Ask
from vmcheck.engine.fields import Scope, elements

MEMORY = 2048
"""So many answers are remembered; then all are forgotten."""

Known = tuple[Any, ...]
"""Of VMs with the same facts: the rules that do not pass, and their results so far; rules that do not
pass on elements that are not told apart; costly rules that stay open; and for each scope what is known
of its elements."""
Found = dict[Hashable, list[int]]
"""Of elements with the same facts: the rules that do not pass."""


class Memory:
    """Answers by facts. What is not known yet is asked, and remembered."""

    def __init__(
        self,
        *,
        vm: Ask,
        dear: Ask,
        each: Mapping[str, Ask],
        together: Mapping[str, Ask],
        absent: Mapping[str, Ask],
        scopes: Mapping[str, Scope],
    ) -> None:
        """Take what asks the rules.

        Args:
            vm: Asks the rules of the VM as a whole.
            dear: Says which of the costly rules of the VM stay open.
            each: By scope, asks the rules of an element.
            together: By scope, asks the rules of an element, for scopes that are decided by the VM's facts.
            absent: By scope, asks the rules where the list was not collected.
            scopes: All scopes.
        """
        self.known: dict[Hashable, Known] = {}
        self._vm = vm
        self._dear = dear
        self._each = each
        self._absent = absent
        self._together = together
        self._scopes = scopes
        self._room = MEMORY

    def make_room(self) -> None:
        """Call it before anything is remembered: what is remembered stays small."""
        if not self._room:
            self.known.clear()
            self._room = MEMORY
        self._room -= 1

    def learn(self, subject: Any, key: Hashable) -> Known:
        """Ask of a VM whose facts were not met before."""
        found = self._vm(subject, None)
        for name, ask in self._absent.items():
            if elements(self._scopes[name], subject) is None:
                found += ask(subject, self._scopes[name].nothing)
        again: list[int] = []
        for name, ask in self._together.items():
            for element in elements(self._scopes[name], subject) or ():
                again += ask(subject, element)
        known = (found, {}, again, self._dear(subject, None), *({} for _ in self._each))
        self.make_room()
        self.known[key] = known
        return known

    def learner(self, scope: str) -> Callable[[Any, Any, Found, Hashable], list[int]]:
        """What asks of an element whose facts were not met before."""
        ask = self._each[scope]

        def learn(subject: Any, element: Any, known: Found, key: Hashable) -> list[int]:
            found = ask(subject, element)
            self.make_room()
            known[key] = found
            return found

        return learn


def still_open(asks: Mapping[int, Ask], indices: Sequence[int], subject: Any) -> list[int]:
    """Which of the costly rules do not pass."""
    return [index for index in indices if asks[index](subject, None)]
