SELECT convert_to(x.body, 'UTF8') AS body, x.last, x.first, x.more, r.meta_rev, r.perm_epoch
FROM (SELECT coalesce('['||string_agg(CASE WHEN p.n BETWEEN 1 AND 100 THEN ('{"id":"'||p.id||'","version":'||p.version||',"name":'||coalesce(to_json(p."name")::text,'null')||',"status":'||coalesce(to_json(p."status")::text,'null')||'}') END, ',')||']', '[]') AS body, max(CASE WHEN p.n = 100 THEN json_build_array(p."amount"::text, p."id"::text)::text END) AS last, NULL AS first, count(*) > 100 AS more
FROM (SELECT q."id", q."version", q."name", q."status", q."amount", row_number() OVER () AS n
FROM (SELECT t."id", t."version", t."name", t."status", t."amount"
FROM (SELECT w.id, row_number() OVER () AS place
FROM (SELECT t.id
FROM "w_test"."customer" t
WHERE t.deleted_at IS NULL
ORDER BY array_position($1::text[], t."status") DESC NULLS LAST, t."status" DESC NULLS LAST, t."amount" DESC, t."id" DESC LIMIT 101 OFFSET $2::bigint) w) k JOIN "w_test"."customer" t ON t.id = k.id
ORDER BY k.place) q) p) x, "w_test"."sys_revision" r
-- $1 = ['new', 'won', 'lost']
-- $2 = 200
