-- One row of JSON: what a PostgreSQL 18 or newer says about itself. Any role may ask.
SELECT json_build_object(
  'version', current_setting('server_version_num')::int,
  'fsync', current_setting('fsync'),
  'full_page_writes', current_setting('full_page_writes'),
  'synchronous_commit', current_setting('synchronous_commit'),
  'checksums', current_setting('data_checksums'),
  'encoding', pg_encoding_to_char(d.encoding),
  'locale_provider', d.datlocprovider,
  'locale', d.datlocale,
  'ctype', d.datctype
)
FROM pg_database d WHERE d.datname = current_database();
