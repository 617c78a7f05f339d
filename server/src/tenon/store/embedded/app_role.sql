-- The rights that the role of API and workers must not have, as a JSON array; run by that role.
SELECT array_to_json(array_remove(ARRAY[
  CASE WHEN r.rolsuper THEN 'SUPERUSER' END,
  CASE WHEN r.rolbypassrls THEN 'BYPASSRLS' END,
  CASE WHEN r.rolcreaterole THEN 'CREATEROLE' END,
  CASE WHEN r.rolcreatedb THEN 'CREATEDB' END,
  CASE WHEN r.rolreplication THEN 'REPLICATION' END,
  CASE WHEN d.datdba = r.oid THEN 'OWNER' END,
  CASE WHEN o.oid IS NOT NULL AND pg_has_role(r.oid, o.oid, 'MEMBER') THEN 'tenon_owner' END], NULL))
FROM pg_roles r
JOIN pg_database d ON d.datname = current_database()
LEFT JOIN pg_roles o ON o.rolname = 'tenon_owner'
WHERE r.rolname = session_user;
