-- The schema that remembers which migrations ran; everything else is a numbered file.
CREATE SCHEMA tenon;
GRANT USAGE ON SCHEMA tenon TO tenon_platform;
CREATE TABLE tenon.migration (
  scope      text        NOT NULL,
  version    int         NOT NULL,
  name       text        NOT NULL,
  sha256     text        NOT NULL,
  applied_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (scope, version)
);
GRANT SELECT ON tenon.migration TO tenon_platform;
