"""Targets, visibility and its history, looks, messages, goals, words about groups; appeals."""

import sqlalchemy as sa
from alembic import op

revision = '0005'
down_revision = '0004'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('group_words',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('group_key', sa.Text(), nullable=False, comment='ids of its departments, sorted, with commas'),
    sa.Column('name', sa.Text(), nullable=False, comment="the departments' names"),
    sa.Column('department_ids', sa.JSON(), nullable=False),
    sa.Column('subject', sa.Text(), nullable=False, comment='id of a competency, or forecast'),
    sa.Column('word', sa.Text(), nullable=False, comment='few, half, most; for forecasts high, right, low'),
    sa.Column('computed_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('is_shown', sa.Boolean(), nullable=False, comment='the newest of its group and subject'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_group_words')),
    sa.UniqueConstraint('group_key', 'subject', 'computed_at', name=op.f('uq_group_words_group_key_subject_computed_at'))
    )
    with op.batch_alter_table('group_words', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_group_words_computed_at'), ['computed_at'], unique=False)
        batch_op.create_index(batch_op.f('ix_group_words_group_key'), ['group_key'], unique=False)

    op.create_table('job_targets',
    sa.Column('job', sa.Text(), nullable=False, comment='a value of people.models.Job'),
    sa.Column('competency', sa.Text(), nullable=False),
    sa.Column('level', sa.Integer(), nullable=False, comment='1 to 4; 4 is read as 3'),
    sa.Column('since', sa.DateTime(timezone=True), nullable=True, comment='when it was changed; empty for the shipped proposal'),
    sa.PrimaryKeyConstraint('job', 'competency', name=op.f('pk_job_targets'))
    )
    op.create_table('data_messages',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('text', sa.Text(), nullable=False, comment="the person's words, to HR"),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('answered_by_id', sa.Integer(), nullable=True),
    sa.Column('answer', sa.Text(), nullable=False, comment='what HR answered'),
    sa.Column('answered_at', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['answered_by_id'], ['people.id'], name=op.f('fk_data_messages_answered_by_id_people')),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_data_messages_person_id_people')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_data_messages'))
    )
    with op.batch_alter_table('data_messages', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_data_messages_person_id'), ['person_id'], unique=False)

    op.create_table('looks',
    sa.Column('viewer_id', sa.Integer(), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('kind', sa.Text(), nullable=False, comment='kind of page: team, person, evidence'),
    sa.Column('day', sa.Date(), nullable=False, comment='in UTC'),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_looks_person_id_people')),
    sa.ForeignKeyConstraint(['viewer_id'], ['people.id'], name=op.f('fk_looks_viewer_id_people')),
    sa.PrimaryKeyConstraint('viewer_id', 'person_id', 'kind', 'day', name=op.f('pk_looks'))
    )
    with op.batch_alter_table('looks', schema=None) as batch_op:
        batch_op.create_index('ix_looks_day', ['day'], unique=False)
        batch_op.create_index('ix_looks_person_id_day', ['person_id', 'day'], unique=False)

    op.create_table('practice_goals',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('written_by_id', sa.Integer(), nullable=False),
    sa.Column('competency', sa.Text(), nullable=False),
    sa.Column('text', sa.Text(), nullable=False),
    sa.Column('retest_on', sa.Date(), nullable=False, comment='the day to look again, with new evidence'),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('closed_at', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_practice_goals_person_id_people')),
    sa.ForeignKeyConstraint(['written_by_id'], ['people.id'], name=op.f('fk_practice_goals_written_by_id_people')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_practice_goals'))
    )
    with op.batch_alter_table('practice_goals', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_practice_goals_person_id'), ['person_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_practice_goals_written_by_id'), ['written_by_id'], unique=False)

    op.create_table('visibility_changes',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('from_mode', sa.Text(), nullable=False, comment='what stood before it was applied or asked for'),
    sa.Column('mode', sa.Text(), nullable=False, comment='a value of people.models.Visibility'),
    sa.Column('indirect_by_name', sa.Boolean(), nullable=False, comment='levels of indirect reports by name too'),
    sa.Column('asked_by_id', sa.Integer(), nullable=False),
    sa.Column('asked_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('agreed_by_id', sa.Integer(), nullable=True, comment='the second administrator'),
    sa.Column('agreed_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('effective_at', sa.DateTime(timezone=True), nullable=True, comment='counts from then on; empty until agreed'),
    sa.Column('withdrawn_at', sa.DateTime(timezone=True), nullable=True, comment='taken back, or overtaken by a later change'),
    sa.Column('applied_at', sa.DateTime(timezone=True), nullable=True, comment="written into the company's row"),
    sa.ForeignKeyConstraint(['agreed_by_id'], ['people.id'], name=op.f('fk_visibility_changes_agreed_by_id_people')),
    sa.ForeignKeyConstraint(['asked_by_id'], ['people.id'], name=op.f('fk_visibility_changes_asked_by_id_people')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_visibility_changes'))
    )
    op.create_table('appeals',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('answer_id', sa.Integer(), nullable=False),
    sa.Column('rating_id', sa.Integer(), nullable=False),
    sa.Column('criterion', sa.Text(), nullable=False),
    sa.Column('start_at', sa.Integer(), nullable=False, comment='the sentence pointed at, in code points of the answer'),
    sa.Column('end_at', sa.Integer(), nullable=False),
    sa.Column('reason', sa.Text(), nullable=False, comment="the learner's words"),
    sa.Column('opened_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('reviewer_id', sa.Integer(), nullable=True, comment='who decided, not the first'),
    sa.Column('outcome_level', sa.Integer(), nullable=True, comment='what the other reviewer gave, 1 to 4'),
    sa.Column('outcome_reason', sa.Text(), nullable=False, comment="why, in the other reviewer's words"),
    sa.Column('decided_at', sa.DateTime(timezone=True), nullable=True),
    sa.CheckConstraint('start_at >= 0 AND end_at > start_at', name=op.f('ck_appeals_span')),
    sa.ForeignKeyConstraint(['answer_id'], ['answers.id'], name=op.f('fk_appeals_answer_id_answers')),
    sa.ForeignKeyConstraint(['rating_id'], ['ratings.id'], name=op.f('fk_appeals_rating_id_ratings')),
    sa.ForeignKeyConstraint(['reviewer_id'], ['people.id'], name=op.f('fk_appeals_reviewer_id_people')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_appeals')),
    sa.UniqueConstraint('rating_id', 'criterion', name=op.f('uq_appeals_rating_id_criterion'))
    )
    with op.batch_alter_table('appeals', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_appeals_answer_id'), ['answer_id'], unique=False)
        batch_op.create_index('ix_appeals_open', ['decided_at', 'opened_at'], unique=False)


def downgrade() -> None:
    with op.batch_alter_table('appeals', schema=None) as batch_op:
        batch_op.drop_index('ix_appeals_open')
        batch_op.drop_index(batch_op.f('ix_appeals_answer_id'))

    op.drop_table('appeals')
    op.drop_table('visibility_changes')
    with op.batch_alter_table('practice_goals', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_practice_goals_written_by_id'))
        batch_op.drop_index(batch_op.f('ix_practice_goals_person_id'))

    op.drop_table('practice_goals')
    with op.batch_alter_table('looks', schema=None) as batch_op:
        batch_op.drop_index('ix_looks_person_id_day')
        batch_op.drop_index('ix_looks_day')

    op.drop_table('looks')
    with op.batch_alter_table('data_messages', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_data_messages_person_id'))

    op.drop_table('data_messages')
    op.drop_table('job_targets')
    with op.batch_alter_table('group_words', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_group_words_group_key'))
        batch_op.drop_index(batch_op.f('ix_group_words_computed_at'))

    op.drop_table('group_words')
