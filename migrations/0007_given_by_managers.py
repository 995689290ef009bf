"""A manager gives a module to a report: who gave it, and for which competency."""

import sqlalchemy as sa
from alembic import op

revision = '0007'
down_revision = '0006'
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table('assignment_rules', schema=None) as batch_op:
        batch_op.add_column(sa.Column('given_by_id', sa.Integer(), nullable=True, comment='the manager who gave it to a report; empty: a rule of HR'))
        batch_op.add_column(sa.Column('given_for', sa.Text(), nullable=False, server_default='', comment='id and name of the competency a manager gave it for; empty: no one in particular'))
        batch_op.create_index(batch_op.f('ix_assignment_rules_given_by_id'), ['given_by_id'], unique=False)
        batch_op.create_foreign_key(batch_op.f('fk_assignment_rules_given_by_id_people'), 'people', ['given_by_id'], ['id'])
    with op.batch_alter_table('assignment_rules', schema=None) as batch_op:
        batch_op.alter_column('given_for', server_default=None)


def downgrade() -> None:
    with op.batch_alter_table('assignment_rules', schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f('fk_assignment_rules_given_by_id_people'), type_='foreignkey')
        batch_op.drop_index(batch_op.f('ix_assignment_rules_given_by_id'))
        batch_op.drop_column('given_for')
        batch_op.drop_column('given_by_id')
