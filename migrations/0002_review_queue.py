"""The review queue as a table of its own; mail that was refused is tried again; links die with the password."""

import sqlalchemy as sa
from alembic import op

revision = '0002'
down_revision = '0001'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('review_tasks',
    sa.Column('answer_id', sa.Integer(), nullable=False),
    sa.Column('since', sa.DateTime(timezone=True), nullable=False, comment='when the answer was handed in'),
    sa.Column('why', sa.Text(), nullable=False, comment='draft, unsure, gate, unscorable or failed'),
    sa.Column('words', sa.Integer(), nullable=False, comment='length of the answer'),
    sa.ForeignKeyConstraint(['answer_id'], ['answers.id'], name=op.f('fk_review_tasks_answer_id_answers')),
    sa.PrimaryKeyConstraint('answer_id', name=op.f('pk_review_tasks'))
    )
    op.create_index('ix_review_tasks_since', 'review_tasks', ['since', 'answer_id'], unique=False)
    op.create_index('ix_ratings_rubric_version_id', 'ratings', ['rubric_version_id'], unique=False)
    with op.batch_alter_table('outbox_mails') as batch_op:
        batch_op.add_column(sa.Column('tries', sa.Integer(), nullable=False, server_default='0', comment='how often the mail server could not take it'))
        batch_op.add_column(sa.Column('last_error', sa.Text(), nullable=True, comment='class of the last failure, no personal words'))
    with op.batch_alter_table('outbox_mails') as batch_op:
        batch_op.alter_column('tries', server_default=None)
    # Links made before cannot say what they are bound to: they die, and people ask for a new one.
    op.execute("DELETE FROM tokens")
    with op.batch_alter_table('tokens') as batch_op:
        batch_op.add_column(sa.Column('bound_to', sa.Text(), nullable=False, server_default='', comment='SHA-256 of e-mail and password hash at making: the link dies when either changes'))
    with op.batch_alter_table('tokens') as batch_op:
        batch_op.alter_column('bound_to', server_default=None)
    _queue_what_waits()


def _queue_what_waits() -> None:
    """Answers that no person has rated yet go into the queue."""
    bind = op.get_bind()
    rows = bind.execute(sa.text(
        "SELECT id, text, submitted_at FROM answers WHERE rubric_version_id IS NOT NULL AND NOT EXISTS "
        "(SELECT 1 FROM ratings WHERE ratings.answer_id = answers.id AND ratings.rater_id IS NOT NULL)"
    )).all()
    for row in rows:
        bind.execute(
            sa.text("INSERT INTO review_tasks (answer_id, since, why, words) VALUES (:id, :since, 'draft', :words)"),
            {"id": row.id, "since": row.submitted_at, "words": len(row.text.split())},
        )


def downgrade() -> None:
    with op.batch_alter_table('tokens') as batch_op:
        batch_op.drop_column('bound_to')
    with op.batch_alter_table('outbox_mails') as batch_op:
        batch_op.drop_column('last_error')
        batch_op.drop_column('tries')
    op.drop_index('ix_ratings_rubric_version_id', table_name='ratings')
    op.drop_table('review_tasks')
