SELECT convert_to(x.body, 'UTF8') AS body, x.last, x.first, x.more, r.meta_rev, r.perm_epoch
FROM (SELECT coalesce('['||string_agg(CASE WHEN p.n BETWEEN 1 AND 20 THEN ('{"id":"'||p.id||'","version":'||p.version||',"name":'||coalesce(to_json(p."name")::text,'null')||'}') END, ',')||']', '[]') AS body, max(CASE WHEN p.n = 20 THEN json_build_array(p."id"::text)::text END) AS last, NULL AS first, count(*) > 20 AS more
FROM (SELECT q."id", q."version", q."name", row_number() OVER () AS n
FROM (SELECT t."id", t."version", t."name"
FROM "w_test"."company" t
WHERE (t.deleted_at IS NULL AND (t."search" @> $1::text[] AND t."name__pinyin" ~ $2::text))
ORDER BY CASE WHEN starts_with(lower(t."name"), $3::text) THEN CASE WHEN char_length(t."name") = $4::int THEN 0 ELSE 1 END WHEN starts_with(t."name__pinyin", $3::text) THEN CASE WHEN starts_with(t."name__pinyin", $5::text) THEN 0 ELSE 1 END ELSE 2 END, t.updated_at DESC, t.id DESC LIMIT 21) q) p) x, "w_test"."sys_revision" r
-- $1 = ['^zs']
-- $2 = (^|[ -/:-@\[-^`{-~々〇㐀-䶿一-鿿豈-﫿𠀀-𿿿])zs
-- $3 = zs
-- $4 = 2
-- $5 = zs|
