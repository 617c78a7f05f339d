-- The workspaces of this installation. dsn_name leaves room for workspaces that live in another cluster.
CREATE TABLE tenon.workspace (
  key        text PRIMARY KEY CHECK (key ~ '^[a-z][a-z0-9]{0,30}$'),
  name       text NOT NULL,
  short_name text NOT NULL,
  timezone   text NOT NULL,
  currency   text NOT NULL CHECK (length(currency) = 3),
  language   text NOT NULL,
  dsn_name   text NOT NULL DEFAULT 'main',
  created_at timestamptz NOT NULL DEFAULT now()
);
GRANT SELECT, INSERT, UPDATE ON tenon.workspace TO tenon_platform;
