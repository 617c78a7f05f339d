-- How far each consumer has read the change log. Rows up to floor_id were taken over from an earlier cluster.
CREATE TABLE {schema}.sys_log_cursor (
  consumer   text PRIMARY KEY,
  xid        xid8 NOT NULL,
  id         bigint NOT NULL,
  floor_id   bigint NOT NULL DEFAULT 0,
  updated_at timestamptz NOT NULL
) WITH (fillfactor = 50);
GRANT SELECT, INSERT, UPDATE, DELETE ON {schema}.sys_log_cursor TO {role};
