SELECT convert_to((SELECT ('{"id":"'||t.id||'","version":'||t.version||',"name":'||coalesce(to_json(t."name")::text,'null')||'}')
FROM "w_test"."customer" t
WHERE (t.id = $1::uuid AND t.deleted_at IS NULL AND t.owner_id = $2::uuid)), 'UTF8') AS body, r.meta_rev, r.perm_epoch
FROM "w_test"."sys_revision" r
-- $1 = 00000000-0000-0000-0000-000000000064
-- $2 = 00000000-0000-0000-0000-000000000064
