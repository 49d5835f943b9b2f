"""The template and the parameters of a coverage row's reason, so that it can be said in another language.

Revision ID: 0002
Revises: 0001
Create Date: 2026-11-24
"""

import sqlalchemy as sa
from alembic import op

revision: str = "0002"
down_revision: str | None = "0001"
branch_labels: str | None = None
depends_on: str | None = None


def upgrade() -> None:
    op.add_column("coverage_row", sa.Column("reason_id", sa.Text(), nullable=False, server_default=""))
    op.add_column("coverage_row", sa.Column("reason_params", sa.JSON(), nullable=False, server_default="{}"))


def downgrade() -> None:
    op.drop_column("coverage_row", "reason_params")
    op.drop_column("coverage_row", "reason_id")
