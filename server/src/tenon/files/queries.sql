-- name: lock_storage
SELECT pg_advisory_xact_lock(hashtextextended('{schema}.sys_file', 0));

-- name: used_bytes
SELECT coalesce(sum(size_bytes), 0)::bigint FROM {schema}.sys_file;

-- name: insert_file
INSERT INTO {schema}.sys_file (id, name, media_type, size_bytes, created_by, created_at, updated_at)
VALUES ($1, $2, $3, $4, $5, $6, $6);

-- name: get_file
SELECT id, name, media_type, size_bytes, received_bytes, state, sha256, created_by, created_at, attached_at
FROM {schema}.sys_file WHERE id = $1;

-- name: advance
UPDATE {schema}.sys_file
SET received_bytes = $3, updated_at = $4, sha256 = $5::bytea,
    state = CASE WHEN $5::bytea IS NULL THEN 'uploading' ELSE 'stored' END
WHERE id = $1 AND received_bytes = $2 AND state = 'uploading'
RETURNING id;

-- name: insert_piece
INSERT INTO {schema}.sys_file_piece (file_id, position, size_bytes, blob) VALUES ($1, $2, $3, $4);

-- name: pieces
SELECT blob, size_bytes FROM {schema}.sys_file_piece WHERE file_id = $1 ORDER BY position;

-- name: delete_file
DELETE FROM {schema}.sys_file WHERE id = $1 AND attached_at IS NULL RETURNING id;

-- name: abandoned
SELECT f.id, coalesce(array_agg(p.blob) FILTER (WHERE p.blob IS NOT NULL), '{}') AS blobs
FROM {schema}.sys_file f LEFT JOIN {schema}.sys_file_piece p ON p.file_id = f.id
WHERE f.attached_at IS NULL AND f.updated_at < $1
GROUP BY f.id LIMIT 500;

-- name: delete_abandoned
DELETE FROM {schema}.sys_file WHERE id = $1 AND attached_at IS NULL AND updated_at < $2 RETURNING id;

-- name: look_who_is_held
WITH named AS MATERIALIZED (SELECT {schema}.sys_file_named() AS id)
UPDATE {schema}.sys_file f SET unheld_since = CASE WHEN f.unheld_since IS NULL THEN $1::timestamptz END
WHERE f.attached_at < $2 AND (f.id IN (SELECT id FROM named)) = (f.unheld_since IS NOT NULL);

-- name: unheld
SELECT f.id, coalesce(array_agg(p.blob) FILTER (WHERE p.blob IS NOT NULL), '{}') AS blobs
FROM {schema}.sys_file f LEFT JOIN {schema}.sys_file_piece p ON p.file_id = f.id
WHERE f.unheld_since < $1
GROUP BY f.id LIMIT 500;

-- name: delete_unheld
DELETE FROM {schema}.sys_file WHERE id = $1 AND unheld_since < $2 RETURNING id;

-- name: unknown_blobs
SELECT name FROM unnest($1::text[]) AS name
WHERE NOT EXISTS (SELECT FROM {schema}.sys_file_piece p WHERE p.blob = name);
