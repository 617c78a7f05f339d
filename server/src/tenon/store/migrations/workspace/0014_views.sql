-- Views that a person keeps for himself. Those of everybody are definitions.
CREATE TABLE {schema}.sys_view (
  id         uuid PRIMARY KEY,
  owner_id   uuid NOT NULL,
  object     text NOT NULL,
  version    int  NOT NULL DEFAULT 1,
  position   int  NOT NULL,
  body       jsonb NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL
);
CREATE INDEX sys_view_owner ON {schema}.sys_view (owner_id, object);
GRANT SELECT, INSERT, UPDATE, DELETE ON {schema}.sys_view TO {role};
