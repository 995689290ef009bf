"""Curricula that come with the courses: which one it is, and how it read when it was last brought."""

import sqlalchemy as sa
from alembic import op

revision = '0010'
down_revision = '0009'
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table('curricula') as batch_op:
        batch_op.add_column(sa.Column('shipped_id', sa.Text(), nullable=True, comment='its id in curricula.yaml; empty: written here'))
        batch_op.add_column(sa.Column('shipped_hash', sa.Text(), nullable=True, comment='of what it said when it was last brought; differs once somebody changed it'))
        batch_op.create_unique_constraint(batch_op.f('uq_curricula_shipped_id'), ['shipped_id'])


def downgrade() -> None:
    with op.batch_alter_table('curricula') as batch_op:
        batch_op.drop_constraint(batch_op.f('uq_curricula_shipped_id'), type_='unique')
        batch_op.drop_column('shipped_hash')
        batch_op.drop_column('shipped_id')
