-- By what way an entry's visit went, and what the name servers said, mostly
-- stays as it was the time before, as its page does. Each is kept once as long
-- as it stays the same, so a visit is a few numbers.
--
--   sqlite3 linkwatch.db "SELECT datetime(at / 1000, 'unixepoch'), status, failure, url
--     FROM visits JOIN entries USING (entry) JOIN routes USING (route) WHERE id = 'the-id' ORDER BY at"
--
-- A list of words is kept with a line break after each of them.

-- +goose Up

PRAGMA defer_foreign_keys = ON; -- until all have moved

ALTER TABLE visits RENAME TO old_visits;
ALTER TABLE attempts RENAME TO old_attempts;
ALTER TABLE hops RENAME TO old_hops;
DROP INDEX visits_by_round;

-- By what way visits came to their answer, and who gave it. A row never changes.
CREATE TABLE routes (
  route         INTEGER PRIMARY KEY,
  url           TEXT NOT NULL,    -- as the catalog wrote it then
  final_url     TEXT,             -- NULL if it is the same as url
  hops          INTEGER NOT NULL, -- how many rows of hops belong to it
  server        TEXT NOT NULL,    -- header Server
  mitigated     TEXT NOT NULL,    -- header Cf-Mitigated
  content_type  TEXT NOT NULL,    -- header Content-Type
  tls_issuer    TEXT NOT NULL,
  tls_not_after INTEGER,          -- NULL if there was no certificate
  tls_error     TEXT NOT NULL
) STRICT;

-- The redirects of a route, in order, without the final answer.
CREATE TABLE hops (
  route    INTEGER NOT NULL REFERENCES routes,
  position INTEGER NOT NULL,
  status   INTEGER NOT NULL, -- of the answer that asked to go elsewhere
  kind     TEXT NOT NULL,    -- '' for HTTP's own redirect, or how else the page did
  from_url TEXT NOT NULL,
  to_url   TEXT NOT NULL,
  PRIMARY KEY (route, position)
) STRICT, WITHOUT ROWID;

-- What the name servers said of a host, and who of those they named could be
-- spoken to. A row never changes.
CREATE TABLE resolutions (
  resolution INTEGER PRIMARY KEY,
  aliases    TEXT NOT NULL, -- the CNAME chain, a list
  addresses  TEXT NOT NULL, -- a list
  address    TEXT NOT NULL, -- that answered; '' if none did
  deaf       TEXT NOT NULL  -- a list of those that could not be connected to
) STRICT;

-- What one round saw at one entry. An entry's visits lie side by side: whoever
-- reads one wants its neighbours.
CREATE TABLE visits (
  entry          INTEGER NOT NULL REFERENCES entries,
  at             INTEGER NOT NULL,
  round          INTEGER NOT NULL REFERENCES rounds,
  took_ms        INTEGER NOT NULL,
  status         INTEGER NOT NULL,    -- 0 if no answer came
  failure        TEXT NOT NULL,
  failure_detail TEXT NOT NULL,
  retry_after_ms INTEGER NOT NULL,
  attempts       INTEGER NOT NULL,    -- how many rows of attempts belong to it; 0: a single one, of which the visit itself tells all
  route          INTEGER NOT NULL REFERENCES routes,
  resolution     INTEGER REFERENCES resolutions, -- NULL if no name was looked up
  page           INTEGER REFERENCES pages,       -- NULL if there was none
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

-- An entry's old visits that went the same way have the same number now.
INSERT INTO visits
  SELECT entry, at, round, took_ms, status, failure, failure_detail, retry_after_ms, attempts,
    dense_rank() OVER (ORDER BY entry, url, final_url, hopped, server, mitigated, content_type, tls_issuer, tls_not_after, tls_error),
    NULL, page
  FROM (SELECT *, (SELECT group_concat(status || ' ' || hex(from_url) || ' ' || hex(to_url) ORDER BY position)
                   FROM old_hops h WHERE h.entry = v.entry AND h.visit_at = v.at AND h.round = v.round) AS hopped
        FROM old_visits v);

INSERT INTO routes
  SELECT v.route, url, final_url, hops, server, mitigated, content_type, tls_issuer, tls_not_after, tls_error
  FROM visits v JOIN old_visits o ON o.entry = v.entry AND o.at = v.at AND o.round = v.round
  GROUP BY v.route;

INSERT INTO hops
  SELECT DISTINCT route, position, h.status, '', from_url, to_url
  FROM old_hops h JOIN visits v ON v.entry = h.entry AND v.at = h.visit_at AND v.round = h.round;

INSERT INTO attempts SELECT * FROM old_attempts;

DROP TABLE old_attempts;
DROP TABLE old_hops;
DROP TABLE old_visits;

-- What of a page stays the same while its bytes change from visit to visit.
CREATE TABLE outlines (
  outline  INTEGER PRIMARY KEY,
  headings TEXT NOT NULL, -- a list
  hosts    TEXT NOT NULL  -- that its links lead to, a list
) STRICT;

ALTER TABLE pages ADD COLUMN outline INTEGER REFERENCES outlines;       -- NULL if it has neither headings nor hosts
ALTER TABLE pages ADD COLUMN lead_kind TEXT NOT NULL DEFAULT '';        -- by what means it sends its visitors elsewhere
ALTER TABLE pages ADD COLUMN lead_to TEXT NOT NULL DEFAULT '';          -- where it sends them
ALTER TABLE pages ADD COLUMN lead_after_ms INTEGER NOT NULL DEFAULT 0;

-- To see whether they stay the same, without a look at them. A digest is of all
-- that is known of the row beside it.
ALTER TABLE entries ADD COLUMN page_digest BLOB;
ALTER TABLE entries ADD COLUMN newest_route INTEGER;      -- the route most lately kept
ALTER TABLE entries ADD COLUMN route_digest BLOB;
ALTER TABLE entries ADD COLUMN newest_resolution INTEGER; -- the resolution most lately kept
ALTER TABLE entries ADD COLUMN resolution_digest BLOB;

UPDATE entries SET page_digest = (SELECT digest FROM pages WHERE page = newest_page) WHERE newest_page IS NOT NULL;
ALTER TABLE pages DROP COLUMN digest;
