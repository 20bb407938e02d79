"""Trying the changes a rule declares on its own examples: the guard against promises that do not hold.

Each change has to mend every example of fail that it is about, and must be about one at least.
"""

from collections.abc import Iterator, Sequence

from vmcheck.changes import Change, apply
from vmcheck.changes.deriving import Deriver
from vmcheck.engine.ask import ask
from vmcheck.engine.fields import Catalogue
from vmcheck.engine.files.fix_reading import build_fixes
from vmcheck.engine.files.rule_file import ExamplePart, RuleFile
from vmcheck.engine.fix import Fix
from vmcheck.engine.rule import Rule
from vmcheck.rule_examples import ExampleFault, example_facts, example_subject, release_of


def run_fixes(forms: Sequence[Rule], parts: RuleFile, catalogue: Catalogue) -> Iterator[ExampleFault]:
    """Try all changes of a rule and of its variants; what comes back is wrong."""
    own = [form for form in forms if not form.variant or form.fixes is not forms[0].fixes]
    for form in own:
        key = ("variants", form.variant - 1, "fix") if form.variant else ("fix",)
        listed = len(form.fixes) > 1
        for number, fix in enumerate(build_fixes(form, catalogue)):
            if fix.none is None:
                location = (*key, number) if listed else key
                tried = _Trial(form, fix, forms, catalogue)
                yield from tried.faults(parts.examples.fail)
                if not tried.borne_out:
                    message = "no example of fail shows what the change mends"
                    yield ExampleFault(form.id, form.file, location, message)


class _Trial:
    """One change, tried on examples."""

    def __init__(self, form: Rule, fix: Fix, forms: Sequence[Rule], catalogue: Catalogue) -> None:
        self.borne_out = False
        self._form = form
        self._fix = fix
        self._forms = forms if not form.variant else [form]
        self._catalogue = catalogue
        self._deriver = Deriver(catalogue)

    def faults(self, examples: Sequence[ExamplePart]) -> Iterator[ExampleFault]:
        """Examples that it does not mend."""
        for index, example in enumerate(examples):
            message = self._try(example)
            if message is not None:
                location = ("examples", "fail", index)
                yield ExampleFault(self._form.id, self._form.file, location, message)

    def _try(self, example: ExamplePart) -> str | None:
        release = release_of(self._form, example)
        vm, header = example_facts(example, release)
        subject = example_subject(example, vm, header, release)
        for form in self._forms:
            if form.variant and form.fixes is not self._form.fixes:
                continue
            result = ask(form, subject, release, self._catalogue)
            if result.value != "fail":
                continue
            for change in self._deriver.offer_of([self._fix], result, subject).alternatives:
                answer = self._after(form, example, change)
                if answer not in ("pass", "not-applicable"):
                    return f"the change does not mend it: the rule says {answer} afterwards"
                self.borne_out = True
        return None

    def _after(self, form: Rule, example: ExamplePart, change: Change) -> str:
        """What the rule says once the change is made."""
        release = release_of(form, example)
        vm, header = apply([change], *example_facts(example, release))
        return ask(form, example_subject(example, vm, header, release), release, self._catalogue).value
