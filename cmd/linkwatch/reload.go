package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"reflect"
	"slices"
	"time"

	"linkwatch/catalog"
)

// catalogPoll is how often the catalog's file is asked whether it has changed.
const catalogPoll = 2 * time.Second

// watchCatalog loads the catalog again when one of its files has changed or a
// hangup comes, until ctx ends. A bad catalog is refused and the old one kept.
func (d *daemon) watchCatalog(ctx context.Context, hangup <-chan os.Signal) {
	path := d.catalog.Load().Path
	files := d.catalog.Load().Files
	seen := fileMarks(files)
	tick := time.NewTicker(catalogPoll)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-hangup:
		case <-tick.C:
			if slices.Equal(fileMarks(files), seen) {
				continue
			}
		}
		files = d.loadCatalog(ctx, path)
		seen = fileMarks(files)
	}
}

// loadCatalog takes the catalog up, or refuses it, and names the files whose
// change is worth another try.
func (d *daemon) loadCatalog(ctx context.Context, path string) []string {
	list, err := catalog.Load(path)
	d.metrics.Reloaded(err == nil, d.now())
	if err != nil {
		fmt.Fprintf(d.env.stderr, "linkwatch: the changed catalog is refused and the old one kept:\n%v\n", err)
		files := slices.Clone(d.catalog.Load().Files)
		var mistakes catalog.Mistakes
		if errors.As(err, &mistakes) {
			for _, m := range mistakes {
				files = append(files, m.File)
			}
		}
		return files
	}
	if !d.rounds.take(ctx) { // a round goes on with the catalog that it began with
		return list.Files
	}
	defer d.rounds.give()
	sameHosts := reflect.DeepEqual(list.Hosts, d.catalog.Load().Hosts)
	d.catalog.Store(list)
	if !sameHosts {
		d.visitAnew(ctx)
	}
	d.latest.outdate()
	d.log.Info("the catalog was loaded again", "entries", list.Len())
	select {
	case d.reload <- struct{}{}:
	default: // the schedule has not taken up the last change yet
	}
	return list.Files
}

// visitAnew makes a crawler that visits hosts as the catalog now says.
func (d *daemon) visitAnew(ctx context.Context) {
	old := d.crawler
	if err := d.equip(d.env, &d.flags.crawl); err != nil {
		d.crawler = old
		d.complain(ctx, "taking up the catalog's hosts", err)
		return
	}
	old.Close()
	if err := d.remember(ctx); err != nil {
		d.complain(ctx, "remembering the newest visits", err)
	}
}

// mark tells one state of a file from another; zero if it cannot be read.
type mark struct {
	modified time.Time
	size     int64
}

func fileMarks(paths []string) []mark {
	marks := make([]mark, len(paths))
	for i, path := range paths {
		if info, err := os.Stat(path); err == nil {
			marks[i] = mark{info.ModTime(), info.Size()}
		}
	}
	return marks
}
