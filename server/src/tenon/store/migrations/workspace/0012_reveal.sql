-- Whoever reads a sealed value leaves a row: op "reveal", the field in "changed", no values. Each partition carries the
-- rule as its own, having been made like the log before it was attached.
ALTER TABLE {schema}.sys_change_log DROP CONSTRAINT sys_change_log_op_check;
DO $each$
DECLARE
  part regclass;
BEGIN
  FOR part IN SELECT inhrelid::regclass FROM pg_inherits WHERE inhparent = '{schema}.sys_change_log'::regclass LOOP
    EXECUTE format('ALTER TABLE %s DROP CONSTRAINT IF EXISTS sys_change_log_op_check', part);
  END LOOP;
END
$each$;
ALTER TABLE {schema}.sys_change_log ADD CONSTRAINT sys_change_log_op_check
  CHECK (op IN ('create', 'update', 'delete', 'restore', 'batch', 'reveal'));
