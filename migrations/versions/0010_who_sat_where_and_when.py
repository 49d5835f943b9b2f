"""The records of inspections and interviews: who was where and when, so that an agency's files can be compared.

Revision ID: 0010
Revises: 0009
Create Date: 2026-11-24
"""

import sqlalchemy as sa
from alembic import op

revision: str = "0010"
down_revision: str | None = "0009"
branch_labels: str | None = None
depends_on: str | None = None


def upgrade() -> None:
    op.create_table(
        "sitting",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("review_id", sa.Integer(), sa.ForeignKey("review.id"), nullable=False, index=True),
        sa.Column("document", sa.String(60), nullable=False),
        sa.Column("page", sa.Integer(), nullable=False),
        sa.Column("start", sa.String(16), nullable=False),
        sa.Column("end", sa.String(16), nullable=False),
        sa.Column("officers", sa.JSON(), nullable=False),
        sa.Column("place", sa.String(200), nullable=False),
        sa.Column("people", sa.JSON(), nullable=False),
    )


def downgrade() -> None:
    op.drop_table("sitting")
