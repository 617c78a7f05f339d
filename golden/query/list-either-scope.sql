SELECT convert_to(x.body, 'UTF8') AS body, x.last, x.first, x.more, r.meta_rev, r.perm_epoch
FROM (SELECT coalesce('['||string_agg(CASE WHEN p.n BETWEEN 1 AND 20 THEN ('{"id":"'||p.id||'","version":'||p.version||',"name":'||coalesce(to_json(p."name")::text,'null')||'}') END, ',')||']', '[]') AS body, max(CASE WHEN p.n = 20 THEN json_build_array(p."id"::text)::text END) AS last, NULL AS first, count(*) > 20 AS more
FROM (SELECT q."id", q."version", q."name", row_number() OVER () AS n
FROM (SELECT t."id", t."version", t."name"
FROM "w_test"."customer" t
WHERE (t.deleted_at IS NULL AND (t.owner_id = $1::uuid OR t.department_id = ANY($2::uuid[])))
ORDER BY t."id" DESC LIMIT 21) q) p) x, "w_test"."sys_revision" r
-- $1 = 00000000-0000-0000-0000-000000000064
-- $2 = [UUID('00000000-0000-0000-0000-0000000000c8')]
