-- name: current_revision
SELECT meta_rev, perm_epoch FROM {schema}.sys_revision;

-- name: bump_revision
UPDATE {schema}.sys_revision SET meta_rev = meta_rev + 1 RETURNING meta_rev, perm_epoch;

-- name: bump_epoch
UPDATE {schema}.sys_revision SET perm_epoch = perm_epoch + 1 RETURNING meta_rev, perm_epoch;

-- name: announce
SELECT pg_notify($1, $2);

-- name: migrations_done
SELECT version, sha256 FROM tenon.migration WHERE scope = $1 ORDER BY version;

-- name: migration_done
INSERT INTO tenon.migration (scope, version, name, sha256) VALUES ($1, $2, $3, $4);

-- name: lock_migrations
SELECT pg_advisory_xact_lock(hashtextextended('tenon.migration', 0));

-- name: role_exists
SELECT EXISTS (SELECT FROM pg_roles WHERE rolname = $1);

-- name: platform_exists
SELECT to_regclass('tenon.migration') IS NOT NULL;

-- name: mark_of_schema
SELECT obj_description(oid, 'pg_namespace') FROM pg_namespace WHERE nspname = $1;

-- name: forget_migrations
DELETE FROM tenon.migration WHERE scope = $1;
