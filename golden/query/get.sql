SELECT convert_to((SELECT ('{"id":"'||t.id||'","version":'||t.version||',"name":'||coalesce(to_json(t."name")::text,'null')||',"level":'||coalesce(to_json(t."level")::text,'null')||'}')
FROM "w_test"."company" t
WHERE (t.id = $1::uuid AND t.deleted_at IS NULL)), 'UTF8') AS body, r.meta_rev, r.perm_epoch
FROM "w_test"."sys_revision" r
-- $1 = 00000000-0000-0000-0000-000000000064
