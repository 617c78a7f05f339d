-- Which packs a workspace has: the version, and every body as it came, which is the base of a later three-way merge.
CREATE TABLE {schema}.sys_pack (
  key          text        PRIMARY KEY,
  version      text        NOT NULL,
  bodies       jsonb       NOT NULL,
  sample_batch uuid,
  installed_at timestamptz NOT NULL DEFAULT now(),
  installed_by uuid
);
GRANT SELECT, INSERT, UPDATE ON {schema}.sys_pack TO {role};
