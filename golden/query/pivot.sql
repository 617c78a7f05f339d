SELECT x.body, x.n, r.meta_rev, r.perm_epoch
FROM (SELECT coalesce('['||string_agg(CASE WHEN g.n <= 10000 THEN json_build_object('keys', json_build_array(json_build_object('value', g.k0::text, 'label', (SELECT m.name
FROM "w_test"."sys_member" m
WHERE m.id = g.k0)), json_build_object('value', g.k1::text, 'label', to_char(g.k1, 'YYYY-"Q"Q'))), 'values', json_build_array(g.v0::text))::text END, ',')||']', '[]') AS body, count(*) AS n
FROM (SELECT r.k0, r.k1, r.v0, row_number() OVER () AS n
FROM (SELECT t."seller" AS k0, date_trunc('quarter', t."signed_on"::timestamp)::date AS k1, count(*) AS v0
FROM "w_test"."customer" t
WHERE t.deleted_at IS NULL
GROUP BY 1, 2
ORDER BY v0 DESC NULLS LAST, k0, k1 LIMIT 10001) r) g) x, "w_test"."sys_revision" r
