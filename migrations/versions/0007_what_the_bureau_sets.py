"""What the bureau sets: values by department, how rules stand, the score scheme; the settings under which a review ran; findings on trial.

Revision ID: 0007
Revises: 0006
Create Date: 2026-11-24
"""

import sqlalchemy as sa
from alembic import op

from lcadmin.columns import UtcDateTime

revision: str = "0007"
down_revision: str | None = "0006"
branch_labels: str | None = None
depends_on: str | None = None


def _who_and_why(table: str) -> list[sa.schema.SchemaItem]:
    return [
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["user.id"], name=op.f(f"fk_{table}_by_id_user")),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
    ]


def _withdrawn(table: str) -> list[sa.schema.SchemaItem]:
    return [
        sa.Column("withdrawn_at", UtcDateTime(), nullable=True),
        sa.Column("withdrawn_by_id", sa.Integer(), nullable=True),
        sa.Column("withdrawn_reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["withdrawn_by_id"], ["user.id"], name=op.f(f"fk_{table}_withdrawn_by_id_user")),
    ]


def upgrade() -> None:
    op.create_table(
        "department_setting",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(60), nullable=False),
        sa.Column("department", sa.String(40), nullable=False),
        sa.Column("value", sa.JSON(), nullable=False),
        *_who_and_why("department_setting"),
        *_withdrawn("department_setting"),
    )
    op.create_index("ix_department_setting_key_department", "department_setting", ["key", "department"])
    op.create_table(
        "rule_standing",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("rule", sa.String(20), nullable=False),
        sa.Column("status", sa.String(20), nullable=False),
        sa.Column("severity", sa.String(20), nullable=False),
        sa.Column("points", sa.Integer(), nullable=True),
        sa.Column("ask_again_on", sa.Date(), nullable=True),
        *_who_and_why("rule_standing"),
    )
    op.create_index("ix_rule_standing_rule", "rule_standing", ["rule"])
    op.create_table(
        "score_scheme",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("scheme", sa.JSON(), nullable=False),
        *_who_and_why("score_scheme"),
        *_withdrawn("score_scheme"),
    )
    op.create_table(
        "settings_snapshot",
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("told", sa.JSON(), nullable=False),
        sa.Column("first_used_at", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("digest", name=op.f("pk_settings_snapshot")),
    )
    op.add_column("review", sa.Column("set_under", sa.String(64), nullable=False, server_default=""))
    op.create_index("ix_review_set_under", "review", ["set_under"])
    op.add_column("finding", sa.Column("trial", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column("coverage_row", sa.Column("status", sa.String(20), nullable=False, server_default=""))


def downgrade() -> None:
    op.drop_column("coverage_row", "status")
    op.drop_column("finding", "trial")
    op.drop_index("ix_review_set_under", "review")
    op.drop_column("review", "set_under")
    op.drop_table("settings_snapshot")
    op.drop_table("score_scheme")
    op.drop_index("ix_rule_standing_rule", "rule_standing")
    op.drop_table("rule_standing")
    op.drop_index("ix_department_setting_key_department", "department_setting")
    op.drop_table("department_setting")
