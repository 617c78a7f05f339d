SELECT x.body, x.n, r.meta_rev, r.perm_epoch
FROM (SELECT coalesce('['||string_agg(CASE WHEN g.n <= 100 THEN json_build_object('keys', json_build_array(json_build_object('value', g.k0::text, 'label', to_char(g.k0, 'YYYY-MM')), json_build_object('value', g.k1::text, 'label', coalesce($1::jsonb ->> g.k1, g.k1))), 'values', json_build_array(g.v0::text, g.v1::text))::text END, ',')||']', '[]') AS body, count(*) AS n
FROM (SELECT r.k0, r.k1, r.v0, r.v1, row_number() OVER () AS n
FROM (SELECT date_trunc('month', (t."met_at" AT TIME ZONE $2::text))::date AS k0, t."status" AS k1, sum(t."amount") AS v0, trim_scale(round(avg(t."amount"), 6)) AS v1
FROM "w_test"."customer" t
WHERE t.deleted_at IS NULL
GROUP BY 1, 2
ORDER BY v0 DESC NULLS LAST, k0, k1 LIMIT 101) r) g) x, "w_test"."sys_revision" r
-- $1 = {"new":"状态new","won":"状态won","lost":"状态lost"}
-- $2 = Asia/Shanghai
