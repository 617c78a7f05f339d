SELECT convert_to(x.body, 'UTF8') AS body, x.last, x.first, x.more, r.meta_rev, r.perm_epoch
FROM (SELECT coalesce('['||string_agg(CASE WHEN p.n BETWEEN 1 AND 20 THEN ('{"id":"'||p.id||'","version":'||p.version||',"company":'||CASE WHEN p."company" IS NULL THEN 'null' ELSE '{"id":"'||p."company"||'","title":'||coalesce((SELECT to_json((SELECT r."name"
FROM "w_test"."company" r
WHERE (r.id=p."company" AND r.deleted_at IS NULL AND r.owner_id = $1::uuid)))::text),'null')||'}' END||'}') END, ',')||']', '[]') AS body, max(CASE WHEN p.n = 20 THEN json_build_array(p."id"::text)::text END) AS last, NULL AS first, count(*) > 20 AS more
FROM (SELECT q."id", q."version", q."company", row_number() OVER () AS n
FROM (SELECT t."id", t."version", t."company"
FROM "w_test"."customer" t
WHERE t.deleted_at IS NULL
ORDER BY t."id" DESC LIMIT 21) q) p) x, "w_test"."sys_revision" r
-- $1 = 00000000-0000-0000-0000-000000000064
