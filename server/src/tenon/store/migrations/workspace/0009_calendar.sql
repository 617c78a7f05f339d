-- How far the workspace's clock stands ahead of the machine's. Always zero unless the server runs as a test server.
CREATE TABLE {schema}.sys_clock (
  only_row       boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  offset_seconds float8 NOT NULL DEFAULT 0
);
INSERT INTO {schema}.sys_clock DEFAULT VALUES;
GRANT SELECT, UPDATE ON {schema}.sys_clock TO {role};
