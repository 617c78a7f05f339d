SELECT convert_to(x.body, 'UTF8') AS body, x.last, x.first, x.more, r.meta_rev, r.perm_epoch
FROM (SELECT coalesce('['||string_agg(CASE WHEN p.n BETWEEN 1 AND 20 THEN ('{"id":"'||p.id||'","version":'||p.version||',"name":'||coalesce(to_json(p."name")::text,'null')||'}') END, ',')||']', '[]') AS body, max(CASE WHEN p.n = 20 THEN json_build_array(p."created_at"::text, p."id"::text)::text END) AS last, NULL AS first, count(*) > 20 AS more
FROM (SELECT q."id", q."version", q."name", q."created_at", row_number() OVER () AS n
FROM (SELECT t."id", t."version", t."name", t."created_at"
FROM "w_test"."customer" t
WHERE (t.deleted_at IS NULL AND (t."company" IN (SELECT h1.id
FROM "w_test"."company" h1
WHERE (h1.deleted_at IS NULL AND h1."group" IN (SELECT h2.id
FROM "w_test"."company" h2
WHERE (h2.deleted_at IS NULL AND h2."group" IN (SELECT h3.id
FROM "w_test"."company" h3
WHERE (h3.deleted_at IS NULL AND (h3."level" = $1::text)))))))) IS NOT TRUE)
ORDER BY t."created_at" DESC, t."id" DESC LIMIT 21) q) p) x, "w_test"."sys_revision" r
-- $1 = a
