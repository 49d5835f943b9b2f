"""What is wrong with a declared rule, in one sentence that names the rule and the field."""

from __future__ import annotations

from rules.errors import WrongUse
from rules.language import N_, Phrase

SENTENCE = N_("自定规则 {rule} 的 {field}：{fault}")


class Misdeclared(WrongUse):
    """`rule` is its id (its place in the list where it has none), `field` the key as in the settings file, `fault` the sentence that says
    what is wrong with that field."""

    def __init__(self, rule: str, field: str, fault: str, **params: object) -> None:
        self.rule, self.field, self.fault = rule, field, Phrase(fault, params)
        super().__init__(SENTENCE, {"rule": rule, "field": field, "fault": self.fault})
