-- Every designed thing and its history. body = what is published (NULL: not yet, or retired), draft = what is being
-- written; draft_version counts the saves of the draft and never falls.
CREATE TABLE {schema}.sys_definition (
  kind          text NOT NULL,
  key           text NOT NULL,
  version       int NOT NULL DEFAULT 0,
  body          jsonb,
  draft         jsonb,
  draft_version int NOT NULL DEFAULT 0,
  updated_at    timestamptz NOT NULL DEFAULT now(),
  updated_by    uuid,
  PRIMARY KEY (kind, key)
);
CREATE TABLE {schema}.sys_definition_version (
  kind     text NOT NULL,
  key      text NOT NULL,
  version  int NOT NULL,
  body     jsonb,                       -- NULL: this version retired it
  note     text NOT NULL DEFAULT '',
  at       timestamptz NOT NULL DEFAULT now(),
  by       uuid,
  revision bigint NOT NULL,
  diff     jsonb NOT NULL,
  PRIMARY KEY (kind, key, version)
);
GRANT SELECT, INSERT, UPDATE, DELETE ON {schema}.sys_definition TO {role};
GRANT SELECT ON {schema}.sys_definition_version TO {role};
