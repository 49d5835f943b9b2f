"""What undetermined outcomes have in common, and the page to look at.

Revision ID: 0009
Revises: 0008
Create Date: 2026-11-24
"""

import sqlalchemy as sa
from alembic import op

revision: str = "0009"
down_revision: str | None = "0008"
branch_labels: str | None = None
depends_on: str | None = None


def upgrade() -> None:
    op.add_column("coverage_row", sa.Column("cause", sa.String(64), nullable=False, server_default=""))
    op.add_column("coverage_row", sa.Column("page", sa.Integer(), nullable=True))
    op.add_column("review", sa.Column("open_causes", sa.JSON(), nullable=False, server_default="[]"))


def downgrade() -> None:
    with op.batch_alter_table("review") as table:
        table.drop_column("open_causes")
    with op.batch_alter_table("coverage_row") as table:
        table.drop_column("page")
        table.drop_column("cause")
