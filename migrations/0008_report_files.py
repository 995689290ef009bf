"""Long reports that the worker writes."""

import sqlalchemy as sa
from alembic import op

revision = '0008'
down_revision = '0007'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('report_files',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('by_id', sa.Integer(), nullable=False),
    sa.Column('report', sa.Text(), nullable=False, comment='a value of queries.report_filter.Report'),
    sa.Column('format', sa.Text(), nullable=False, comment='csv or xlsx'),
    sa.Column('chosen', sa.JSON(), nullable=False, comment='the filter, as ids and fixed words'),
    sa.Column('key', sa.Text(), nullable=False, comment='random name of the file in the instance folder'),
    sa.Column('rows', sa.Integer(), nullable=False, comment='expected; once ready, those written'),
    sa.Column('asked_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('ready_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('failed_at', sa.DateTime(timezone=True), nullable=True, comment='given up; the person can ask again'),
    sa.ForeignKeyConstraint(['by_id'], ['people.id'], name=op.f('fk_report_files_by_id_people'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_report_files')),
    sa.UniqueConstraint('key', name=op.f('uq_report_files_key'))
    )
    with op.batch_alter_table('report_files', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_report_files_asked_at'), ['asked_at'], unique=False)
        batch_op.create_index(batch_op.f('ix_report_files_by_id'), ['by_id'], unique=False)


def downgrade() -> None:
    op.drop_table('report_files')
