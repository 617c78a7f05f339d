-- name: mine
SELECT id, owner_id, version, position, body::text AS body FROM {schema}.sys_view
 WHERE owner_id = $1 AND object = $2 ORDER BY position, id

-- name: one
SELECT id, owner_id, version, position, body::text AS body FROM {schema}.sys_view WHERE id = $1 AND object = $2

-- name: add
INSERT INTO {schema}.sys_view (id, owner_id, object, position, body, created_at, updated_at)
SELECT $1, $2, $3, count(*) + 1, $4::text::jsonb, $5, $5 FROM {schema}.sys_view
 WHERE owner_id = $2 AND object = $3 HAVING count(*) < $6
RETURNING id, owner_id, version, position, body::text AS body

-- name: change
UPDATE {schema}.sys_view SET body = $5::text::jsonb, version = version + 1, updated_at = $6
 WHERE id = $1 AND owner_id = $2 AND object = $3 AND version = $4
RETURNING id, owner_id, version, position, body::text AS body

-- name: remove
DELETE FROM {schema}.sys_view WHERE id = $1 AND owner_id = $2 AND object = $3 RETURNING id

-- name: place
UPDATE {schema}.sys_view v SET position = p.place
  FROM unnest($3::uuid[]) WITH ORDINALITY p(id, place) WHERE v.id = p.id AND v.owner_id = $1 AND v.object = $2
