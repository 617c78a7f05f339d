SELECT x.n, r.meta_rev, r.perm_epoch
FROM (SELECT count(*) AS n
FROM (SELECT 1
FROM "w_test"."company" t
WHERE t.deleted_at IS NULL LIMIT 10001) c) x, "w_test"."sys_revision" r
