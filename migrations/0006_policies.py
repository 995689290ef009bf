"""Policies, who confirmed them, and obligations that a confirmation fulfils."""

import sqlalchemy as sa
from alembic import op

revision = '0006'
down_revision = '0005'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('policy_versions',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('policy_id', sa.Text(), nullable=False, comment='the id in the file, e.g. social-media'),
    sa.Column('number', sa.Integer(), nullable=False, comment='1, 2, 3 … per policy'),
    sa.Column('title', sa.Text(), nullable=False),
    sa.Column('summary', sa.Text(), nullable=False, comment='one sentence for lists'),
    sa.Column('text', sa.Text(), nullable=False, comment='Markdown; what people confirm'),
    sa.Column('contact', sa.Text(), nullable=False, comment='whom to ask: a name or a team'),
    sa.Column('contact_email', sa.Text(), nullable=True),
    sa.Column('region', sa.Text(), nullable=False, comment='where it holds; empty: everywhere'),
    sa.Column('language', sa.Text(), nullable=False),
    sa.Column('minutes', sa.Integer(), nullable=False, comment='to read it'),
    sa.Column('notes', sa.Text(), nullable=False, comment='Markdown for who adopts it, for example what a lawyer should look at'),
    sa.Column('change_note', sa.Text(), nullable=False, comment='what is new, in a sentence or two'),
    sa.Column('confirm_again', sa.Boolean(), nullable=False, comment='whether who confirmed an earlier version is asked again'),
    sa.Column('confirm_from', sa.Integer(), nullable=False, comment='the oldest version whose confirmation still counts'),
    sa.Column('review_by', sa.Date(), nullable=True),
    sa.Column('source_hash', sa.Text(), nullable=False, comment='SHA-256 over everything a reader sees'),
    sa.Column('origin', sa.Text(), nullable=False, comment="shipped or company: a restart never replaces a company's edit"),
    sa.Column('is_current', sa.Boolean(), nullable=False),
    sa.Column('published_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('published_by_id', sa.Integer(), nullable=True),
    sa.ForeignKeyConstraint(['published_by_id'], ['people.id'], name=op.f('fk_policy_versions_published_by_id_people')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_policy_versions')),
    sa.UniqueConstraint('policy_id', 'number', name=op.f('uq_policy_versions_policy_id_number'))
    )
    with op.batch_alter_table('policy_versions', schema=None) as batch_op:
        batch_op.create_index('ix_policy_versions_policy_id_is_current', ['policy_id', 'is_current'], unique=False)
        batch_op.create_index(batch_op.f('ix_policy_versions_published_by_id'), ['published_by_id'], unique=False)

    op.create_table('policy_drafts',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('by_id', sa.Integer(), nullable=False),
    sa.Column('policy_id', sa.Text(), nullable=False, comment='empty: a new policy'),
    sa.Column('base_number', sa.Integer(), nullable=False, comment='the version it began from; 0 for a new policy'),
    sa.Column('fields', sa.JSON(), nullable=False, comment='engine.policy.Policy as far as it was typed'),
    sa.Column('touched_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['by_id'], ['people.id'], name=op.f('fk_policy_drafts_by_id_people'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_policy_drafts')),
    sa.UniqueConstraint('by_id', 'policy_id', name=op.f('uq_policy_drafts_by_id_policy_id'))
    )
    op.create_table('attestations',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('version_id', sa.Integer(), nullable=False),
    sa.Column('cycle', sa.Text(), nullable=False, comment='of the obligation it answers: 1, 2, 3 … or the day of a fixed cycle'),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('zone', sa.Text(), nullable=False, comment="the person's zone at that moment"),
    sa.Column('statement', sa.Text(), nullable=False, comment='the sentence beside the box, as it was shown'),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], name=op.f('fk_attestations_person_id_people')),
    sa.ForeignKeyConstraint(['version_id'], ['policy_versions.id'], name=op.f('fk_attestations_version_id_policy_versions')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_attestations')),
    sa.UniqueConstraint('person_id', 'version_id', 'cycle', name=op.f('uq_attestations_person_id_version_id_cycle'))
    )
    with op.batch_alter_table('attestations', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_attestations_version_id'), ['version_id'], unique=False)

    with op.batch_alter_table('obligation_records', schema=None) as batch_op:
        batch_op.add_column(sa.Column('attestation_id', sa.Integer(), nullable=True, comment='of a policy: the confirmation that fulfils'))
        batch_op.create_foreign_key(batch_op.f('fk_obligation_records_attestation_id_attestations'), 'attestations', ['attestation_id'], ['id'])
        batch_op.create_index(batch_op.f('ix_obligation_records_attestation_id'), ['attestation_id'], unique=False)


def downgrade() -> None:
    with op.batch_alter_table('obligation_records', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_obligation_records_attestation_id'))
        batch_op.drop_constraint(batch_op.f('fk_obligation_records_attestation_id_attestations'), type_='foreignkey')
        batch_op.drop_column('attestation_id')

    op.drop_table('attestations')
    op.drop_table('policy_drafts')
    op.drop_table('policy_versions')
