CREATE TABLE place (
  name  TEXT PRIMARY KEY,
  plan  TEXT NOT NULL, -- its document
  state TEXT NOT NULL  -- after the step decided last
) STRICT;

CREATE TABLE outcome (
  id      INTEGER PRIMARY KEY,
  place   TEXT NOT NULL REFERENCES place,
  known   BLOB NOT NULL, -- digest of what it was decided from
  outcome TEXT NOT NULL,
  UNIQUE (place, known)
) STRICT;

CREATE INDEX outcome_in_order ON outcome (place, id);

CREATE TABLE notice (
  id      INTEGER PRIMARY KEY,
  place   TEXT NOT NULL REFERENCES place,
  notice  TEXT NOT NULL
) STRICT;

CREATE INDEX notice_in_order ON notice (place, id);

PRAGMA user_version = 1;
