SELECT convert_to(x.body, 'UTF8') AS body, x.last, x.first, x.more, r.meta_rev, r.perm_epoch
FROM (SELECT coalesce('['||string_agg(CASE WHEN p.n BETWEEN 1 AND 20 THEN ('{"id":"'||p.id||'","version":'||p.version||',"name":'||coalesce(to_json(p."name")::text,'null')||'}') END, ',')||']', '[]') AS body, max(CASE WHEN p.n = 20 THEN json_build_array(p."name__pinyin"::text, p."id"::text)::text END) AS last, NULL AS first, count(*) > 20 AS more
FROM (SELECT q."id", q."version", q."name", q."name__pinyin", row_number() OVER () AS n
FROM (SELECT t."id", t."version", t."name", t."name__pinyin"
FROM "w_test"."company" t
WHERE (t.deleted_at IS NULL AND (t."search" @> $1::text[] AND t."name__pinyin" LIKE $2::text))
ORDER BY t."name__pinyin", t."id" LIMIT 21) q) p) x, "w_test"."sys_revision" r
-- $1 = ['三', '张', '张三']
-- $2 = %张三%
