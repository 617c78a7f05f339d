-- name: installed
SELECT p.key, p.version,
       EXISTS (SELECT FROM {schema}.sys_batch b WHERE b.id = p.sample_batch AND b.undone_at IS NULL) AS sample
FROM {schema}.sys_pack p;

-- name: base
SELECT version, bodies::text AS bodies, sample_batch FROM {schema}.sys_pack WHERE key = $1;

-- name: revision
SELECT meta_rev, perm_epoch FROM {schema}.sys_revision;

-- name: remember
INSERT INTO {schema}.sys_pack (key, version, bodies, sample_batch, installed_by)
VALUES ($1, $2, $3::jsonb, $4, $5)
ON CONFLICT (key) DO UPDATE
SET version = excluded.version, bodies = excluded.bodies, installed_by = excluded.installed_by,
    sample_batch = coalesce(excluded.sample_batch, sys_pack.sample_batch), installed_at = now();
