-- One row of JSON: what a server says about itself. Run by a superuser (embedded) or by the direct user (external);
-- what that user may not ask stays null.
SELECT json_build_object(
  'version', current_setting('server_version_num')::int,
  'fsync', current_setting('fsync'),
  'full_page_writes', current_setting('full_page_writes'),
  'synchronous_commit', current_setting('synchronous_commit'),
  'checksums', current_setting('data_checksums'),
  'encoding', pg_encoding_to_char(d.encoding),
  'locale_provider', d.datlocprovider,
  'locale', d.datlocale,
  'ctype', d.datctype,
  'trigrams', CASE WHEN EXISTS (SELECT FROM pg_extension WHERE extname = 'pg_trgm')
                   THEN cardinality(show_trgm('深圳华为')) ELSE 0 END,
  'trusted_rules', CASE WHEN has_function_privilege('pg_hba_file_rules()', 'execute')
                        THEN (SELECT count(*) FROM pg_hba_file_rules
                              WHERE auth_method = 'trust' OR error IS NOT NULL OR type <> 'local') END,
  'app_flaws', (SELECT array_to_json(array_remove(ARRAY[
                  CASE WHEN r.rolsuper THEN 'SUPERUSER' END,
                  CASE WHEN r.rolbypassrls THEN 'BYPASSRLS' END,
                  CASE WHEN r.rolcreaterole THEN 'CREATEROLE' END,
                  CASE WHEN r.rolcreatedb THEN 'CREATEDB' END,
                  CASE WHEN r.rolreplication THEN 'REPLICATION' END,
                  CASE WHEN pg_has_role(r.oid, 'tenon_owner', 'MEMBER') THEN 'tenon_owner' END,
                  CASE WHEN d.datdba = r.oid THEN 'OWNER' END], NULL))
                FROM pg_roles r WHERE r.rolname = 'tenon_app')
)
FROM pg_database d WHERE d.datname = current_database();
