SELECT convert_to(x.body, 'UTF8') AS body, x.last, x.first, x.more, r.meta_rev, r.perm_epoch
FROM (SELECT coalesce('['||string_agg(CASE WHEN p.n BETWEEN 1 AND 20 THEN ('{"id":"'||p.id||'","version":'||p.version||',"name":'||coalesce(to_json(p."name")::text,'null')||'}') END, ',')||']', '[]') AS body, max(CASE WHEN p.n = 20 THEN json_build_array(p."id"::text)::text END) AS last, NULL AS first, count(*) > 20 AS more
FROM (SELECT q."id", q."version", q."name", row_number() OVER () AS n
FROM (WITH titles AS MATERIALIZED ((SELECT t."id", t."version", t."name", t."updated_at", t."name__pinyin"
FROM (SELECT t."id", t."version", t."name", t."updated_at", t."name__pinyin"
FROM "w_test"."company" t
WHERE ((t."name__pinyin" >= $1::text AND t."name__pinyin" < $2::text) AND t.deleted_at IS NULL)
ORDER BY t."name__pinyin", t.id OFFSET 0) t
WHERE t."name__pinyin" ~ $3::text LIMIT 500)
UNION ALL (SELECT t."id", t."version", t."name", t."updated_at", t."name__pinyin"
FROM (SELECT t."id", t."version", t."name", t."updated_at", t."name__pinyin"
FROM "w_test"."company" t
WHERE (((t."name__pinyin" >= $4::text AND t."name__pinyin" < $5::text) AND NOT (t."name__pinyin" >= $1::text AND t."name__pinyin" < $2::text)) AND t.deleted_at IS NULL)
ORDER BY t."name__pinyin", t.id OFFSET 0) t
WHERE t."name__pinyin" ~ $6::text LIMIT 500)) SELECT t."id", t."version", t."name", t."updated_at", t."name__pinyin"
FROM (SELECT t."id", t."version", t."name", t."updated_at", t."name__pinyin", 0 AS tier
FROM titles t
UNION ALL (SELECT t."id", t."version", t."name", t."updated_at", t."name__pinyin", 1 AS tier
FROM (SELECT t."id", t."version", t."name", t."updated_at", t."name__pinyin"
FROM "w_test"."company" t
WHERE (t.deleted_at IS NULL AND (t."search" @> $7::text[] AND t."name__pinyin" ~ $8::text)) AND t.id NOT IN (SELECT k.id
FROM titles k) AND (SELECT count(*)
FROM titles) < $9::bigint LIMIT 10000) t)) t
ORDER BY t.tier, CASE WHEN starts_with(lower(t."name"), $10::text) THEN CASE WHEN char_length(t."name") = $11::int THEN 0 ELSE 1 END WHEN starts_with(t."name__pinyin", $10::text) THEN CASE WHEN starts_with(t."name__pinyin", $12::text) THEN 0 ELSE 1 END ELSE 2 END, t.updated_at DESC, t.id DESC LIMIT 21) q) p) x, "w_test"."sys_revision" r
-- $1 = zs|
-- $2 = zs}
-- $3 = (^|[ -/:-@\[-^`{-~々〇㐀-䶿一-鿿豈-﫿𠀀-𿿿])zs
-- $4 = zs
-- $5 = zs􏿿
-- $6 = (^|[ -/:-@\[-^`{-~々〇㐀-䶿一-鿿豈-﫿𠀀-𿿿])zs
-- $7 = ['^zs']
-- $8 = (^|[ -/:-@\[-^`{-~々〇㐀-䶿一-鿿豈-﫿𠀀-𿿿])zs
-- $9 = 21
-- $10 = zs
-- $11 = 2
-- $12 = zs|
