package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"

	"linkwatch"
	"linkwatch/catalog"
	"linkwatch/checks"
	"linkwatch/crawler"
	"linkwatch/page"
	"linkwatch/store"
)

// load reads the catalog and tells its warnings.
func load(e env, common *commonFlags) (*catalog.Catalog, error) {
	list, err := catalog.Load(common.catalog)
	if err != nil {
		return nil, usage(err)
	}
	for _, warning := range list.Warnings {
		fmt.Fprintf(e.stderr, "linkwatch: warning: %s\n", warning)
	}
	return list, nil
}

// open makes a watch over a catalog and opens its database. Without crawl flags
// it can judge but not visit.
func open(ctx context.Context, e env, common *commonFlags, list *catalog.Catalog, crawl *crawlFlags) (*watch, error) {
	w := &watch{log: common.logger(e), now: e.now, kept: func(linkwatch.Visit) {}}
	w.catalog.Store(list)
	if crawl != nil {
		if err := w.equip(e, crawl); err != nil {
			return nil, usage(err)
		}
	}
	var err error
	if w.store, err = store.Open(ctx, common.database); err != nil {
		return nil, noCheck(err)
	}
	if crawl == nil {
		return w, nil
	}
	if w.alone, err = lock(common.database); err == nil {
		err = w.remember(ctx)
	}
	if err != nil {
		w.close()
		return nil, noCheck(err)
	}
	return w, nil
}

// equip gives the watch a crawler that visits as the flags and the catalog's
// hosts say.
func (w *watch) equip(e env, crawl *crawlFlags) error {
	reader := page.NewReader(page.Watched{Marks: checks.Marks(), Terms: checks.Terms()})
	w.reader = reader.Name()
	options, err := crawl.options(e, w.catalog.Load().Hosts, reader)
	if err != nil {
		return err
	}
	w.crawler, err = crawler.New(options)
	return err
}

// remember tells the crawler of the newest visits, so that the pauses that
// hosts are owed, and those that they asked for, outlive a process.
func (w *watch) remember(ctx context.Context) error {
	w.blank = true
	for v, err := range w.store.Remembered(ctx) {
		if err != nil {
			return err
		}
		w.blank = false
		w.crawler.Remember(v)
	}
	return w.rememberCut(ctx)
}

// judging makes a watch that can judge what an earlier check or serve kept.
func judging(ctx context.Context, e env, common *commonFlags) (*watch, error) {
	list, err := load(e, common)
	if err != nil {
		return nil, err
	}
	if _, err := os.Stat(common.database); errors.Is(err, fs.ErrNotExist) {
		return nil, noCheck(fmt.Errorf("--db %s: there is no such database\nhint: run \"linkwatch check\" first, or name the one that it made", common.database))
	}
	return open(ctx, e, common, list, nil)
}

func (w *watch) close() {
	if w.crawler != nil {
		w.crawler.Close()
	}
	if err := w.store.Close(); err != nil {
		w.log.Error("closing the database", "error", err)
	}
	if w.alone != nil {
		w.alone.Close()
	}
}
