-- One account per person on the installation; the sign-in name is kept normalised. No password hash: not yet redeemed.
CREATE TABLE tenon.user_account (
  id                  uuid PRIMARY KEY,
  login               text NOT NULL UNIQUE,
  password_hash       text,
  language            text NOT NULL,
  theme               text NOT NULL DEFAULT 'system',
  created_at          timestamptz NOT NULL,
  password_changed_at timestamptz
);

-- The account's place in each workspace. spelling is the name in pinyin, for order and search.
CREATE TABLE tenon.membership (
  workspace     text NOT NULL REFERENCES tenon.workspace,
  user_id       uuid NOT NULL REFERENCES tenon.user_account ON DELETE CASCADE,
  name          text NOT NULL,
  spelling      text NOT NULL,
  initials      text NOT NULL,
  status        text NOT NULL CHECK (status IN ('invited', 'active', 'suspended')),
  admin         boolean NOT NULL,
  department_id uuid,
  created_at    timestamptz NOT NULL,
  last_seen_at  timestamptz,
  PRIMARY KEY (workspace, user_id)
);
CREATE INDEX membership_user ON tenon.membership (user_id);
CREATE INDEX membership_order ON tenon.membership (workspace, spelling, user_id);

-- Tokens are kept as SHA-256 alone, so that a copy of this table opens nothing.
CREATE TABLE tenon.session (
  id           uuid PRIMARY KEY,
  token_digest bytea NOT NULL UNIQUE CHECK (octet_length(token_digest) = 32),
  user_id      uuid NOT NULL REFERENCES tenon.user_account ON DELETE CASCADE,
  workspace    text NOT NULL REFERENCES tenon.workspace,
  created_at   timestamptz NOT NULL,
  last_seen_at timestamptz NOT NULL,
  expires_at   timestamptz NOT NULL,
  ip           text NOT NULL,
  agent        text NOT NULL
);
CREATE INDEX session_account ON tenon.session (user_id);
CREATE INDEX session_expiry ON tenon.session (expires_at);

-- One-time links: at most one open link per person.
CREATE TABLE tenon.invitation (
  user_id      uuid PRIMARY KEY REFERENCES tenon.user_account ON DELETE CASCADE,
  token_digest bytea NOT NULL UNIQUE CHECK (octet_length(token_digest) = 32),
  kind         text NOT NULL CHECK (kind IN ('invitation', 'reset')),
  workspace    text NOT NULL REFERENCES tenon.workspace,
  created_by   uuid,
  created_at   timestamptz NOT NULL,
  expires_at   timestamptz NOT NULL
);

-- Failed sign-ins. subject is a digest of a sign-in name or of a network, known or not.
CREATE TABLE tenon.sign_in_attempt (
  subject      bytea PRIMARY KEY,
  failures     int NOT NULL,
  last_at      timestamptz NOT NULL,
  locked_until timestamptz
);
CREATE INDEX sign_in_attempt_age ON tenon.sign_in_attempt (last_at);

GRANT SELECT, INSERT, UPDATE, DELETE
  ON tenon.user_account, tenon.membership, tenon.session, tenon.invitation, tenon.sign_in_attempt TO tenon_platform;
