"""Curricula, rules, obligations with their records, absences."""

import sqlalchemy as sa
from alembic import op

revision = '0004'
down_revision = '0003'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('assignment_checks',
    sa.Column('block', sa.Integer(), autoincrement=False, nullable=False),
    sa.Column('checked_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('day', sa.Date(), nullable=False, comment="in the company's zone"),
    sa.PrimaryKeyConstraint('block', name=op.f('pk_assignment_checks'))
    )
    op.create_table('assignment_rules',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('title', sa.Text(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('ended_at', sa.DateTime(timezone=True), nullable=True, comment='gives nothing since'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_assignment_rules'))
    )
    op.create_table('curricula',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('title', sa.Text(), nullable=False),
    sa.Column('objective', sa.Text(), nullable=False, comment='what it is good for, in the words of HR'),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('archived_at', sa.DateTime(timezone=True), nullable=True, comment='no new rule can name it since'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_curricula'))
    )
    op.create_table('curriculum_items',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('curriculum_id', sa.Integer(), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False, comment='0, 1, 2 …'),
    sa.Column('module_id', sa.Text(), nullable=False),
    sa.Column('required', sa.Boolean(), nullable=False),
    sa.Column('level', sa.Integer(), nullable=True, comment='level to show, 1 to 4; empty: none is demanded'),
    sa.Column('extra_days', sa.Integer(), nullable=False, comment='days after the first due of the rule'),
    sa.Column('counts', sa.JSON(), nullable=False, comment='ids of equivalent modules whose completion counts'),
    sa.Column('from_version', sa.Integer(), nullable=False, comment='the oldest version of the module whose completion counts'),
    sa.ForeignKeyConstraint(['curriculum_id'], ['curricula.id'], name=op.f('fk_curriculum_items_curriculum_id_curricula'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_curriculum_items')),
    sa.UniqueConstraint('curriculum_id', 'module_id', name=op.f('uq_curriculum_items_curriculum_id_module_id'))
    )
    op.create_index(op.f('ix_curriculum_items_module_id'), 'curriculum_items', ['module_id'], unique=False)
    op.create_table('absences',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('kind', sa.Text(), nullable=False, comment='away or exempt'),
    sa.Column('module_id', sa.Text(), nullable=True, comment='exempt from this one; empty: from all'),
    sa.Column('first', sa.Date(), nullable=False),
    sa.Column('last', sa.Date(), nullable=True, comment='included; empty: without an end, only exempt'),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False, comment='when it was recorded'),
    sa.Column('actor_id', sa.Integer(), nullable=True),
    sa.Column('note', sa.Text(), nullable=False, comment='only of an exemption'),
    sa.Column('gone_at', sa.DateTime(timezone=True), nullable=True, comment='taken back; written once'),
    sa.CheckConstraint("kind IN ('away', 'exempt')", name=op.f('ck_absences_kind')),
    sa.ForeignKeyConstraint(['actor_id'], ['people.id'], name=op.f('fk_absences_actor_id_people')),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_absences_person_id_people')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_absences'))
    )
    op.create_index(op.f('ix_absences_actor_id'), 'absences', ['actor_id'], unique=False)
    op.create_index(op.f('ix_absences_person_id'), 'absences', ['person_id'], unique=False)
    op.create_table('obligations',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('module_id', sa.Text(), nullable=False),
    sa.Column('cycle', sa.Text(), nullable=False, comment='1, 2, 3 … or the day of a fixed cycle'),
    sa.Column('zone', sa.Text(), nullable=False, comment='the zone its due is meant in'),
    sa.Column('opened_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_obligations_person_id_people')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_obligations')),
    sa.UniqueConstraint('person_id', 'module_id', 'cycle', name=op.f('uq_obligations_person_id_module_id_cycle'))
    )
    op.create_index(op.f('ix_obligations_module_id'), 'obligations', ['module_id'], unique=False)
    op.create_table('outages',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('first_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('last_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('actor_id', sa.Integer(), nullable=True),
    sa.ForeignKeyConstraint(['actor_id'], ['people.id'], name=op.f('fk_outages_actor_id_people')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_outages'))
    )
    op.create_index(op.f('ix_outages_actor_id'), 'outages', ['actor_id'], unique=False)
    op.create_table('rule_drafts',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('by_id', sa.Integer(), nullable=False),
    sa.Column('rule_id', sa.Integer(), nullable=True, comment='the rule that is changed; empty for a new one'),
    sa.Column('title', sa.Text(), nullable=False),
    sa.Column('definition', sa.JSON(), nullable=False, comment='what was chosen so far, by step'),
    sa.Column('touched_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['by_id'], ['people.id'], name=op.f('fk_rule_drafts_by_id_people'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['rule_id'], ['assignment_rules.id'], name=op.f('fk_rule_drafts_rule_id_assignment_rules')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_rule_drafts'))
    )
    op.create_index(op.f('ix_rule_drafts_by_id'), 'rule_drafts', ['by_id'], unique=False)
    op.create_index(op.f('ix_rule_drafts_rule_id'), 'rule_drafts', ['rule_id'], unique=False)
    op.create_table('rule_versions',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('rule_id', sa.Integer(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False, comment='1, 2, 3 …'),
    sa.Column('definition', sa.JSON(), nullable=False, comment='engine.assignment.rule.Rule as JSON'),
    sa.Column('saved_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('saved_by_id', sa.Integer(), nullable=True),
    sa.Column('undone_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('undone_by_id', sa.Integer(), nullable=True),
    sa.ForeignKeyConstraint(['rule_id'], ['assignment_rules.id'], name=op.f('fk_rule_versions_rule_id_assignment_rules')),
    sa.ForeignKeyConstraint(['saved_by_id'], ['people.id'], name=op.f('fk_rule_versions_saved_by_id_people')),
    sa.ForeignKeyConstraint(['undone_by_id'], ['people.id'], name=op.f('fk_rule_versions_undone_by_id_people')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_rule_versions')),
    sa.UniqueConstraint('rule_id', 'number', name=op.f('uq_rule_versions_rule_id_number'))
    )
    op.create_index(op.f('ix_rule_versions_saved_by_id'), 'rule_versions', ['saved_by_id'], unique=False)
    op.create_index(op.f('ix_rule_versions_undone_by_id'), 'rule_versions', ['undone_by_id'], unique=False)
    op.create_table('obligation_reasons',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('obligation_id', sa.Integer(), nullable=False),
    sa.Column('rule_id', sa.Integer(), nullable=False),
    sa.Column('version_id', sa.Integer(), nullable=False),
    sa.Column('matched_on', sa.Date(), nullable=False, comment='since when the person is in the audience'),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('ended_at', sa.DateTime(timezone=True), nullable=True, comment='written once'),
    sa.Column('ended_why', sa.Text(), nullable=True, comment='left, rule-ended, undone or disabled'),
    sa.Column('ended_version_id', sa.Integer(), nullable=True, comment='the version of the rule that brought it about'),
    sa.ForeignKeyConstraint(['ended_version_id'], ['rule_versions.id'], name=op.f('fk_obligation_reasons_ended_version_id_rule_versions')),
    sa.ForeignKeyConstraint(['obligation_id'], ['obligations.id'], name=op.f('fk_obligation_reasons_obligation_id_obligations')),
    sa.ForeignKeyConstraint(['rule_id'], ['assignment_rules.id'], name=op.f('fk_obligation_reasons_rule_id_assignment_rules')),
    sa.ForeignKeyConstraint(['version_id'], ['rule_versions.id'], name=op.f('fk_obligation_reasons_version_id_rule_versions')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_obligation_reasons'))
    )
    op.create_index(op.f('ix_obligation_reasons_ended_version_id'), 'obligation_reasons', ['ended_version_id'], unique=False)
    op.create_index(op.f('ix_obligation_reasons_obligation_id'), 'obligation_reasons', ['obligation_id'], unique=False)
    op.create_index('ix_obligation_reasons_rule_id_ended_at', 'obligation_reasons', ['rule_id', 'ended_at'], unique=False)
    op.create_index(op.f('ix_obligation_reasons_version_id'), 'obligation_reasons', ['version_id'], unique=False)
    op.create_table('obligations_now',
    sa.Column('obligation_id', sa.Integer(), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('state', sa.Text(), nullable=False, comment='open (overdue by its due), fulfilled, optional, cancelled, waived, …'),
    sa.Column('due_at', sa.DateTime(timezone=True), nullable=True, comment='with extension, absences and outages'),
    sa.Column('done_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('late', sa.Boolean(), nullable=True),
    sa.ForeignKeyConstraint(['obligation_id'], ['obligations.id'], name=op.f('fk_obligations_now_obligation_id_obligations'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_obligations_now_person_id_people')),
    sa.PrimaryKeyConstraint('obligation_id', name=op.f('pk_obligations_now'))
    )
    op.create_index('ix_obligations_now_person_id_state', 'obligations_now', ['person_id', 'state', 'due_at'], unique=False)
    op.create_index('ix_obligations_now_state_due_at', 'obligations_now', ['state', 'due_at'], unique=False)
    op.create_table('obligation_records',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('obligation_id', sa.Integer(), nullable=False),
    sa.Column('kind', sa.Text(), nullable=False, comment='a value of engine.assignment.standing.Entry'),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False, comment='from when it holds'),
    sa.Column('known_at', sa.DateTime(timezone=True), nullable=False, comment='when it was written'),
    sa.Column('due_at', sa.DateTime(timezone=True), nullable=True, comment="the due it sets; the zone is the obligation's"),
    sa.Column('done_at', sa.DateTime(timezone=True), nullable=True, comment="the learner's last own step, where it fulfils"),
    sa.Column('completion_id', sa.Integer(), nullable=True),
    sa.Column('rule_id', sa.Integer(), nullable=True),
    sa.Column('version_id', sa.Integer(), nullable=True),
    sa.Column('actor_id', sa.Integer(), nullable=True, comment='empty: the rules'),
    sa.Column('note', sa.Text(), nullable=False, comment='why, in the words of who did it'),
    sa.Column('days_overdue', sa.Integer(), nullable=True, comment='of a cancelled one: how long it had been overdue'),
    sa.ForeignKeyConstraint(['actor_id'], ['people.id'], name=op.f('fk_obligation_records_actor_id_people')),
    sa.ForeignKeyConstraint(['completion_id'], ['completions.id'], name=op.f('fk_obligation_records_completion_id_completions')),
    sa.ForeignKeyConstraint(['obligation_id'], ['obligations.id'], name=op.f('fk_obligation_records_obligation_id_obligations')),
    sa.ForeignKeyConstraint(['rule_id'], ['assignment_rules.id'], name=op.f('fk_obligation_records_rule_id_assignment_rules')),
    sa.ForeignKeyConstraint(['version_id'], ['rule_versions.id'], name=op.f('fk_obligation_records_version_id_rule_versions')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_obligation_records'))
    )
    op.create_index(op.f('ix_obligation_records_actor_id'), 'obligation_records', ['actor_id'], unique=False)
    op.create_index('ix_obligation_records_completion_id', 'obligation_records', ['completion_id'], unique=False)
    op.create_index(op.f('ix_obligation_records_obligation_id'), 'obligation_records', ['obligation_id'], unique=False)
    op.create_index(op.f('ix_obligation_records_rule_id'), 'obligation_records', ['rule_id'], unique=False)
    op.create_index(op.f('ix_obligation_records_version_id'), 'obligation_records', ['version_id'], unique=False)


def downgrade() -> None:
    op.drop_index(op.f('ix_obligation_records_version_id'), table_name='obligation_records')
    op.drop_index(op.f('ix_obligation_records_rule_id'), table_name='obligation_records')
    op.drop_index(op.f('ix_obligation_records_obligation_id'), table_name='obligation_records')
    op.drop_index('ix_obligation_records_completion_id', table_name='obligation_records')
    op.drop_index(op.f('ix_obligation_records_actor_id'), table_name='obligation_records')
    op.drop_table('obligation_records')
    op.drop_index('ix_obligations_now_state_due_at', table_name='obligations_now')
    op.drop_index('ix_obligations_now_person_id_state', table_name='obligations_now')
    op.drop_table('obligations_now')
    op.drop_index(op.f('ix_obligation_reasons_version_id'), table_name='obligation_reasons')
    op.drop_index('ix_obligation_reasons_rule_id_ended_at', table_name='obligation_reasons')
    op.drop_index(op.f('ix_obligation_reasons_obligation_id'), table_name='obligation_reasons')
    op.drop_index(op.f('ix_obligation_reasons_ended_version_id'), table_name='obligation_reasons')
    op.drop_table('obligation_reasons')
    op.drop_index(op.f('ix_rule_versions_undone_by_id'), table_name='rule_versions')
    op.drop_index(op.f('ix_rule_versions_saved_by_id'), table_name='rule_versions')
    op.drop_table('rule_versions')
    op.drop_index(op.f('ix_rule_drafts_rule_id'), table_name='rule_drafts')
    op.drop_index(op.f('ix_rule_drafts_by_id'), table_name='rule_drafts')
    op.drop_table('rule_drafts')
    op.drop_index(op.f('ix_outages_actor_id'), table_name='outages')
    op.drop_table('outages')
    op.drop_index(op.f('ix_obligations_module_id'), table_name='obligations')
    op.drop_table('obligations')
    op.drop_index(op.f('ix_absences_person_id'), table_name='absences')
    op.drop_index(op.f('ix_absences_actor_id'), table_name='absences')
    op.drop_table('absences')
    op.drop_index(op.f('ix_curriculum_items_module_id'), table_name='curriculum_items')
    op.drop_table('curriculum_items')
    op.drop_table('curricula')
    op.drop_table('assignment_rules')
    op.drop_table('assignment_checks')
