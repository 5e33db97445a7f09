PRAGMA application_id = 0x6c6e6b77;
PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE goose_db_version (
		id INTEGER PRIMARY KEY AUTOINCREMENT,
		version_id INTEGER NOT NULL,
		is_applied INTEGER NOT NULL,
		tstamp TIMESTAMP DEFAULT (datetime('now'))
	);
INSERT INTO goose_db_version VALUES(1,0,1,'2026-11-22 10:59:47');
INSERT INTO goose_db_version VALUES(2,1,1,'2026-11-22 10:59:47');
INSERT INTO goose_db_version VALUES(3,2,1,'2026-11-22 10:59:47');
INSERT INTO goose_db_version VALUES(4,3,1,'2026-11-22 10:59:47');
INSERT INTO goose_db_version VALUES(5,4,1,'2026-11-22 10:59:47');
CREATE TABLE rounds (
  round        INTEGER PRIMARY KEY,
  started      INTEGER NOT NULL,
  finished     INTEGER,          -- NULL while it runs, or if the process died in it
  whole        INTEGER NOT NULL, -- 1 if it covered all that was due
  visited      INTEGER NOT NULL,
  skipped      INTEGER NOT NULL,
  inconclusive TEXT NOT NULL     -- why our own network is suspected
) STRICT;
INSERT INTO rounds VALUES(1,1795348800000,NULL,1,0,0,'');
CREATE TABLE entries (
  entry       INTEGER PRIMARY KEY,
  id          TEXT NOT NULL UNIQUE, -- as in the catalog
  newest_page INTEGER               -- the page most lately kept, to compare the next one with
, page_digest BLOB, newest_route INTEGER, route_digest BLOB, newest_resolution INTEGER, resolution_digest BLOB, newest_zone INTEGER, zone_digest BLOB, newest_probe INTEGER, first_good INTEGER) STRICT;
INSERT INTO entries VALUES(1,'a',1,X'81559889ab0952425f31c9cb92c19c3d',1,X'c8aaf59019ffe36372a25849cd04bed2',1,X'909e4e6bb51196692188e0c496f11e11',1,X'5ef7a560a6bf2e0be85173a1c6dab0b4',1,1795348800789);
CREATE TABLE pages (
  page          INTEGER PRIMARY KEY,
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
  outline INTEGER REFERENCES outlines, lead_kind TEXT NOT NULL DEFAULT '', lead_to TEXT NOT NULL DEFAULT '', lead_after_ms INTEGER NOT NULL DEFAULT 0, links INTEGER NOT NULL DEFAULT 0, password INTEGER NOT NULL DEFAULT 0, tongues TEXT NOT NULL DEFAULT '', terms TEXT NOT NULL DEFAULT '', opening INTEGER REFERENCES openings, print INTEGER REFERENCES prints, claims TEXT NOT NULL DEFAULT '', facts TEXT NOT NULL DEFAULT '') STRICT;
