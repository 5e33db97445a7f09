-- What a page says and how it is made, so that it can be told from another one
-- and from itself in the past; what else was found out on the way to it; and
-- which page a maintainer accepted.
--
-- A list of more than words has a line for each item, with the words last:
--
--   claims  1795305600000 day modified visible 0.9 Page last updated: November 22, 2026
--   facts   phone 1-888-373-7888
--   terms   3th casino    (3 times, t: also in the title or a heading, h: also hidden)
--   tongues 1250 en       (letters)
--   mail    delivers example.org

-- +goose Up

-- How pages' texts begin, which often stays the same while they change further
-- on. A row never changes.
CREATE TABLE openings (
  opening INTEGER PRIMARY KEY,
  words   TEXT NOT NULL
) STRICT;

-- Fingerprints: digests of four bytes, the least significant first, ascending.
-- They stay the same while but a page's code changes. A row never changes.
CREATE TABLE prints (
  print    INTEGER PRIMARY KEY,
  blocks   BLOB NOT NULL,
  shingles BLOB NOT NULL
) STRICT;

-- What was asked of name servers besides the host, now and then. A row never changes.
CREATE TABLE zones (
  zone         INTEGER PRIMARY KEY,
  name_servers TEXT NOT NULL, -- of the registrable domain, a list
  mail         TEXT NOT NULL  -- which domains take mail, a list
) STRICT;

-- How hosts answer when they are asked for what cannot exist. All visits that
-- carry a probe refer to the same row.
CREATE TABLE probes (
  probe       INTEGER PRIMARY KEY,
  digest      BLOB NOT NULL UNIQUE, -- of all that is known of it
  at          INTEGER NOT NULL,
  url         TEXT NOT NULL,
  final_url   TEXT NOT NULL,
  status      INTEGER NOT NULL,
  page        INTEGER REFERENCES pages, -- NULL if there was none
  page_digest BLOB
) STRICT;

-- The visits whose page a maintainer accepted as the right one. The last one
-- accepted counts, and before any is, the first good visit.
CREATE TABLE accepted (
  entry       INTEGER NOT NULL REFERENCES entries,
  accepted_at INTEGER NOT NULL,
  visit_at    INTEGER NOT NULL, -- entry and visit_at name the visit
  by          TEXT NOT NULL,
  PRIMARY KEY (entry, accepted_at)
) STRICT, WITHOUT ROWID;

ALTER TABLE entries ADD COLUMN newest_zone INTEGER;  -- the zone most lately kept
ALTER TABLE entries ADD COLUMN zone_digest BLOB;
ALTER TABLE entries ADD COLUMN newest_probe INTEGER; -- the probe most lately carried
ALTER TABLE entries ADD COLUMN first_good INTEGER;   -- when a good answer's page was first read by a named reader

ALTER TABLE visits ADD COLUMN zone INTEGER REFERENCES zones;   -- NULL if nothing was asked
ALTER TABLE visits ADD COLUMN probe INTEGER REFERENCES probes; -- NULL if none was made

ALTER TABLE routes ADD COLUMN marks TEXT NOT NULL DEFAULT ''; -- the watched headers and cookies, a list

ALTER TABLE outlines ADD COLUMN reader TEXT NOT NULL DEFAULT '';    -- names how the page was read
ALTER TABLE outlines ADD COLUMN sources TEXT NOT NULL DEFAULT '';   -- the hosts of its scripts and frames, a list
ALTER TABLE outlines ADD COLUMN downloads TEXT NOT NULL DEFAULT ''; -- the documents that it links to, a list
ALTER TABLE outlines ADD COLUMN marks TEXT NOT NULL DEFAULT '';     -- the watched words in its source, a list

ALTER TABLE outlines ADD COLUMN quotes TEXT NOT NULL DEFAULT '';    -- one for each of its tongues, a list
ALTER TABLE outlines ADD COLUMN hidden_links INTEGER NOT NULL DEFAULT 0; -- in the part that visitors do not see
ALTER TABLE outlines ADD COLUMN hidden_hosts TEXT NOT NULL DEFAULT '';   -- that they lead to, a list
ALTER TABLE outlines ADD COLUMN hidden_quote TEXT NOT NULL DEFAULT '';   -- how its text begins

ALTER TABLE pages ADD COLUMN links INTEGER NOT NULL DEFAULT 0;    -- how many
ALTER TABLE pages ADD COLUMN password INTEGER NOT NULL DEFAULT 0; -- 1 if it asks for one
ALTER TABLE pages ADD COLUMN tongues TEXT NOT NULL DEFAULT '';    -- what its text is written in, a list
ALTER TABLE pages ADD COLUMN terms TEXT NOT NULL DEFAULT '';      -- the watched words in its text, a list
ALTER TABLE pages ADD COLUMN opening INTEGER REFERENCES openings; -- NULL if it says nothing
ALTER TABLE pages ADD COLUMN print INTEGER REFERENCES prints;     -- NULL if it has no text

-- A page's dates and facts, lists now, are read with it at once.
ALTER TABLE pages ADD COLUMN claims TEXT NOT NULL DEFAULT '';     -- when it says that it changed
ALTER TABLE pages ADD COLUMN shown_facts TEXT NOT NULL DEFAULT '';

UPDATE pages SET claims = (
  SELECT group_concat(date || ' ' || precision || ' ' || kind || ' ' || channel || ' ' || confidence || ' ' || replace(quote, char(10), ' ') || char(10), '' ORDER BY position)
  FROM date_claims d WHERE d.page = pages.page)
WHERE date_claims > 0;

UPDATE pages SET shown_facts = (
  SELECT group_concat(kind || ' ' || replace(value, char(10), ' ') || char(10), '' ORDER BY position)
  FROM facts f WHERE f.page = pages.page)
WHERE facts > 0;

DROP TABLE date_claims;
DROP TABLE facts;
ALTER TABLE pages DROP COLUMN date_claims;
ALTER TABLE pages DROP COLUMN facts;
ALTER TABLE pages RENAME COLUMN shown_facts TO facts;
