-- name: lock_consumer
SELECT pg_try_advisory_xact_lock(hashtextextended($1::text, 0));

-- name: get_cursor
SELECT xid::text::bigint AS xid, id, floor_id FROM {schema}.sys_log_cursor WHERE consumer = $1::text;

-- name: set_cursor
INSERT INTO {schema}.sys_log_cursor (consumer, xid, id, updated_at)
VALUES ($1::text, $2::bigint::text::xid8, $3::bigint, now())
ON CONFLICT (consumer) DO UPDATE SET xid = excluded.xid, id = excluded.id, updated_at = excluded.updated_at;

-- name: changes_after
SELECT xid::text::bigint AS xid, id, at, actor, source, batch_id, object, record_id, op, version, changed, before, after
FROM {schema}.sys_change_log
WHERE (xid, id) > ($1::bigint::text::xid8, $2::bigint)
  AND id > $3::bigint
  AND xid < pg_snapshot_xmin(pg_current_snapshot())
ORDER BY xid, id LIMIT $4::int;

-- name: tail_after
SELECT xid::text::bigint AS xid, id, at, actor, source, batch_id, object, record_id, op, version, changed
FROM {schema}.sys_change_log
WHERE (xid, id) > ($1::bigint::text::xid8, $2::bigint)
  AND xid < pg_snapshot_xmin(pg_current_snapshot())
ORDER BY xid, id LIMIT $3::int;

-- name: watermark
SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint;

-- name: make_partitions
SELECT {schema}.sys_change_log_ahead($1::timestamptz, $2::int);

-- name: missing_partitions
SELECT count(*) FROM generate_series(0, $2::int) AS ahead
WHERE to_regclass('{schema}.sys_change_log_' || to_char(
  date_trunc('month', $1::timestamptz AT TIME ZONE 'UTC') + make_interval(months => ahead), 'YYYY_MM')) IS NULL;

-- name: workspaces
SELECT key FROM tenon.workspace ORDER BY key;
