"""The lane in which a review waits, and the text of every page with its places.

Revision ID: 0003
Revises: 0002
Create Date: 2026-11-24
"""

import sqlalchemy as sa
from alembic import op

revision: str = "0003"
down_revision: str | None = "0002"
branch_labels: str | None = None
depends_on: str | None = None


def upgrade() -> None:
    op.add_column("review", sa.Column("lane", sa.String(10), nullable=False, server_default=""))
    op.create_table(
        "page_text",
        sa.Column("sha256", sa.String(64), sa.ForeignKey("stored_file.sha256", ondelete="CASCADE"), nullable=False),
        sa.Column("page", sa.Integer(), nullable=False),
        sa.Column("source", sa.String(10), nullable=False),
        sa.Column("width", sa.Double(), nullable=False),
        sa.Column("height", sa.Double(), nullable=False),
        sa.Column("confidence", sa.Double()),
        sa.Column("doubtful", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("laid", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("sha256", "page"),
    )


def downgrade() -> None:
    op.drop_table("page_text")
    op.drop_column("review", "lane")
