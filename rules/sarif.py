"""SARIF 2.1.0: the outcomes of a check as other tools read them (OASIS, Static Analysis Results Interchange Format).

Each rule's outcome is a result: a finding is `fail`, a rule kept `pass`, one that does not apply `notApplicable`, one that cannot be
determined `open`. Pages and boxes, for which SARIF has no place in a PDF, stand in `properties`.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from rules.catalogue import described

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
KINDS = {"passed": "pass", "not_applicable": "notApplicable", "undetermined": "open"}
LEVELS = {"veto": "error", "major": "error", "minor": "warning", "hint": "note"}


class SarifLog:
    """One run over several files; `add` takes the contract's object of each."""

    def __init__(self, settings: Mapping[str, Any] | None = None) -> None:
        self._settings = settings
        self._results: list[dict[str, Any]] = []
        self._complaints: list[dict[str, Any]] = []
        self._version = ""

    def add(self, result: dict[str, Any]) -> None:
        """Takes one file's outcomes in; a file that could not be read becomes a notification."""
        artifact = {"uri": Path(result["file"]).as_posix()}
        if "error" in result:
            self._complaints.append({"level": "error", "descriptor": {"id": result["error"]["code"]}, "message": {"text": result["error"]["message"]},
                                     "locations": [{"physicalLocation": {"artifactLocation": artifact}}]})
            return
        self._version = f"{result['ruleset']['version']}.{result['ruleset']['digest']}"
        for finding in result["findings"]:
            self._results.append({
                "ruleId": finding["rule"], "kind": "fail", "level": LEVELS[finding["severity"]], "message": {"text": finding["message"]},
                "partialFingerprints": {"finding/v1": finding["id"]},
                "locations": [
                    {"physicalLocation": {"artifactLocation": artifact}, "properties": {"page": p["page"], "boxes": p["boxes"], "quote": p["quote"]}}
                    for p in finding["places"]
                ],
            })
        for row in result["coverage"]:
            if row["outcome"] in KINDS:
                self._results.append({"ruleId": row["rule"], "kind": KINDS[row["outcome"]], "level": "none",
                                      "message": {"text": row["reason"] or row["outcome"]},
                                      "locations": [{"physicalLocation": {"artifactLocation": artifact},
                                                     **({"properties": {"page": row["page"]}} if "page" in row else {})}]})

    def told(self) -> dict[str, Any]:
        """The log as SARIF's JSON object."""
        rules = [
            {"id": r["id"], "shortDescription": {"text": r["title"]}, "fullDescription": {"text": r["why"] or r["title"]},
             "help": {"text": r["suggestion"]}, "defaultConfiguration": {"level": LEVELS[r["severity"]]}}
            for r in described(self._settings)
        ]
        run = {
            "tool": {"driver": {"name": "lcadmin rules", "version": self._version or "0", "rules": rules}}, "results": self._results,
            "invocations": [{"executionSuccessful": not self._complaints, "toolExecutionNotifications": self._complaints}],
        }
        return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
