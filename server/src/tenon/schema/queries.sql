-- name: table_columns
SELECT a.attname AS name, format_type(a.atttypid, a.atttypmod) AS type, a.attnum::int AS attnum,
       a.attisdropped AS dropped, col_description(a.attrelid, a.attnum) AS mark
  FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
 WHERE c.relnamespace = to_regnamespace($1) AND c.relname = $2 AND c.relkind IN ('r', 'p') AND a.attnum > 0

-- name: table_indexes
SELECT i.relname AS name, x.indisvalid AS valid
  FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid JOIN pg_class c ON c.oid = x.indrelid
 WHERE c.relnamespace = to_regnamespace($1) AND c.relname = $2

-- name: standing_tables
SELECT c.relname AS name, array_agg(a.attname::text ORDER BY a.attname) AS names,
       array_agg(format_type(a.atttypid, a.atttypmod) ORDER BY a.attname) AS types,
       array_agg(coalesce(col_description(c.oid, a.attnum), '') ORDER BY a.attname) AS marks,
       (SELECT array_agg(k.attname::text ORDER BY array_position(i.indkey::int2[], k.attnum))
          FROM pg_index i JOIN pg_attribute k ON k.attrelid = c.oid AND k.attnum = ANY(i.indkey)
         WHERE i.indrelid = c.oid AND i.indisprimary) AS key
  FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
 WHERE c.relnamespace = to_regnamespace($1) AND c.relkind IN ('r', 'p') AND NOT c.relispartition
   AND a.attnum > 0 AND NOT a.attisdropped
 GROUP BY c.oid, c.relname
