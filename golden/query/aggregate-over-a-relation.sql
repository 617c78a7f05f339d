SELECT x.body, x.n, r.meta_rev, r.perm_epoch
FROM (SELECT coalesce('['||string_agg(CASE WHEN g.n <= 1000 THEN json_build_object('keys', json_build_array(json_build_object('value', g.k0::text, 'label', coalesce($1::jsonb ->> g.k0, g.k0)), json_build_object('value', g.k1::text, 'label', (SELECT r."name"
FROM "w_test"."company" r
WHERE (r.id=g.k1 AND r.deleted_at IS NULL AND r.owner_id = $2::uuid)))), 'values', json_build_array(g.v0::text))::text END, ',')||']', '[]') AS body, count(*) AS n
FROM (SELECT r.k0, r.k1, r.v0, row_number() OVER () AS n
FROM (SELECT j0."level" AS k0, t."company" AS k1, count(*) AS v0
FROM "w_test"."customer" t
LEFT JOIN "w_test"."company" j0 ON (j0.id = t."company" AND j0.deleted_at IS NULL AND j0.owner_id = $3::uuid)
WHERE t.deleted_at IS NULL
GROUP BY 1, 2
ORDER BY v0 DESC NULLS LAST, k0, k1 LIMIT 1001) r) g) x, "w_test"."sys_revision" r
-- $1 = {"a":"A","b":"B"}
-- $2 = 00000000-0000-0000-0000-000000000064
-- $3 = 00000000-0000-0000-0000-000000000064
