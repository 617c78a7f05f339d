-- One row: the revision of the metadata and the epoch of the permissions. Every read returns both beside its answer.
CREATE TABLE {schema}.sys_revision (
  only_row   boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  meta_rev   bigint NOT NULL DEFAULT 0,
  perm_epoch bigint NOT NULL DEFAULT 0
) WITH (fillfactor = 50);
INSERT INTO {schema}.sys_revision DEFAULT VALUES;
GRANT SELECT, UPDATE ON {schema}.sys_revision TO {role};
