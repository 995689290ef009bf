"""First release: people, courses, learning, assessment, jobs, mail and events."""

import sqlalchemy as sa
from alembic import op

revision = '0001'
down_revision = None
branch_labels = ('default',)
depends_on = None


def upgrade() -> None:
    op.create_table('companies',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('name', sa.Text(), nullable=False),
    sa.Column('zone', sa.Text(), nullable=False, comment="IANA name of the company's time zone"),
    sa.Column('language', sa.Text(), nullable=False, comment='language of new people'),
    sa.Column('visibility', sa.Text(), nullable=False, comment='a value of Visibility'),
    sa.Column('demo', sa.Boolean(), nullable=False, comment='whether the invented demo company is loaded'),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.CheckConstraint('id = 1', name=op.f('ck_companies_single')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_companies'))
    )
    op.create_table('departments',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('parent_id', sa.Integer(), nullable=True),
    sa.Column('name', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['parent_id'], ['departments.id'], name=op.f('fk_departments_parent_id_departments')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_departments'))
    )
    op.create_index('ix_departments_parent_id', 'departments', ['parent_id'], unique=False)
    op.create_table('events',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('kind', sa.Text(), nullable=False, comment='a value of events.kinds.Kind'),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False, comment='when it happened, UTC'),
    sa.Column('actor_id', sa.Integer(), nullable=True, comment='the person who did it; empty for the system itself'),
    sa.Column('subjects', sa.JSON(), nullable=False, comment='what it concerns: names of kinds to ids'),
    sa.Column('sequence', sa.Integer(), nullable=True, comment='place in the sealed chain; serial ids are not in commit order on PostgreSQL'),
    sa.Column('seal', sa.Text(), nullable=True, comment='HMAC over the previous seal and this row'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_events')),
    sa.UniqueConstraint('sequence', name=op.f('uq_events_sequence'))
    )
    op.create_index('ix_events_actor_id_at', 'events', ['actor_id', 'at'], unique=False)
    op.create_index('ix_events_kind', 'events', ['kind'], unique=False)
    op.create_index('ix_events_unsealed', 'events', ['id'], unique=False, sqlite_where=sa.text('sequence IS NULL'), postgresql_where=sa.text('sequence IS NULL'))
    op.create_table('heartbeats',
    sa.Column('name', sa.Text(), nullable=False, comment='name of the process, e.g. worker'),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('name', name=op.f('pk_heartbeats'))
    )
    op.create_table('leases',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('job', sa.Text(), nullable=False, comment='name of the job'),
    sa.Column('key', sa.Text(), nullable=False, comment="what is worked on, usually a row's id"),
    sa.Column('until', sa.DateTime(timezone=True), nullable=False, comment='nobody else takes it before'),
    sa.Column('tries', sa.Integer(), nullable=False, comment='how often it was begun'),
    sa.Column('last_error', sa.Text(), nullable=True, comment='class of the last failure, no personal words'),
    sa.Column('set_aside_at', sa.DateTime(timezone=True), nullable=True, comment='given up after too many tries; a person looks'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_leases')),
    sa.UniqueConstraint('job', 'key', name=op.f('uq_leases_job_key'))
    )
    op.create_table('outbox_mails',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('kind', sa.Text(), nullable=False, comment='which composer makes the text'),
    sa.Column('person_id', sa.Integer(), nullable=False, comment='to whom; no foreign key, mail lies below people'),
    sa.Column('ids', sa.JSON(), nullable=False, comment='ids the composer needs'),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('not_before', sa.DateTime(timezone=True), nullable=False, comment='not sent before this instant'),
    sa.Column('expires_at', sa.DateTime(timezone=True), nullable=True, comment='pointless after this instant; then dropped'),
    sa.Column('sent_at', sa.DateTime(timezone=True), nullable=True, comment='accepted by the mail server'),
    sa.Column('dropped_at', sa.DateTime(timezone=True), nullable=True, comment='not sent on purpose (disabled person, expired)'),
    sa.Column('held', sa.Boolean(), nullable=False, comment='waits for an administrator, e.g. after a restore'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_outbox_mails'))
    )
    op.create_index('ix_outbox_mails_due', 'outbox_mails', ['sent_at', 'held', 'not_before'], unique=False)
    op.create_index('ix_outbox_mails_person_id', 'outbox_mails', ['person_id'], unique=False)
    op.create_table('rubric_versions',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('rubric_id', sa.Text(), nullable=False, comment='e.g. storming-reply'),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('title', sa.Text(), nullable=False),
    sa.Column('source_hash', sa.Text(), nullable=False),
    sa.Column('published_at', sa.DateTime(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_rubric_versions')),
    sa.UniqueConstraint('rubric_id', 'number', name=op.f('uq_rubric_versions_rubric_id_number')),
    sa.UniqueConstraint('rubric_id', 'source_hash', name=op.f('uq_rubric_versions_rubric_id_source_hash'))
    )
    op.create_table('source_files',
    sa.Column('sha256', sa.Text(), nullable=False),
    sa.Column('content', sa.LargeBinary(), nullable=False),
    sa.PrimaryKeyConstraint('sha256', name=op.f('pk_source_files'))
    )
    op.create_table('throttles',
    sa.Column('key', sa.Text(), nullable=False, comment='HMAC-SHA-256 of door and account or address'),
    sa.Column('window_start', sa.DateTime(timezone=True), nullable=False),
    sa.Column('tries', sa.Integer(), nullable=False),
    sa.PrimaryKeyConstraint('key', name=op.f('pk_throttles'))
    )
    op.create_index('ix_throttles_window_start', 'throttles', ['window_start'], unique=False)
    op.create_table('people',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('email', sa.Text(), nullable=False, comment='lower case; the name to sign in with'),
    sa.Column('name', sa.Text(), nullable=False, comment='as the person writes it'),
    sa.Column('zone', sa.Text(), nullable=False, comment="IANA name of the person's time zone"),
    sa.Column('language', sa.Text(), nullable=False),
    sa.Column('password_hash', sa.Text(), nullable=True, comment='argon2; empty until the invitation was accepted'),
    sa.Column('employee_number', sa.Text(), nullable=True, comment="the company's own id, for imports"),
    sa.Column('department_id', sa.Integer(), nullable=True),
    sa.Column('manager_id', sa.Integer(), nullable=True, comment='reports to'),
    sa.Column('location', sa.Text(), nullable=True),
    sa.Column('hired_on', sa.Date(), nullable=True),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('disabled_at', sa.DateTime(timezone=True), nullable=True, comment='cannot sign in and gets no mail since'),
    sa.Column('hand_edited', sa.JSON(), nullable=False, comment='fields a person changed by hand: an import never overwrites them silently'),
    sa.ForeignKeyConstraint(['department_id'], ['departments.id'], name=op.f('fk_people_department_id_departments')),
    sa.ForeignKeyConstraint(['manager_id'], ['people.id'], name=op.f('fk_people_manager_id_people')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_people')),
    sa.UniqueConstraint('email', name=op.f('uq_people_email')),
    sa.UniqueConstraint('employee_number', name=op.f('uq_people_employee_number'))
    )
    op.create_index('ix_people_department_id', 'people', ['department_id'], unique=False)
    op.create_index('ix_people_manager_id', 'people', ['manager_id'], unique=False)
    op.create_index('ix_people_name', 'people', ['name'], unique=False)
    op.create_table('rubric_files',
    sa.Column('version_id', sa.Integer(), nullable=False),
    sa.Column('path', sa.Text(), nullable=False),
    sa.Column('sha256', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['sha256'], ['source_files.sha256'], name=op.f('fk_rubric_files_sha256_source_files')),
    sa.ForeignKeyConstraint(['version_id'], ['rubric_versions.id'], name=op.f('fk_rubric_files_version_id_rubric_versions')),
    sa.PrimaryKeyConstraint('version_id', 'path', name=op.f('pk_rubric_files'))
    )
    op.create_index('ix_rubric_files_sha256', 'rubric_files', ['sha256'], unique=False)
    op.create_table('module_versions',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('module_id', sa.Text(), nullable=False, comment='the id in module.yaml, e.g. M2'),
    sa.Column('number', sa.Integer(), nullable=False, comment='1, 2, 3 … per module'),
    sa.Column('course_id', sa.Text(), nullable=False, comment='folder of the course, e.g. storming-phase'),
    sa.Column('course_title', sa.Text(), nullable=False),
    sa.Column('title', sa.Text(), nullable=False),
    sa.Column('summary', sa.Text(), nullable=False, comment='one sentence for lists: the goal in plain words'),
    sa.Column('audience', sa.JSON(), nullable=False, comment='jobs it is made for'),
    sa.Column('minutes', sa.Integer(), nullable=False),
    sa.Column('competencies', sa.JSON(), nullable=False),
    sa.Column('language', sa.Text(), nullable=False),
    sa.Column('review_by', sa.Date(), nullable=True),
    sa.Column('source_hash', sa.Text(), nullable=False, comment='SHA-256 over paths and file hashes of this version'),
    sa.Column('rubric_hashes', sa.JSON(), nullable=False, comment='rubric id to source hash of the rubric version this module version is pinned to'),
    sa.Column('origin', sa.Text(), nullable=False, comment="shipped or company: a restart never replaces a company's edit"),
    sa.Column('is_current', sa.Boolean(), nullable=False, comment='the version that new attempts get'),
    sa.Column('published_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('published_by_id', sa.Integer(), nullable=True),
    sa.ForeignKeyConstraint(['published_by_id'], ['people.id'], name=op.f('fk_module_versions_published_by_id_people')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_module_versions')),
    sa.UniqueConstraint('module_id', 'number', name=op.f('uq_module_versions_module_id_number'))
    )
    op.create_index('ix_module_versions_course_id', 'module_versions', ['course_id'], unique=False)
    op.create_index('ix_module_versions_current', 'module_versions', ['module_id', 'is_current'], unique=False)
    op.create_table('people_uploads',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('by_id', sa.Integer(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('content', sa.Text(), nullable=False, comment='the decoded file'),
    sa.Column('overwrite_hand_edits', sa.Boolean(), nullable=False),
    sa.Column('applied_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('result', sa.JSON(), nullable=True, comment='counts and failed rows of the applied import'),
    sa.ForeignKeyConstraint(['by_id'], ['people.id'], name=op.f('fk_people_uploads_by_id_people'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_people_uploads'))
    )
    op.create_index('ix_people_uploads_by_id', 'people_uploads', ['by_id'], unique=False)
    op.create_table('person_jobs',
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('job', sa.Text(), nullable=False, comment='a value of Job'),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_person_jobs_person_id_people'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('person_id', 'job', name=op.f('pk_person_jobs'))
    )
    op.create_table('person_roles',
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('role', sa.Text(), nullable=False, comment='a value of Role'),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_person_roles_person_id_people'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('person_id', 'role', name=op.f('pk_person_roles'))
    )
    op.create_index('ix_person_roles_role', 'person_roles', ['role'], unique=False)
    op.create_table('sessions',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('token_hash', sa.Text(), nullable=False, comment='SHA-256 of the random id in the cookie'),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('seen_at', sa.DateTime(timezone=True), nullable=False, comment='last use, to the minute'),
    sa.Column('browser', sa.Text(), nullable=False, comment='short words for the session list, e.g. Firefox on Linux'),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_sessions_person_id_people'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_sessions')),
    sa.UniqueConstraint('token_hash', name=op.f('uq_sessions_token_hash'))
    )
    op.create_index('ix_sessions_person_id', 'sessions', ['person_id'], unique=False)
    op.create_table('tokens',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('kind', sa.Text(), nullable=False, comment='invitation or reset'),
    sa.Column('token_hash', sa.Text(), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('expires_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('used_at', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_tokens_person_id_people'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_tokens')),
    sa.UniqueConstraint('token_hash', name=op.f('uq_tokens_token_hash'))
    )
    op.create_index('ix_tokens_person_id', 'tokens', ['person_id'], unique=False)
    op.create_table('attempts',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('module_id', sa.Text(), nullable=False),
    sa.Column('module_version_id', sa.Integer(), nullable=False),
    sa.Column('started_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('touched_at', sa.DateTime(timezone=True), nullable=False, comment='last own step of the learner'),
    sa.Column('finished_at', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['module_version_id'], ['module_versions.id'], name=op.f('fk_attempts_module_version_id_module_versions')),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_attempts_person_id_people')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_attempts'))
    )
    op.create_index('ix_attempts_module_version_id', 'attempts', ['module_version_id'], unique=False)
    op.create_index('ix_attempts_person_id_module_id', 'attempts', ['person_id', 'module_id'], unique=False)
    op.create_index('uq_attempts_open', 'attempts', ['person_id', 'module_id'], unique=True, sqlite_where=sa.text('finished_at IS NULL'), postgresql_where=sa.text('finished_at IS NULL'))
    op.create_table('module_files',
    sa.Column('version_id', sa.Integer(), nullable=False),
    sa.Column('path', sa.Text(), nullable=False),
    sa.Column('sha256', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['sha256'], ['source_files.sha256'], name=op.f('fk_module_files_sha256_source_files')),
    sa.ForeignKeyConstraint(['version_id'], ['module_versions.id'], name=op.f('fk_module_files_version_id_module_versions')),
    sa.PrimaryKeyConstraint('version_id', 'path', name=op.f('pk_module_files'))
    )
    op.create_index('ix_module_files_sha256', 'module_files', ['sha256'], unique=False)
    op.create_table('answers',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('attempt_id', sa.Integer(), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('role_play', sa.Text(), nullable=False, comment='id of the role-play in the module'),
    sa.Column('rubric_version_id', sa.Integer(), nullable=True, comment='empty: this role-play is not scored'),
    sa.Column('number', sa.Integer(), nullable=False, comment='1 for the first answer to this role-play in this attempt, then 2 …'),
    sa.Column('client_key', sa.Text(), nullable=False, comment='made by the page, so that a retry is one answer'),
    sa.Column('text', sa.Text(), nullable=False, comment='normalised once on arrival: NFC, line feeds only'),
    sa.Column('text_hash', sa.Text(), nullable=False),
    sa.Column('submitted_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['attempt_id'], ['attempts.id'], name=op.f('fk_answers_attempt_id_attempts')),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_answers_person_id_people')),
    sa.ForeignKeyConstraint(['rubric_version_id'], ['rubric_versions.id'], name=op.f('fk_answers_rubric_version_id_rubric_versions')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_answers')),
    sa.UniqueConstraint('attempt_id', 'client_key', name=op.f('uq_answers_attempt_id_client_key')),
    sa.UniqueConstraint('attempt_id', 'role_play', 'number', name=op.f('uq_answers_attempt_id_role_play_number'))
    )
    op.create_index('ix_answers_person_id', 'answers', ['person_id'], unique=False)
    op.create_index('ix_answers_rubric_version_id', 'answers', ['rubric_version_id'], unique=False)
    op.create_index('ix_answers_submitted_at', 'answers', ['submitted_at'], unique=False)
    op.create_table('check_responses',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('attempt_id', sa.Integer(), nullable=False),
    sa.Column('check_id', sa.Text(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False, comment='1 for the first try'),
    sa.Column('response', sa.JSON(), nullable=False, comment='what was chosen or typed, by part of the check'),
    sa.Column('is_right', sa.Boolean(), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['attempt_id'], ['attempts.id'], name=op.f('fk_check_responses_attempt_id_attempts'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_check_responses')),
    sa.UniqueConstraint('attempt_id', 'check_id', 'number', name=op.f('uq_check_responses_attempt_id_check_id_number'))
    )
    op.create_table('choices_made',
    sa.Column('attempt_id', sa.Integer(), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False, comment='0, 1, 2 … on this path'),
    sa.Column('scene', sa.Text(), nullable=False),
    sa.Column('choice', sa.Text(), nullable=True, comment='id of the choice; empty: the scene was skipped for its content'),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['attempt_id'], ['attempts.id'], name=op.f('fk_choices_made_attempt_id_attempts'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('attempt_id', 'position', name=op.f('pk_choices_made'))
    )
    op.create_table('completions',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('attempt_id', sa.Integer(), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('module_version_id', sa.Integer(), nullable=False),
    sa.Column('completed_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['attempt_id'], ['attempts.id'], name=op.f('fk_completions_attempt_id_attempts')),
    sa.ForeignKeyConstraint(['module_version_id'], ['module_versions.id'], name=op.f('fk_completions_module_version_id_module_versions')),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_completions_person_id_people')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_completions')),
    sa.UniqueConstraint('attempt_id', name=op.f('uq_completions_attempt_id'))
    )
    op.create_index('ix_completions_module_version_id', 'completions', ['module_version_id'], unique=False)
    op.create_index('ix_completions_person_id', 'completions', ['person_id'], unique=False)
    op.create_table('drafts',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('attempt_id', sa.Integer(), nullable=False),
    sa.Column('role_play', sa.Text(), nullable=False, comment='id of the role-play in the module'),
    sa.Column('text', sa.Text(), nullable=False),
    sa.Column('revision', sa.Integer(), nullable=False, comment='grows by one with every save'),
    sa.Column('saved_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['attempt_id'], ['attempts.id'], name=op.f('fk_drafts_attempt_id_attempts'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_drafts')),
    sa.UniqueConstraint('attempt_id', 'role_play', name=op.f('uq_drafts_attempt_id_role_play'))
    )
    op.create_table('reflections',
    sa.Column('attempt_id', sa.Integer(), nullable=False),
    sa.Column('notes', sa.JSON(), nullable=False, comment='debrief question or blank of the if-then plan to words'),
    sa.Column('saved_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['attempt_id'], ['attempts.id'], name=op.f('fk_reflections_attempt_id_attempts'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('attempt_id', name=op.f('pk_reflections'))
    )
    op.create_table('steps_done',
    sa.Column('attempt_id', sa.Integer(), nullable=False),
    sa.Column('step', sa.Text(), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['attempt_id'], ['attempts.id'], name=op.f('fk_steps_done_attempt_id_attempts'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('attempt_id', 'step', name=op.f('pk_steps_done'))
    )
    op.create_table('forecasts',
    sa.Column('answer_id', sa.Integer(), nullable=False),
    sa.Column('level', sa.Integer(), nullable=False, comment='1 to 4'),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['answer_id'], ['answers.id'], name=op.f('fk_forecasts_answer_id_answers')),
    sa.PrimaryKeyConstraint('answer_id', name=op.f('pk_forecasts'))
    )
    op.create_table('ratings',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('answer_id', sa.Integer(), nullable=False),
    sa.Column('rubric_version_id', sa.Integer(), nullable=False),
    sa.Column('scorer', sa.Text(), nullable=True, comment='name and version of the scorer; empty for a person'),
    sa.Column('rater_id', sa.Integer(), nullable=True),
    sa.Column('status', sa.Text(), nullable=False, comment="scorer: suggest, human or unscorable; a person's rating: settled"),
    sa.Column('level', sa.Integer(), nullable=True, comment='overall, 1 to 4; empty while a person has to look'),
    sa.Column('levels', sa.JSON(), nullable=False, comment='criterion to level 1 to 4'),
    sa.Column('details', sa.JSON(), nullable=False, comment='confidence, gates, gate reviews, flags, missing moves and reasons as codes with parameters'),
    sa.Column('comment', sa.Text(), nullable=False, comment="a person's sentence to the learner"),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.CheckConstraint('(scorer IS NULL) <> (rater_id IS NULL)', name=op.f('ck_ratings_one_rater')),
    sa.ForeignKeyConstraint(['answer_id'], ['answers.id'], name=op.f('fk_ratings_answer_id_answers')),
    sa.ForeignKeyConstraint(['rater_id'], ['people.id'], name=op.f('fk_ratings_rater_id_people')),
    sa.ForeignKeyConstraint(['rubric_version_id'], ['rubric_versions.id'], name=op.f('fk_ratings_rubric_version_id_rubric_versions')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_ratings')),
    sa.UniqueConstraint('answer_id', 'rater_id', name=op.f('uq_ratings_answer_id_rater_id')),
    sa.UniqueConstraint('answer_id', 'scorer', name=op.f('uq_ratings_answer_id_scorer'))
    )
    op.create_index('ix_ratings_rater_id', 'ratings', ['rater_id'], unique=False)
    op.create_table('review_claims',
    sa.Column('answer_id', sa.Integer(), nullable=False),
    sa.Column('reviewer_id', sa.Integer(), nullable=False),
    sa.Column('until', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['answer_id'], ['answers.id'], name=op.f('fk_review_claims_answer_id_answers')),
    sa.ForeignKeyConstraint(['reviewer_id'], ['people.id'], name=op.f('fk_review_claims_reviewer_id_people')),
    sa.PrimaryKeyConstraint('answer_id', name=op.f('pk_review_claims'))
    )
    op.create_index('ix_review_claims_reviewer_id', 'review_claims', ['reviewer_id'], unique=False)
    op.create_table('evidence',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('rating_id', sa.Integer(), nullable=False),
    sa.Column('criterion', sa.Text(), nullable=False),
    sa.Column('start_at', sa.Integer(), nullable=False),
    sa.Column('end_at', sa.Integer(), nullable=False),
    sa.CheckConstraint('start_at >= 0 AND end_at > start_at', name=op.f('ck_evidence_span')),
    sa.ForeignKeyConstraint(['rating_id'], ['ratings.id'], name=op.f('fk_evidence_rating_id_ratings'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_evidence'))
    )
    op.create_index('ix_evidence_rating_id', 'evidence', ['rating_id'], unique=False)


def downgrade() -> None:
    op.drop_table('evidence')
    op.drop_table('review_claims')
    op.drop_table('ratings')
    op.drop_table('forecasts')
    op.drop_table('steps_done')
    op.drop_table('reflections')
    op.drop_table('drafts')
    op.drop_table('completions')
    op.drop_table('choices_made')
    op.drop_table('check_responses')
    op.drop_table('answers')
    op.drop_table('module_files')
    op.drop_table('attempts')
    op.drop_table('tokens')
    op.drop_table('sessions')
    op.drop_table('person_roles')
    op.drop_table('person_jobs')
    op.drop_table('people_uploads')
    op.drop_table('module_versions')
    op.drop_table('rubric_files')
    op.drop_table('people')
    op.drop_table('throttles')
    op.drop_table('source_files')
    op.drop_table('rubric_versions')
    op.drop_table('outbox_mails')
    op.drop_table('leases')
    op.drop_table('heartbeats')
    op.drop_table('events')
    op.drop_table('departments')
    op.drop_table('companies')
