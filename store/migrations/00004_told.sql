-- What the pages say of editions, and what their sites say of the pages elsewhere.
--
-- Two more lists have a line for each item, with the words last:
--
--   editions latest-version https://a.test/2026 The 2026 edition    (without a relation: '' before the address)
--   told     as claims
--
-- A zone is now all that was asked beside a page.

-- +goose Up

ALTER TABLE zones ADD COLUMN told TEXT NOT NULL DEFAULT '';        -- when the page changed, say its site's sitemap and feed, a list

ALTER TABLE outlines ADD COLUMN editions TEXT NOT NULL DEFAULT ''; -- what it links to that may be one of something, a list
ALTER TABLE outlines ADD COLUMN feed TEXT NOT NULL DEFAULT '';     -- that it names first
