SELECT x.body, x.n, r.meta_rev, r.perm_epoch
FROM (SELECT coalesce('['||string_agg(CASE WHEN g.n <= 1000 THEN json_build_object('keys', json_build_array(json_build_object('value', g.k0::text, 'label', (SELECT m.name
FROM "w_test"."sys_member" m
WHERE m.id = g.k0))), 'values', json_build_array(g.v0::text, g.v1::text))::text END, ',')||']', '[]') AS body, count(*) AS n
FROM (SELECT r.k0, r.v0, r.v1, row_number() OVER () AS n
FROM (SELECT t."seller" AS k0, count(*) AS v0, sum(t."amount") AS v1
FROM "w_test"."customer" t
LEFT JOIN (SELECT p.id, row_number() OVER (ORDER BY p.spelling, p.id) AS place
FROM "w_test"."sys_member" p) gr ON gr.id = t."seller"
WHERE t.deleted_at IS NULL
GROUP BY 1
ORDER BY min(gr.place) NULLS LAST, k0 NULLS LAST, k0 LIMIT 1001) r) g) x, "w_test"."sys_revision" r
