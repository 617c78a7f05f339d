-- name: add_batch
INSERT INTO {schema}.sys_batch (id, at, actor, source, op, object, count, undo_of)
VALUES ($1::uuid, $2::timestamptz, $3::uuid, $4::text, $5::text, $6::text, $7::int, $8::uuid)
ON CONFLICT (id) DO UPDATE SET count = sys_batch.count + excluded.count;

-- name: list_batches
SELECT b.id, b.at, b.actor, m.name AS actor_name, b.source, b.op, b.object, b.count, b.undo_of, b.undone_at
FROM {schema}.sys_batch b LEFT JOIN {schema}.sys_member m ON m.id = b.actor
WHERE ($1::uuid IS NULL OR b.actor = $1::uuid) AND ($2::uuid IS NULL OR b.id < $2::uuid)
ORDER BY b.id DESC LIMIT $3::int;

-- name: get_batch
SELECT b.id, b.at, b.actor, m.name AS actor_name, b.source, b.op, b.object, b.count, b.undo_of, b.undone_at
FROM {schema}.sys_batch b LEFT JOIN {schema}.sys_member m ON m.id = b.actor
WHERE b.id = $1::uuid AND ($2::uuid IS NULL OR b.actor = $2::uuid);

-- name: lock_batch
SELECT id, object, undone_at FROM {schema}.sys_batch
WHERE id = $1::uuid AND ($2::uuid IS NULL OR actor = $2::uuid) FOR UPDATE;

-- name: mark_undone
UPDATE {schema}.sys_batch SET undone_at = $2::timestamptz, undone_by = $3::uuid WHERE id = $1::uuid;

-- name: line_changes
SELECT id, batch_id, record_id, op, version, changed, before, after
FROM {schema}.sys_change_log
WHERE batch_id = ANY($1::uuid[]) AND object = $2::text AND after ->> 'parent_id' = ANY($3::text[])
ORDER BY id;

-- name: batch_changes
SELECT id, batch_id, object, record_id, op, version, changed, before, after
FROM {schema}.sys_change_log
WHERE batch_id = $1::uuid AND id > $2::bigint
ORDER BY id LIMIT $3::int;

-- name: batch_created
SELECT object, array_agg(record_id) AS ids FROM {schema}.sys_change_log WHERE batch_id = $1 AND op = 'create'
GROUP BY object ORDER BY min(id);

-- name: history
SELECT l.id, l.at, l.actor, m.name AS actor_name, l.source, l.op, l.version, l.batch_id, l.changed, l.before, l.after
FROM {schema}.sys_change_log l LEFT JOIN {schema}.sys_member m ON m.id = l.actor
WHERE l.record_id = $1::uuid AND l.object = $2::text AND (l.version, l.id) < ($3::int, $4::bigint)
ORDER BY l.version DESC, l.id DESC LIMIT $5::int;

-- name: claim_key
INSERT INTO {schema}.sys_idempotency (principal, key, request_hash, at)
VALUES ($1::uuid, $2::text, $3::bytea, $4::timestamptz)
ON CONFLICT (principal, key) DO NOTHING RETURNING true;

-- name: stored_answer
SELECT request_hash, answer FROM {schema}.sys_idempotency WHERE principal = $1::uuid AND key = $2::text;

-- name: store_answer
UPDATE {schema}.sys_idempotency SET answer = $3::bytea WHERE principal = $1::uuid AND key = $2::text;

-- name: forget_answers
DELETE FROM {schema}.sys_idempotency WHERE at < $1::timestamptz;

-- name: log_reveal
INSERT INTO {schema}.sys_change_log (at, actor, source, object, record_id, op, version, changed, salt)
VALUES ($1::timestamptz, $2::uuid, $3::text, $4::text, $5::uuid, 'reveal', $6::int, ARRAY[$7::text], $8::bytea);

-- name: log_purge
INSERT INTO {schema}.sys_change_log (at, actor, source, object, record_id, op, version, changed, ctx, salt)
VALUES ($1::timestamptz, $2::uuid, $3::text, $4::text, $5::uuid, 'delete', $6::int, '{}', '{"purged": true}', $7::bytea);

-- name: take_numbers
INSERT INTO {schema}.sys_counter AS c (object, field, period, last)
VALUES ($1::text, $2::text, $3::text, $4::bigint)
ON CONFLICT (object, field, period) DO UPDATE SET last = c.last + excluded.last
RETURNING last;

-- name: timeline_changes
SELECT l.id, l.at, l.actor, m.name AS actor_name, l.source, l.op, l.version, l.batch_id, l.changed, l.before, l.after
FROM {schema}.sys_change_log l LEFT JOIN {schema}.sys_member m ON m.id = l.actor
WHERE l.record_id = $1::uuid AND l.object = $2::text
  AND ($3::timestamptz IS NULL OR (l.at, l.id) < ($3::timestamptz, $4::bigint))
  AND (l.op IN ('delete', 'restore') OR l.op = 'update' AND EXISTS (
    SELECT FROM unnest(l.changed) AS c (key)
    WHERE c.key = ANY($6::text[]) AND (c.key <> ALL($5::text[])
      OR coalesce(l.after -> c.key, 'null') = 'null' OR coalesce(l.before -> c.key, '[]') @> (l.after -> c.key))))
ORDER BY l.at DESC, l.id DESC LIMIT $7::int;

-- name: timeline_files
SELECT l.id, l.at, l.actor, m.name AS actor_name, l.source, l.op, l.version, l.batch_id, l.changed, l.before, l.after
FROM {schema}.sys_change_log l LEFT JOIN {schema}.sys_member m ON m.id = l.actor
WHERE l.record_id = $1::uuid AND l.object = $2::text
  AND ($3::timestamptz IS NULL OR (l.at, l.id) < ($3::timestamptz, $4::bigint))
  AND l.op IN ('create', 'update') AND l.changed && $5::text[] AND l.changed && $6::text[] AND EXISTS (
    SELECT FROM unnest($5::text[]) AS c (key)
    WHERE coalesce(l.after -> c.key, 'null') <> 'null'
      AND NOT coalesce(l.before -> c.key, '[]') @> (l.after -> c.key))
ORDER BY l.at DESC, l.id DESC LIMIT $7::int;
