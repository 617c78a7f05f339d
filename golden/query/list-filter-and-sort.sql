SELECT convert_to(x.body, 'UTF8') AS body, x.last, x.first, x.more, r.meta_rev, r.perm_epoch
FROM (SELECT coalesce('['||string_agg(CASE WHEN p.n BETWEEN 1 AND 20 THEN ('{"id":"'||p.id||'","version":'||p.version||',"amount":'||coalesce('"'||p."amount"||'"','null')||'}') END, ',')||']', '[]') AS body, max(CASE WHEN p.n = 20 THEN json_build_array(p."amount"::text, p."id"::text)::text END) AS last, NULL AS first, count(*) > 20 AS more
FROM (SELECT q."id", q."version", q."amount", row_number() OVER () AS n
FROM (SELECT t."id", t."version", t."amount"
FROM "w_test"."customer" t
WHERE (t.deleted_at IS NULL AND (t."status" = $1::text))
ORDER BY t."amount" DESC, t."id" DESC LIMIT 21) q) p) x, "w_test"."sys_revision" r
-- $1 = won