INSERT INTO pages VALUES(1,'text/html',512,0,'9f86d081','Línea de ayuda','es','',80,'','',1,'refresh','https://a.test/es',3000,12,1,replace('400 es\n','\n',char(10)),replace('2t casino en línea\n','\n',char(10)),1,1,replace('1772323200000 month reviewed visible 0.75 revisado en marzo de 2026\n','\n',char(10)),replace('phone 1-888-373-7888\n','\n',char(10)));
INSERT INTO pages VALUES(2,'text/html',0,0,'0a','No hay nada','','',0,'','',NULL,'','',0,0,0,'','',NULL,NULL,'','');
CREATE TABLE reports (
  at INTEGER PRIMARY KEY
) STRICT;
INSERT INTO reports VALUES(1795348800000);
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
, marks TEXT NOT NULL DEFAULT '') STRICT;
INSERT INTO routes VALUES(1,'https://a.test/','https://a.test/es',1,'nginx','','text/html','R11',1800619200000,'',replace('cookie:__cf_bm\nx-wall\n','\n',char(10)));
CREATE TABLE hops (
  route    INTEGER NOT NULL REFERENCES routes,
  position INTEGER NOT NULL,
  status   INTEGER NOT NULL, -- of the answer that asked to go elsewhere
  kind     TEXT NOT NULL,    -- '' for HTTP's own redirect, or how else the page did
  from_url TEXT NOT NULL,
  to_url   TEXT NOT NULL,
  PRIMARY KEY (route, position)
) STRICT, WITHOUT ROWID;
INSERT INTO hops VALUES(1,0,200,'refresh','https://a.test/','https://a.test/es');
CREATE TABLE resolutions (
  resolution INTEGER PRIMARY KEY,
  aliases    TEXT NOT NULL, -- the CNAME chain, a list
  addresses  TEXT NOT NULL, -- a list
  address    TEXT NOT NULL, -- that answered; '' if none did
  deaf       TEXT NOT NULL  -- a list of those that could not be connected to
) STRICT;
INSERT INTO resolutions VALUES(1,replace('a.cdn.test\n','\n',char(10)),replace('93.184.216.34\n2606:2800::1\n','\n',char(10)),'93.184.216.34',replace('2606:2800::1\n','\n',char(10)));
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
  page           INTEGER REFERENCES pages, zone INTEGER REFERENCES zones, probe INTEGER REFERENCES probes,       -- NULL if there was none
  PRIMARY KEY (entry, at, round)
) STRICT, WITHOUT ROWID;
INSERT INTO visits VALUES(1,1795348800789,1,250,200,'','',0,2,1,1,1,1,1);
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
INSERT INTO attempts VALUES(1,1795348800789,1,0,1795348800000,0,'dns','servfail');
INSERT INTO attempts VALUES(1,1795348800789,1,1,1795348800789,200,'','');
CREATE TABLE outlines (
  outline  INTEGER PRIMARY KEY,
  headings TEXT NOT NULL, -- a list
  hosts    TEXT NOT NULL  -- that its links lead to, a list
, reader TEXT NOT NULL DEFAULT '', sources TEXT NOT NULL DEFAULT '', downloads TEXT NOT NULL DEFAULT '', marks TEXT NOT NULL DEFAULT '', quotes TEXT NOT NULL DEFAULT '', hidden_links INTEGER NOT NULL DEFAULT 0, hidden_hosts TEXT NOT NULL DEFAULT '', hidden_quote TEXT NOT NULL DEFAULT '', editions TEXT NOT NULL DEFAULT '', feed TEXT NOT NULL DEFAULT '') STRICT;
INSERT INTO outlines VALUES(1,replace('Línea de ayuda\nLlame\n','\n',char(10)),replace('b.test\nc.test\n','\n',char(10)),'page-3',replace('cdn.test\n','\n',char(10)),replace('https://a.test/guia.pdf\n','\n',char(10)),replace('wp-content\n','\n',char(10)),replace('Llame\n','\n',char(10)),3,replace('casino.test\n','\n',char(10)),'apuestas',replace(' https://a.test/2026 Guía de 2026\n','\n',char(10)),'https://a.test/feed.xml');
CREATE TABLE openings (
  opening INTEGER PRIMARY KEY,
  words   TEXT NOT NULL
) STRICT;
INSERT INTO openings VALUES(1,'Llame ahora');
CREATE TABLE prints (
  print    INTEGER PRIMARY KEY,
  blocks   BLOB NOT NULL,
  shingles BLOB NOT NULL
) STRICT;
INSERT INTO prints VALUES(1,X'010000000200000000000080',X'07000000');
CREATE TABLE zones (
  zone         INTEGER PRIMARY KEY,
  name_servers TEXT NOT NULL, -- of the registrable domain, a list
  mail         TEXT NOT NULL  -- which domains take mail, a list
, told TEXT NOT NULL DEFAULT '') STRICT;
INSERT INTO zones VALUES(1,replace('ns1.a.test\nns2.a.test\n','\n',char(10)),replace('delivers a.test\n','\n',char(10)),replace('1795348800000 day modified sitemap 0.5 2026-11-22\n','\n',char(10)));
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
INSERT INTO probes VALUES(1,X'74e0f40630dfdf4c281ae1e863a339db',1795348800000,'https://a.test/8f3c','https://a.test/8f3c',404,2,X'a875bd8e01271c0e80d2befee3cfc385');
CREATE TABLE accepted (
  entry       INTEGER NOT NULL REFERENCES entries,
  accepted_at INTEGER NOT NULL,
  visit_at    INTEGER NOT NULL, -- entry and visit_at name the visit
  by          TEXT NOT NULL,
  PRIMARY KEY (entry, accepted_at)
) STRICT, WITHOUT ROWID;
INSERT INTO accepted VALUES(1,1795348800000,1795348800789,'Ana');
DELETE FROM sqlite_sequence;
INSERT INTO sqlite_sequence VALUES('goose_db_version',5);
CREATE INDEX visits_by_round ON visits (round, at);
COMMIT;
