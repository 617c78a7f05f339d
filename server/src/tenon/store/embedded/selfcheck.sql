-- One row of JSON: what a PostgreSQL 18 or newer says about itself. Run by a superuser (embedded) or by the direct user
-- (external); what that user may not ask stays null.
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
  'open_rules', CASE WHEN has_function_privilege('pg_hba_file_rules()', 'execute')
                     THEN (SELECT count(*) FROM pg_hba_file_rules WHERE auth_method = 'trust' OR error IS NOT NULL) END,
  'network_rules', CASE WHEN has_function_privilege('pg_hba_file_rules()', 'execute')
                        THEN (SELECT count(*) FROM pg_hba_file_rules WHERE type <> 'local') END
)
FROM pg_database d WHERE d.datname = current_database();
