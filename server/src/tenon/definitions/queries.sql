-- name: lock_workspace
SELECT pg_advisory_xact_lock(7364, hashtext($1))

-- name: workspace_settings
SELECT language, timezone, currency FROM tenon.workspace WHERE key = $1

-- name: snapshot
SELECT r.meta_rev, r.perm_epoch,
       (SELECT coalesce(json_agg(json_build_array(d.kind, d.key, d.body)), '[]')
          FROM {schema}.sys_definition d WHERE d.body IS NOT NULL)::text AS bodies
  FROM {schema}.sys_revision r

-- name: counts
SELECT kind, count(*) AS count FROM {schema}.sys_definition
 WHERE body IS NOT NULL OR draft IS NOT NULL GROUP BY kind

-- name: list
SELECT key, version, draft IS NOT NULL AS has_draft, updated_at, updated_by,
       (coalesce(body, draft) -> 'label')::text AS label
  FROM {schema}.sys_definition
 WHERE kind = $1 AND (body IS NOT NULL OR draft IS NOT NULL) ORDER BY key

-- name: published
SELECT key, version, body::text AS body FROM {schema}.sys_definition WHERE kind = $1 AND body IS NOT NULL ORDER BY key

-- name: get
SELECT version, body::text, draft::text, draft_version, updated_at, updated_by
  FROM {schema}.sys_definition WHERE kind = $1 AND key = $2

-- name: drafted
SELECT kind, key FROM {schema}.sys_definition WHERE draft IS NOT NULL

-- name: save_draft
INSERT INTO {schema}.sys_definition AS d (kind, key, draft, draft_version, updated_by)
SELECT $1, $2, $3::text::jsonb, 1, $4
 WHERE $5::int = 0 OR EXISTS (SELECT FROM {schema}.sys_definition WHERE kind = $1 AND key = $2)
    ON CONFLICT (kind, key) DO UPDATE
   SET draft = excluded.draft, draft_version = d.draft_version + 1, updated_at = now(), updated_by = excluded.updated_by
 WHERE d.draft_version = $5 OR (d.draft IS NULL AND $5 = 0)
RETURNING draft_version

-- name: discard_unpublished
DELETE FROM {schema}.sys_definition WHERE kind = $1 AND key = $2 AND version = 0 AND draft IS NOT NULL

-- name: discard_draft
UPDATE {schema}.sys_definition
   SET draft = NULL, draft_version = draft_version + 1, updated_at = now()
 WHERE kind = $1 AND key = $2 AND draft IS NOT NULL

-- name: set_published
INSERT INTO {schema}.sys_definition AS d (kind, key, version, body, updated_by)
VALUES ($1, $2, 1, $3::text::jsonb, $4)
    ON CONFLICT (kind, key) DO UPDATE
   SET version = d.version + 1, body = excluded.body,
       draft = CASE WHEN $5 THEN NULL ELSE d.draft END,
       draft_version = d.draft_version + CASE WHEN $5 AND d.draft IS NOT NULL THEN 1 ELSE 0 END,
       updated_at = now(), updated_by = excluded.updated_by
RETURNING version

-- name: add_version
INSERT INTO {schema}.sys_definition_version (kind, key, version, body, note, by, revision, diff)
VALUES ($1, $2, $3, $4::text::jsonb, $5, $6, $7, $8::text::jsonb)

-- name: versions
SELECT version, at, by, note, revision, diff::text
  FROM {schema}.sys_definition_version
 WHERE kind = $1 AND key = $2 AND version < $3 ORDER BY version DESC LIMIT $4

-- name: version
SELECT body::text FROM {schema}.sys_definition_version WHERE kind = $1 AND key = $2 AND version = $3

-- name: blockers
SELECT DISTINCT l.pid FROM pg_locks l JOIN pg_class c ON c.oid = l.relation
 WHERE l.granted AND l.pid <> pg_backend_pid() AND c.relnamespace = to_regnamespace($1)
 ORDER BY l.pid LIMIT 5
