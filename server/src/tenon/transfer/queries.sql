-- name: workspace
SELECT key, name, short_name, timezone, currency, language FROM tenon.workspace WHERE key = $1

-- name: people
-- Accounts and their place in the workspace; no password leaves.
SELECT row_to_json(p)::text AS line FROM (
  SELECT a.id, a.login, a.language, a.theme, a.created_at AS account_created_at, m.name, m.spelling, m.initials, m.status,
         m.admin, m.department_id, m.created_at
  FROM tenon.membership m JOIN tenon.user_account a ON a.id = m.user_id
  WHERE m.workspace = $1 ORDER BY a.id
) p

-- name: attachments
SELECT id FROM {schema}.sys_file WHERE state = 'stored' AND attached_at IS NOT NULL ORDER BY id

-- name: try_lock
-- The lock that a set-up holds (identity), so that neither meets the other half done.
SELECT pg_try_advisory_lock(hashtextextended('tenon.identity.setup', 0))

-- name: key_taken
SELECT EXISTS (SELECT FROM tenon.workspace WHERE key = $1)

-- name: known_accounts
SELECT w.id, w.login, (SELECT a.id FROM tenon.user_account a WHERE a.id = w.id OR a.login = w.login
                       ORDER BY a.id <> w.id LIMIT 1) AS known
FROM unnest($1::uuid[], $2::text[]) AS w(id, login)

-- name: add_accounts
INSERT INTO tenon.user_account (id, login, language, theme, created_at)
SELECT p.id, p.login, p.language, p.theme, p.account_created_at
FROM unnest($1::text[]) AS given(line),
     LATERAL jsonb_to_record(given.line::jsonb)
       AS p(id uuid, login text, language text, theme text, account_created_at timestamptz)
ON CONFLICT (id) DO NOTHING

-- name: add_memberships
INSERT INTO tenon.membership (workspace, user_id, name, spelling, initials, status, admin, department_id, created_at)
SELECT $1, p.id, p.name, p.spelling, p.initials, p.status, p.admin, p.department_id, p.created_at
FROM unnest($2::text[]) AS given(line),
     LATERAL jsonb_to_record(given.line::jsonb)
       AS p(id uuid, name text, spelling text, initials text, status text, admin boolean, department_id uuid,
            created_at timestamptz)

-- name: add_workspace
INSERT INTO tenon.workspace (key, name, short_name, timezone, currency, language, created_at)
VALUES ($1, $2, $3, $4, $5, $6, now())

-- name: without_password
SELECT a.login FROM tenon.membership m JOIN tenon.user_account a ON a.id = m.user_id
WHERE m.workspace = $1 AND a.password_hash IS NULL AND m.status <> 'suspended'
ORDER BY m.admin DESC, m.spelling, a.id

-- name: forget_versions
DELETE FROM {schema}.sys_definition_version

-- name: add_pieces
INSERT INTO {schema}.sys_file_piece (file_id, position, size_bytes, blob)
SELECT p.file_id, p.position, p.size_bytes, p.blob
FROM unnest($1::uuid[], $2::int[], $3::int[], $4::text[]) AS p(file_id, position, size_bytes, blob)

-- name: incomplete_attachment
-- A file that does not have the bytes which its row tells of.
SELECT f.id, f.size_bytes, coalesce(p.found, 0) AS found FROM {schema}.sys_file f
LEFT JOIN (SELECT file_id, sum(size_bytes) AS found FROM {schema}.sys_file_piece GROUP BY file_id) p ON p.file_id = f.id
WHERE f.state = 'stored' AND f.size_bytes <> coalesce(p.found, 0) ORDER BY f.id LIMIT 1

-- name: set_counters
UPDATE {schema}.sys_revision SET meta_rev = greatest(meta_rev, $1), perm_epoch = greatest(perm_epoch, $2)

-- name: go_on_counting
SELECT setval(pg_get_serial_sequence('{schema}.sys_change_log', 'id'), max(id)) FROM {schema}.sys_change_log
HAVING max(id) IS NOT NULL

-- name: references_wait
-- Rows that name each other may come in any order until "references_hold".
DO $wait$
DECLARE
  found record;
BEGIN
  FOR found IN SELECT conrelid::regclass AS holder, conname FROM pg_constraint
               WHERE connamespace = '{schema}'::regnamespace AND contype = 'f' AND conparentid = 0 LOOP
    EXECUTE format('ALTER TABLE %s ALTER CONSTRAINT %I DEFERRABLE INITIALLY DEFERRED', found.holder, found.conname);
  END LOOP;
END
$wait$

-- name: references_hold
DO $hold$
DECLARE
  found record;
BEGIN
  SET CONSTRAINTS ALL IMMEDIATE;
  FOR found IN SELECT conrelid::regclass AS holder, conname FROM pg_constraint
               WHERE connamespace = '{schema}'::regnamespace AND contype = 'f' AND conparentid = 0 LOOP
    EXECUTE format('ALTER TABLE %s ALTER CONSTRAINT %I NOT DEFERRABLE', found.holder, found.conname);
  END LOOP;
END
$hold$
