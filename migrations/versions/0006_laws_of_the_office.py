"""Laws that the office adds to the register, their versions and texts; and which laws each review found cited.

Revision ID: 0006
Revises: 0005
Create Date: 2026-11-24
"""

import sqlalchemy as sa
from alembic import op

from lcadmin.columns import UtcDateTime

revision: str = "0006"
down_revision: str | None = "0005"
branch_labels: str | None = None
depends_on: str | None = None

LIVE = sa.text("withdrawn_at IS NULL")


def upgrade() -> None:
    op.create_table(
        "office_law",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("title", sa.String(200), nullable=False, unique=True),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("repealed_on", sa.Date()),
        sa.Column("replaced_by", sa.String(200), nullable=False),
        sa.Column("repeal_entered_by_id", sa.Integer(), sa.ForeignKey("user.id")),
        sa.Column("repeal_entered_at", UtcDateTime()),
        sa.Column("created_by_id", sa.Integer(), sa.ForeignKey("user.id")),
        sa.Column("created_at", UtcDateTime(), nullable=False),
    )
    op.create_table(
        "law_version",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("law_id", sa.Integer(), sa.ForeignKey("office_law.id"), nullable=False, index=True),
        sa.Column("passed_on", sa.Date(), nullable=False),
        sa.Column("effective_on", sa.Date(), nullable=False),
        sa.Column("articles", sa.Integer()),
        sa.Column("structure", sa.JSON(), nullable=False),
        sa.Column("inserted", sa.JSON()),
        sa.Column("history", sa.JSON(), nullable=False),
        sa.Column("divisions", sa.JSON(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("source_sha256", sa.String(64), sa.ForeignKey("stored_file.sha256")),
        sa.Column("source_name", sa.String(255), nullable=False),
        sa.Column("created_by_id", sa.Integer(), sa.ForeignKey("user.id")),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.Column("withdrawn_by_id", sa.Integer(), sa.ForeignKey("user.id")),
        sa.Column("withdrawn_at", UtcDateTime()),
        sa.Column("withdrawn_reason", sa.Text(), nullable=False),
    )
    op.create_index(
        "uq_law_version_live", "law_version", ["law_id", "passed_on"], unique=True, sqlite_where=LIVE, postgresql_where=LIVE
    )
    op.create_table(
        "law_article",
        sa.Column("version_id", sa.Integer(), sa.ForeignKey("law_version.id"), primary_key=True),
        sa.Column("ordinal", sa.Integer(), primary_key=True),
        sa.Column("number", sa.Integer(), nullable=False, index=True),
        sa.Column("extra", sa.Integer(), nullable=False),
        sa.Column("under", sa.JSON(), nullable=False),
        sa.Column("paragraphs", sa.JSON(), nullable=False),
    )
    op.create_table(
        "cited_law",
        sa.Column("review_id", sa.Integer(), sa.ForeignKey("review.id"), primary_key=True),
        sa.Column("name", sa.String(200), primary_key=True, index=True),
        sa.Column("times", sa.Integer(), nullable=False),
    )
    _fill()


def _fill() -> None:
    """The reviews that stand: what they cite is among their facts."""
    cited = sa.table("cited_law", sa.column("review_id"), sa.column("name"), sa.column("times"))
    fact = sa.table("review_fact", sa.column("review_id", sa.Integer()), sa.column("name", sa.String()), sa.column("value", sa.JSON()))
    law = sa.func.substr(fact.c.value["law"].as_string(), 1, 200)
    rows = sa.select(fact.c.review_id, law, sa.func.count()).where(fact.c.name == "citations", law.is_not(None)).group_by(fact.c.review_id, law)
    op.execute(sa.insert(cited).from_select(["review_id", "name", "times"], rows))


def downgrade() -> None:
    for table in ("cited_law", "law_article", "law_version", "office_law"):
        op.drop_table(table)
