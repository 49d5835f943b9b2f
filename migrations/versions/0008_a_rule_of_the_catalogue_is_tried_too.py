"""Trials over case files are of any rule, not only of the office's own.

Revision ID: 0008
Revises: 0007
Create Date: 2026-11-24
"""

import sqlalchemy as sa
from alembic import op

from lcadmin.columns import UtcDateTime

revision: str = "0008"
down_revision: str | None = "0007"
branch_labels: str | None = None
depends_on: str | None = None

KEPT = (
    "id, version, every, chosen, state, cursor, last_id, total, failed, passed, undetermined, not_applicable, unread, worker, heartbeat_at, asked_at, "
    "finished_at, by_id"
)
OF_TRIALS = ", ".join(f"t.{name}" for name in KEPT.split(", "))


def _trials(table: str, *, of: list[sa.Column[object]], index: str, columns: list[str]) -> None:
    op.create_table(
        table,
        sa.Column("id", sa.Integer(), primary_key=True),
        *of,
        sa.Column("every", sa.Boolean(), nullable=False),
        sa.Column("chosen", sa.JSON(), nullable=False),
        sa.Column("state", sa.String(32), nullable=False, index=True),
        *(sa.Column(n, sa.Integer(), nullable=False) for n in ("cursor", "last_id", "total", "failed", "passed", "undetermined", "not_applicable", "unread")),
        sa.Column("worker", sa.String(100), nullable=False),
        sa.Column("heartbeat_at", UtcDateTime()),
        sa.Column("asked_at", UtcDateTime(), nullable=False),
        sa.Column("finished_at", UtcDateTime()),
        sa.Column("by_id", sa.Integer(), sa.ForeignKey("user.id"), nullable=False),
        sa.Index(index, *columns),
    )
    op.create_table(
        f"{table}_result",
        sa.Column("trial_id", sa.Integer(), sa.ForeignKey(f"{table}.id", ondelete="CASCADE"), nullable=False),
        sa.Column("case_file_id", sa.Integer(), sa.ForeignKey("case_file.id", ondelete="CASCADE"), nullable=False),
        sa.Column("outcome", sa.String(20), nullable=False),
        sa.Column("reason_id", sa.Text(), nullable=False),
        sa.Column("reason_params", sa.JSON(), nullable=False),
        sa.Column("findings", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("trial_id", "case_file_id"),
    )


def _drop(table: str) -> None:
    op.drop_table(f"{table}_result")
    op.drop_table(table)


def upgrade() -> None:
    of = [sa.Column("rule", sa.String(20), nullable=False), sa.Column("version", sa.Integer())]
    _trials("rule_trial", of=of, index="ix_rule_trial_rule_version", columns=["rule", "version"])
    op.execute(
        f"INSERT INTO rule_trial (rule, {KEPT}) SELECT own_rule.code, {OF_TRIALS} "  # noqa: S608 - constants alone
        "FROM own_rule_trial t JOIN own_rule ON own_rule.id = t.rule_id"
    )
    op.execute("INSERT INTO rule_trial_result SELECT * FROM own_rule_trial_result")
    _drop("own_rule_trial")


def downgrade() -> None:
    of = [sa.Column("rule_id", sa.Integer(), sa.ForeignKey("own_rule.id"), nullable=False), sa.Column("version", sa.Integer(), nullable=False)]
    _trials("own_rule_trial", of=of, index="ix_own_rule_trial_rule_id_version", columns=["rule_id", "version"])
    op.execute(
        f"INSERT INTO own_rule_trial (rule_id, {KEPT}) SELECT own_rule.id, {OF_TRIALS} "  # noqa: S608 - constants alone
        "FROM rule_trial t JOIN own_rule ON own_rule.code = t.rule"
    )
    op.execute("INSERT INTO own_rule_trial_result SELECT r.* FROM rule_trial_result r JOIN own_rule_trial t ON t.id = r.trial_id")
    _drop("rule_trial")
