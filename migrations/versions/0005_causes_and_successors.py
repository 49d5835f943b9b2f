"""From which finding another follows; which case file a rectified one takes the place of.

Revision ID: 0005
Revises: 0004
Create Date: 2026-11-24
"""

import sqlalchemy as sa
from alembic import op

revision: str = "0005"
down_revision: str | None = "0004"
branch_labels: str | None = None
depends_on: str | None = None


def upgrade() -> None:
    op.add_column("finding", sa.Column("cause", sa.String(64), nullable=False, server_default=""))
    # said in SQL: SQLite adds a column with its foreign key at once, alembic would copy the whole table
    op.execute("ALTER TABLE case_file ADD COLUMN succeeds_id INTEGER CONSTRAINT fk_case_file_succeeds_id_case_file REFERENCES case_file (id)")
    op.create_index("ix_case_file_succeeds_id", "case_file", ["succeeds_id"])


def downgrade() -> None:
    op.drop_index("ix_case_file_succeeds_id", "case_file")
    op.drop_column("case_file", "succeeds_id")
    op.drop_column("finding", "cause")
