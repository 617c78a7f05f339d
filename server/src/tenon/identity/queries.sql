-- name: lock_setup
SELECT pg_advisory_xact_lock(hashtextextended('tenon.identity.setup', 0));

-- name: lock_people
SELECT pg_advisory_xact_lock(hashtextextended('tenon.identity.people.' || $1::text, 0));

-- name: anybody
SELECT EXISTS (SELECT FROM tenon.user_account);

-- name: insert_workspace
INSERT INTO tenon.workspace (key, name, short_name, timezone, currency, language, created_at)
VALUES ($1, $2, $3, $4, $5, $6, $7);

-- name: list_workspaces
SELECT key, name, short_name, timezone, currency, language FROM tenon.workspace ORDER BY created_at, key;

-- name: get_workspace
SELECT key, name, short_name, timezone, currency, language FROM tenon.workspace WHERE key = $1;

-- name: update_workspace
UPDATE tenon.workspace
SET name = coalesce($2, name), short_name = coalesce($3, short_name), timezone = coalesce($4, timezone),
    currency = coalesce($5, currency), language = coalesce($6, language)
WHERE key = $1
RETURNING key, name, short_name, timezone, currency, language;

-- name: insert_account
INSERT INTO tenon.user_account (id, login, password_hash, language, created_at, password_changed_at)
VALUES ($1, $2, $3, $4, $5::timestamptz, CASE WHEN $3::text IS NULL THEN NULL ELSE $5::timestamptz END)
ON CONFLICT (login) DO NOTHING RETURNING id;

-- name: account_of_login
SELECT id, login, password_hash FROM tenon.user_account WHERE login = $1;

-- name: account_of_id
SELECT id, login, password_hash FROM tenon.user_account WHERE id = $1 FOR UPDATE;

-- name: set_password
UPDATE tenon.user_account SET password_hash = $2, password_changed_at = $3 WHERE id = $1;

-- name: refresh_hash
UPDATE tenon.user_account SET password_hash = $3 WHERE id = $1 AND password_hash = $2;

-- name: set_profile
UPDATE tenon.user_account SET language = coalesce($2, language), theme = coalesce($3, theme) WHERE id = $1;

-- name: delete_account_without_membership
DELETE FROM tenon.user_account a
WHERE id = $1 AND NOT EXISTS (SELECT FROM tenon.membership m WHERE m.user_id = a.id);

