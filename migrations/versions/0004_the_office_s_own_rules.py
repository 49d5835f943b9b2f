"""The office's own rules: their wordings, how they stood, and their trials over case files.

Revision ID: 0004
Revises: 0003
Create Date: 2026-11-24
"""

import sqlalchemy as sa
from alembic import op

from lcadmin.columns import UtcDateTime

revision: str = "0004"
down_revision: str | None = "0003"
branch_labels: str | None = None
depends_on: str | None = None


def upgrade() -> None:
    op.create_table(
        "own_rule",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("code", sa.String(20), nullable=False, unique=True),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.Column("created_by_id", sa.Integer(), sa.ForeignKey("user.id"), nullable=False),
    )
    op.create_table(
        "own_rule_version",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("rule_id", sa.Integer(), sa.ForeignKey("own_rule.id"), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("declaration", sa.JSON(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.Column("by_id", sa.Integer(), sa.ForeignKey("user.id"), nullable=False),
        sa.UniqueConstraint("rule_id", "number"),
    )
    op.create_table(
        "own_rule_standing",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("rule_id", sa.Integer(), sa.ForeignKey("own_rule.id"), nullable=False, index=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("status", sa.String(32), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("ask_again_on", sa.Date()),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.Column("by_id", sa.Integer(), sa.ForeignKey("user.id"), nullable=False),
    )
    op.create_table(
        "own_rule_trial",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("rule_id", sa.Integer(), sa.ForeignKey("own_rule.id"), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("every", sa.Boolean(), nullable=False),
        sa.Column("chosen", sa.JSON(), nullable=False),
        sa.Column("state", sa.String(32), nullable=False, index=True),
        *(sa.Column(name, sa.Integer(), nullable=False) for name in ("cursor", "last_id", "total", "failed", "passed", "undetermined", "not_applicable", "unread")),
        sa.Column("worker", sa.String(100), nullable=False),
        sa.Column("heartbeat_at", UtcDateTime()),
        sa.Column("asked_at", UtcDateTime(), nullable=False),
        sa.Column("finished_at", UtcDateTime()),
        sa.Column("by_id", sa.Integer(), sa.ForeignKey("user.id"), nullable=False),
        sa.Index("ix_own_rule_trial_rule_id_version", "rule_id", "version"),
    )
    op.create_table(
        "own_rule_trial_result",
        sa.Column("trial_id", sa.Integer(), sa.ForeignKey("own_rule_trial.id", ondelete="CASCADE"), nullable=False),
        sa.Column("case_file_id", sa.Integer(), sa.ForeignKey("case_file.id", ondelete="CASCADE"), nullable=False),
        sa.Column("outcome", sa.String(20), nullable=False),
        sa.Column("reason_id", sa.Text(), nullable=False),
        sa.Column("reason_params", sa.JSON(), nullable=False),
        sa.Column("findings", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("trial_id", "case_file_id"),
    )


def downgrade() -> None:
    for table in ("own_rule_trial_result", "own_rule_trial", "own_rule_standing", "own_rule_version", "own_rule"):
        op.drop_table(table)
