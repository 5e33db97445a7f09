-- What linkwatch saw. These are facts only: what they mean is worked out anew
-- by the checks each time somebody asks.
--
-- Every instant is milliseconds since 1970 UTC, every duration milliseconds:
--
--   sqlite3 linkwatch.db "SELECT datetime(at / 1000, 'unixepoch'), status, failure, url
--     FROM visits JOIN entries USING (entry) WHERE id = 'the-id' ORDER BY at"
--
-- What was not there is '' or 0. Where NULL may stand, the column says what it means.

-- +goose Up

PRAGMA application_id = 0x6c6e6b77; -- "lnkw"

-- One pass over the entries that were due.
CREATE TABLE rounds (
  round        INTEGER PRIMARY KEY,
  started      INTEGER NOT NULL,
  finished     INTEGER,          -- NULL while it runs, or if the process died in it
  whole        INTEGER NOT NULL, -- 1 if it covered all that was due
  visited      INTEGER NOT NULL,
  skipped      INTEGER NOT NULL,
  inconclusive TEXT NOT NULL     -- why our own network is suspected
) STRICT;

-- The entries that were ever visited. The catalog says what they are.
CREATE TABLE entries (
  entry       INTEGER PRIMARY KEY,
  id          TEXT NOT NULL UNIQUE, -- as in the catalog
  newest_page INTEGER               -- the page most lately kept, to compare the next one with
) STRICT;

-- What the final answers carried. A row never changes. As long as an entry's
-- page stays the same, its visits refer to the same row.
CREATE TABLE pages (
  page          INTEGER PRIMARY KEY,
  digest        BLOB NOT NULL,    -- of all that is known of the page, to see whether it stays the same
  content_type  TEXT NOT NULL,
  bytes         INTEGER NOT NULL,
  truncated     INTEGER NOT NULL, -- 1 if the body went on past what was read
  hash          TEXT NOT NULL,    -- SHA-256 of the bytes read
  title         TEXT NOT NULL,
  language      TEXT NOT NULL,
  canonical     TEXT NOT NULL,
  words         INTEGER NOT NULL,
  etag          TEXT NOT NULL,
  last_modified TEXT NOT NULL,    -- as sent
  date_claims   INTEGER NOT NULL, -- how many rows of date_claims belong to it
  facts         INTEGER NOT NULL  -- how many rows of facts belong to it
) STRICT;

-- The statements on a page of when it changed.
CREATE TABLE date_claims (
  page       INTEGER NOT NULL REFERENCES pages,
  position   INTEGER NOT NULL,
  date       INTEGER NOT NULL, -- the start of the stated year, month or day
  precision  TEXT NOT NULL,
  kind       TEXT NOT NULL,
  channel    TEXT NOT NULL,
  confidence REAL NOT NULL,    -- 0 to 1
  quote      TEXT NOT NULL,
  PRIMARY KEY (page, position)
) STRICT, WITHOUT ROWID;

-- The phone numbers and other facts seen on a page.
CREATE TABLE facts (
  page     INTEGER NOT NULL REFERENCES pages,
  position INTEGER NOT NULL,
  kind     TEXT NOT NULL,
  value    TEXT NOT NULL,
  PRIMARY KEY (page, position)
) STRICT, WITHOUT ROWID;

-- What one round saw at one entry. An entry's visits lie side by side: whoever
-- reads one wants its neighbours.
CREATE TABLE visits (
  entry          INTEGER NOT NULL REFERENCES entries,
  at             INTEGER NOT NULL,
  round          INTEGER NOT NULL REFERENCES rounds,
  took_ms        INTEGER NOT NULL,
  status         INTEGER NOT NULL,    -- 0 if no answer came
  page           INTEGER REFERENCES pages, -- NULL if there was none
  attempts       INTEGER NOT NULL,    -- how many rows of attempts belong to it; 0: a single one, of which the visit itself tells all
  hops           INTEGER NOT NULL,    -- how many rows of hops belong to it
  retry_after_ms INTEGER NOT NULL,
  url            TEXT NOT NULL,       -- as the catalog wrote it then
  final_url      TEXT,                -- NULL if it is the same as url
  failure        TEXT NOT NULL,
  failure_detail TEXT NOT NULL,
  server         TEXT NOT NULL,       -- header Server
  mitigated      TEXT NOT NULL,       -- header Cf-Mitigated
  content_type   TEXT NOT NULL,       -- header Content-Type
  tls_issuer     TEXT NOT NULL,
  tls_not_after  INTEGER,             -- NULL if there was no certificate
  tls_error      TEXT NOT NULL,
  PRIMARY KEY (entry, at, round)
) STRICT, WITHOUT ROWID;

CREATE INDEX visits_by_round ON visits (round, at);

-- The tries within a visit, in order.
CREATE TABLE attempts (
  entry          INTEGER NOT NULL, -- entry, visit_at and round name the visit
  visit_at       INTEGER NOT NULL,
  round          INTEGER NOT NULL,
  position       INTEGER NOT NULL,
  at             INTEGER NOT NULL,
  status         INTEGER NOT NULL,
  failure        TEXT NOT NULL,
  failure_detail TEXT NOT NULL,
  PRIMARY KEY (entry, visit_at, round, position),
  FOREIGN KEY (entry, visit_at, round) REFERENCES visits
) STRICT, WITHOUT ROWID;

-- The redirects of a visit, in order, without the final answer.
CREATE TABLE hops (
  entry    INTEGER NOT NULL, -- entry, visit_at and round name the visit
  visit_at INTEGER NOT NULL,
  round    INTEGER NOT NULL,
  position INTEGER NOT NULL,
  status   INTEGER NOT NULL,
  from_url TEXT NOT NULL,
  to_url   TEXT NOT NULL,
  PRIMARY KEY (entry, visit_at, round, position),
  FOREIGN KEY (entry, visit_at, round) REFERENCES visits
) STRICT, WITHOUT ROWID;

-- When weekly reports were made.
CREATE TABLE reports (
  at INTEGER PRIMARY KEY
) STRICT;