-- name: put_membership
INSERT INTO tenon.membership (workspace, user_id, name, spelling, initials, status, admin, department_id, created_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
ON CONFLICT (workspace, user_id) DO UPDATE
SET name = $3, spelling = $4, initials = $5, status = $6, admin = $7, department_id = $8;

-- name: put_member
INSERT INTO {schema}.sys_member (id, name, spelling, initials, status, admin, department_id)
VALUES ($1, $2, $3, $4, $5, $6, $7)
ON CONFLICT (id) DO UPDATE
SET name = $2, spelling = $3, initials = $4, status = $5, admin = $6, department_id = $7;

-- name: delete_membership
DELETE FROM tenon.membership WHERE workspace = $1 AND user_id = $2;

-- name: memberships_of
SELECT m.workspace, m.status, m.admin, m.name, w.name AS workspace_name
FROM tenon.membership m JOIN tenon.workspace w ON w.key = m.workspace
WHERE m.user_id = $1 ORDER BY w.created_at, w.key;

-- name: lock_membership
SELECT user_id AS id, name, status, admin, department_id
FROM tenon.membership WHERE workspace = $1 AND user_id = $2 FOR UPDATE;

-- name: lock_admins
SELECT user_id FROM tenon.membership WHERE workspace = $1 AND admin AND status = 'active' ORDER BY user_id FOR UPDATE;

-- name: list_members
SELECT m.user_id AS id, m.name, a.login, m.status, m.admin, m.department_id, m.last_seen_at, m.spelling
FROM tenon.membership m JOIN tenon.user_account a ON a.id = m.user_id
WHERE m.workspace = $1
  AND ($2::text IS NULL OR m.status = $2)
  AND ($3::text IS NULL OR strpos(lower(m.name), $3) > 0 OR strpos(m.spelling, $3) > 0 OR strpos(m.initials, $3) > 0
       OR strpos(a.login, $3) > 0)
  AND ($4::text IS NULL OR (m.spelling, m.user_id) > ($4, $5::uuid))
  AND ($6::uuid IS NULL OR m.user_id = $6)
ORDER BY m.spelling, m.user_id LIMIT $7;

-- name: pick_members
SELECT id, name FROM {schema}.sys_member
WHERE status IN ('active', 'invited', 'sample')
  AND ($1::text IS NULL OR strpos(lower(name), $1) > 0 OR strpos(spelling, $1) > 0 OR strpos(initials, $1) > 0)
ORDER BY spelling, id LIMIT $2;

-- name: standing
SELECT name, admin, department_id FROM {schema}.sys_member WHERE id = $1 AND status = 'active';

-- name: member_names
SELECT id, name FROM {schema}.sys_member WHERE id = ANY($1::uuid[]);

-- name: list_departments
SELECT d.id, d.name, d.parent_id, d.manager_id, m.name AS manager_name, d.version,
       (SELECT count(*) FROM {schema}.sys_member x
        WHERE x.department_id = d.id AND x.status IN ('active', 'invited', 'suspended')) AS members
FROM {schema}.sys_department d LEFT JOIN {schema}.sys_member m ON m.id = d.manager_id
WHERE $1::uuid IS NULL OR d.id = $1
ORDER BY d.spelling, d.id;

-- name: lock_department
SELECT id, version, name, manager_id FROM {schema}.sys_department WHERE id = $1 FOR UPDATE;

-- name: department_exists
SELECT EXISTS (SELECT FROM {schema}.sys_department WHERE id = $1);

-- name: department_of_name
SELECT id FROM {schema}.sys_department WHERE name = $1;

-- name: insert_department
INSERT INTO {schema}.sys_department (id, name, spelling, manager_id) VALUES ($1, $2, $3, $4)
ON CONFLICT (name) DO NOTHING RETURNING id;

-- name: update_department
UPDATE {schema}.sys_department SET name = $2, spelling = $3, manager_id = $4, version = version + 1 WHERE id = $1;

-- name: delete_department
DELETE FROM {schema}.sys_department WHERE id = $1;

-- name: forget_department
UPDATE {schema}.sys_member SET department_id = NULL WHERE department_id = $1;

-- name: forget_manager
UPDATE {schema}.sys_department SET manager_id = NULL, version = version + 1 WHERE manager_id = $1;

-- name: is_manager_choice
SELECT EXISTS (SELECT FROM {schema}.sys_member WHERE id = $1 AND status IN ('active', 'invited', 'sample'));

-- name: count_sample_members
SELECT count(*) FROM {schema}.sys_member WHERE status = 'sample';

-- name: sample_departments
SELECT d.id FROM {schema}.sys_department d
WHERE EXISTS (SELECT FROM {schema}.sys_member m WHERE m.department_id = d.id AND m.status = 'sample')
  AND NOT EXISTS (SELECT FROM {schema}.sys_member m WHERE m.department_id = d.id AND m.status <> 'sample')
  AND NOT EXISTS (SELECT FROM {schema}.sys_department c WHERE c.parent_id = d.id)
FOR UPDATE;

-- name: dismiss_sample_members
UPDATE {schema}.sys_member SET status = 'left', department_id = NULL WHERE status = 'sample' RETURNING id;

-- name: delete_departments
DELETE FROM {schema}.sys_department WHERE id = ANY($1::uuid[]);

-- name: insert_session
INSERT INTO tenon.session (id, token_digest, user_id, workspace, created_at, last_seen_at, expires_at, ip, agent)
VALUES ($1, $2, $3, $4, $5, $5, $6, $7, $8);

-- name: drop_dead_sessions
DELETE FROM tenon.session WHERE id IN (
  SELECT id FROM tenon.session WHERE expires_at <= $1 OR last_seen_at <= $2 FOR UPDATE SKIP LOCKED);

-- name: workspace_of_token
SELECT workspace FROM tenon.session WHERE token_digest = $1;

-- name: get_session
SELECT s.id, s.user_id, m.name, a.login, a.language, a.theme, s.workspace, m.admin, m.department_id,
       s.created_at, s.expires_at, s.last_seen_at
FROM tenon.session s
JOIN tenon.user_account a ON a.id = s.user_id
JOIN tenon.membership m ON m.user_id = s.user_id AND m.workspace = s.workspace AND m.status = 'active'
WHERE s.token_digest = $1 AND s.workspace = $2 AND s.expires_at > $3 AND s.last_seen_at > $4;

-- name: touch_session
WITH seen AS (UPDATE tenon.session SET last_seen_at = $2 WHERE id = $1 RETURNING user_id, workspace)
UPDATE tenon.membership m SET last_seen_at = $2 FROM seen
WHERE m.user_id = seen.user_id AND m.workspace = seen.workspace;

-- name: list_sessions
SELECT id, created_at, last_seen_at, ip, agent FROM tenon.session
WHERE user_id = $1 AND expires_at > $2 AND last_seen_at > $3 ORDER BY last_seen_at DESC, id;

-- name: move_session
UPDATE tenon.session SET workspace = $2 WHERE id = $1;

-- name: revoke_sessions
DELETE FROM tenon.session WHERE user_id = $1 AND ($2::uuid IS NULL OR id <> $2) AND ($3::uuid IS NULL OR id = $3);

-- name: revoke_links
DELETE FROM tenon.invitation WHERE user_id = $1;

-- name: put_link
INSERT INTO tenon.invitation (user_id, token_digest, kind, workspace, created_by, created_at, expires_at)
VALUES ($1, $2, $3, $4, $5, $6, $7)
ON CONFLICT (user_id) DO UPDATE
SET token_digest = $2, kind = $3, workspace = $4, created_by = $5, created_at = $6, expires_at = $7;

-- name: get_link
SELECT i.kind, i.user_id, i.workspace, a.login, m.name, m.status, w.name AS company
FROM tenon.invitation i
JOIN tenon.user_account a ON a.id = i.user_id
JOIN tenon.membership m ON m.user_id = i.user_id AND m.workspace = i.workspace
JOIN tenon.workspace w ON w.key = i.workspace
WHERE i.token_digest = $1 AND i.expires_at > $2 AND m.status <> 'suspended';

-- name: take_link
DELETE FROM tenon.invitation WHERE token_digest = $1 AND expires_at > $2 RETURNING user_id;

-- name: count_attempt
INSERT INTO tenon.sign_in_attempt AS a (subject, failures, last_at) VALUES ($1, 1, $2)
ON CONFLICT (subject) DO UPDATE
SET failures = CASE WHEN a.locked_until > $2 THEN a.failures WHEN a.last_at < $3 THEN 1 ELSE a.failures + 1 END,
    last_at = CASE WHEN a.locked_until > $2 THEN a.last_at ELSE $2 END
RETURNING failures, locked_until;

-- name: lock_subject
UPDATE tenon.sign_in_attempt SET locked_until = $2 WHERE subject = $1 AND failures = $3;

-- name: clear_attempts
DELETE FROM tenon.sign_in_attempt WHERE subject = $1;

-- name: take_attempt_back
UPDATE tenon.sign_in_attempt
SET failures = greatest(failures - 1, 0), locked_until = CASE WHEN failures <= $2 THEN NULL ELSE locked_until END
WHERE subject = $1;

-- name: drop_old_attempts
DELETE FROM tenon.sign_in_attempt WHERE subject IN (
  SELECT subject FROM tenon.sign_in_attempt WHERE last_at < $1 AND (locked_until IS NULL OR locked_until < $2)
  FOR UPDATE SKIP LOCKED);
