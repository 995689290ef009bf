"""Modules can be withdrawn; a second author may have to agree before a course is published."""

import sqlalchemy as sa
from alembic import op

revision = '0003'
down_revision = '0002'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('course_proposals',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('module_id', sa.Text(), nullable=False),
    sa.Column('source_hash', sa.Text(), nullable=False, comment="of the module's files and of the rubrics they use"),
    sa.Column('proposed_by_id', sa.Integer(), nullable=False),
    sa.Column('proposed_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('approved_by_id', sa.Integer(), nullable=True),
    sa.Column('approved_at', sa.DateTime(timezone=True), nullable=True, comment='when a second person read it and agreed'),
    sa.ForeignKeyConstraint(['approved_by_id'], ['people.id'], name=op.f('fk_course_proposals_approved_by_id_people')),
    sa.ForeignKeyConstraint(['proposed_by_id'], ['people.id'], name=op.f('fk_course_proposals_proposed_by_id_people')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_course_proposals')),
    sa.UniqueConstraint('module_id', 'source_hash', name=op.f('uq_course_proposals_module_id_source_hash'))
    )
    with op.batch_alter_table('module_versions') as batch_op:
        batch_op.add_column(sa.Column('withdrawn_at', sa.DateTime(timezone=True), nullable=True, comment='nobody can begin it since; who began can finish'))
    with op.batch_alter_table('companies') as batch_op:
        batch_op.add_column(sa.Column('second_reader', sa.Boolean(), nullable=False, server_default=sa.false(), comment='whether a second author has to read a course before it is published'))
    with op.batch_alter_table('companies') as batch_op:
        batch_op.alter_column('second_reader', server_default=None)


def downgrade() -> None:
    with op.batch_alter_table('companies') as batch_op:
        batch_op.drop_column('second_reader')
    with op.batch_alter_table('module_versions') as batch_op:
        batch_op.drop_column('withdrawn_at')
    op.drop_table('course_proposals')
