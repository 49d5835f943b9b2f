"""The tables, one module a register. Here: rows and their relations. What may be done with them is elsewhere."""

from lcadmin.models.account import Role, User, WebAuthn
from lcadmin.models.agency import Agency
from lcadmin.models.audit_entry import AuditEntry
from lcadmin.models.bureau_setting import DepartmentSetting, RuleStanding, ScoreScheme, SettingsSnapshot
from lcadmin.models.case_file import CaseFile
from lcadmin.models.finding import Decision, DecisionOutcome, DismissalReason, Finding, FindingOrigin, FindingState
from lcadmin.models.law import CitedLaw, LawArticle, LawVersion, OfficeLaw
from lcadmin.models.normative_document import NormativeDocument, NormativeState
from lcadmin.models.notice import Counter, Notice, NoticeState
from lcadmin.models.own_rule import OwnRule, OwnRuleStanding, OwnRuleStatus, OwnRuleVersion
from lcadmin.models.page_text import PageText
from lcadmin.models.review import CoverageRow, Lane, Review, ReviewDocument, ReviewFact, ReviewState, Sitting
from lcadmin.models.rule_trial import RuleTrial, RuleTrialResult, TrialState
from lcadmin.models.stored_file import StoredFile
from lcadmin.models.worker import WorkerBeat

__all__ = [
    "Agency",
    "AuditEntry",
    "CaseFile",
    "CitedLaw",
    "Counter",
    "CoverageRow",
    "Decision",
    "DecisionOutcome",
    "DepartmentSetting",
    "DismissalReason",
    "Finding",
    "FindingOrigin",
    "FindingState",
    "Lane",
    "LawArticle",
    "LawVersion",
    "NormativeDocument",
    "NormativeState",
    "Notice",
    "NoticeState",
    "OfficeLaw",
    "OwnRule",
    "OwnRuleStanding",
    "OwnRuleStatus",
    "OwnRuleVersion",
    "PageText",
    "Review",
    "ReviewDocument",
    "ReviewFact",
    "ReviewState",
    "Role",
    "RuleStanding",
    "RuleTrial",
    "RuleTrialResult",
    "ScoreScheme",
    "SettingsSnapshot",
    "Sitting",
    "StoredFile",
    "TrialState",
    "User",
    "WebAuthn",
    "WorkerBeat",
]
