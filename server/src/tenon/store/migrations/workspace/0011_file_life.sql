-- How long a file lives. 'attached_at': a record was written that holds it; until then it is its uploader's, and goes
-- after a day. 'unheld_since': the daily look found no column that names it; it goes 30 days later, unless a record
-- takes it back.
ALTER TABLE {schema}.sys_file ADD COLUMN attached_at timestamptz, ADD COLUMN unheld_since timestamptz;
DROP INDEX {schema}.sys_file_abandoned;
CREATE INDEX sys_file_loose ON {schema}.sys_file (updated_at) WHERE attached_at IS NULL;
CREATE INDEX sys_file_unheld ON {schema}.sys_file (unheld_since) WHERE unheld_since IS NOT NULL;

-- Every file that some column of some object names, columns of removed fields included: they may be shown again.
CREATE FUNCTION {schema}.sys_file_named() RETURNS SETOF uuid
LANGUAGE plpgsql STABLE AS $named$
DECLARE
  found record;
BEGIN
  FOR found IN
    SELECT c.oid::regclass AS name, quote_ident(a.attname) AS attribute,
           CASE WHEN a.atttypid = 'uuid'::regtype THEN '%s' ELSE 'unnest(%s)' END AS each
    FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
    WHERE c.relnamespace = '{schema}'::regnamespace AND c.relkind = 'r' AND c.relname NOT LIKE 'sys\_%'
      AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid IN ('uuid'::regtype, 'uuid[]'::regtype)
      AND a.attname NOT IN ('id', 'created_by', 'updated_by', 'owner_id', 'department_id', 'parent_id')
  LOOP
    RETURN QUERY EXECUTE format(
      'SELECT f.id FROM {schema}.sys_file f WHERE f.attached_at IS NOT NULL AND f.id IN (SELECT %s FROM %s WHERE %s IS NOT NULL)',
      format(found.each, found.attribute), found.name, found.attribute);
  END LOOP;
END
$named$;
