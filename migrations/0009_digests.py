"""One mail a day: notices that wait for it, the ladder of reminders, and who wants fewer mails."""

import sqlalchemy as sa
from alembic import op

revision = '0009'
down_revision = '0008'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('reminder_checks',
    sa.Column('block', sa.Integer(), autoincrement=False, nullable=False),
    sa.Column('checked_at', sa.DateTime(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('block', name=op.f('pk_reminder_checks'))
    )
    op.create_table('reminder_ladders',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('days_before', sa.JSON(), nullable=False, comment='days before the due, the longest first'),
    sa.Column('every_days', sa.Integer(), nullable=False, comment='days between two mails while overdue; 0: one mail only'),
    sa.Column('changed_at', sa.DateTime(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_reminder_ladders'))
    )
    with op.batch_alter_table('outbox_mails') as batch_op:
        batch_op.add_column(sa.Column('once', sa.Text(), nullable=True, comment='no second mail with the same words here, ever'))
        batch_op.create_unique_constraint(batch_op.f('uq_outbox_mails_once'), ['once'])
        batch_op.create_index('ix_outbox_mails_person_id_kind', ['person_id', 'kind'])
    op.create_table('notices',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=False, comment='to whom; no foreign key, mail lies below people'),
    sa.Column('kind', sa.Text(), nullable=False, comment='which writer makes the lines'),
    sa.Column('key', sa.Text(), nullable=False, comment='what makes it this very notice, of its kind and person'),
    sa.Column('ids', sa.JSON(), nullable=False, comment='ids the writer needs'),
    sa.Column('pressing', sa.Boolean(), nullable=False, comment='told also to those who want fewer mails'),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('closed_at', sa.DateTime(timezone=True), nullable=True, comment='went into a digest, or was no longer true by then'),
    sa.Column('mail_id', sa.Integer(), nullable=True, comment='the digest it went into'),
    sa.ForeignKeyConstraint(['mail_id'], ['outbox_mails.id'], name=op.f('fk_notices_mail_id_outbox_mails')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_notices')),
    sa.UniqueConstraint('person_id', 'kind', 'key', name=op.f('uq_notices_person_id_kind_key'))
    )
    op.create_index('ix_notices_open', 'notices', ['closed_at', 'person_id'])
    op.create_index(op.f('ix_notices_mail_id'), 'notices', ['mail_id'])
    with op.batch_alter_table('people') as batch_op:
        batch_op.add_column(sa.Column('fewer_mails', sa.Boolean(), nullable=False, server_default=sa.false(), comment='wants only what is pressing'))
    with op.batch_alter_table('people') as batch_op:
        batch_op.alter_column('fewer_mails', server_default=None)
    # What these mails told is told by the digest now; nobody makes their words any more.
    op.execute("UPDATE outbox_mails SET dropped_at = not_before WHERE sent_at IS NULL AND dropped_at IS NULL "
               "AND kind IN ('curricula.assigned', 'answer-rated', 'appeal-decided')")


def downgrade() -> None:
    with op.batch_alter_table('people') as batch_op:
        batch_op.drop_column('fewer_mails')
    op.drop_table('notices')
    # Nobody made the words of a digest before.
    op.execute("UPDATE outbox_mails SET dropped_at = not_before WHERE sent_at IS NULL AND dropped_at IS NULL "
               "AND kind = 'digest'")
    with op.batch_alter_table('outbox_mails') as batch_op:
        batch_op.drop_index('ix_outbox_mails_person_id_kind')
        batch_op.drop_constraint(batch_op.f('uq_outbox_mails_once'), type_='unique')
        batch_op.drop_column('once')
    op.drop_table('reminder_ladders')
    op.drop_table('reminder_checks')
