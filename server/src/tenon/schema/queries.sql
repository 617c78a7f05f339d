-- name: table_columns
SELECT a.attname AS name, format_type(a.atttypid, a.atttypmod) AS type, a.attnum::int AS attnum,
       a.attisdropped AS dropped, col_description(a.attrelid, a.attnum) AS mark
  FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
 WHERE c.relnamespace = to_regnamespace($1) AND c.relname = $2 AND c.relkind IN ('r', 'p') AND a.attnum > 0

-- name: table_indexes
SELECT i.relname AS name, x.indisvalid AS valid
  FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid JOIN pg_class c ON c.oid = x.indrelid
 WHERE c.relnamespace = to_regnamespace($1) AND c.relname = $2
