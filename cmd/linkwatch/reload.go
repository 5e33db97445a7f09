package main

import (
	"context"
	"fmt"
	"os"
	"time"

	"linkwatch/catalog"
)

// catalogPoll is how often the catalog's file is asked whether it has changed.
const catalogPoll = 2 * time.Second

// watchCatalog loads the catalog again when its file has changed or a hangup
// comes, until ctx ends. A bad catalog is refused and the old one kept.
func (d *daemon) watchCatalog(ctx context.Context, hangup <-chan os.Signal) {
	path := d.catalog.Load().Path
	seen := fileMark(path)
	tick := time.NewTicker(catalogPoll)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-hangup:
		case <-tick.C:
			if fileMark(path) == seen {
				continue
			}
		}
		seen = fileMark(path)
		d.loadCatalog(path)
	}
}

func (d *daemon) loadCatalog(path string) {
	list, err := catalog.Load(path)
	d.metrics.Reloaded(err == nil, d.now())
	if err != nil {
		fmt.Fprintf(d.env.stderr, "linkwatch: the changed catalog is refused and the old one kept:\n%v\n", err)
		return
	}
	d.catalog.Store(list)
	d.latest.forget()
	d.log.Info("the catalog was loaded again", "entries", len(list.Entries))
	select {
	case d.reload <- struct{}{}:
	default: // the schedule has not taken up the last change yet
	}
}

// mark tells one state of a file from another; zero if it cannot be read.
type mark struct {
	modified time.Time
	size     int64
}

func fileMark(path string) mark {
	info, err := os.Stat(path)
	if err != nil {
		return mark{}
	}
	return mark{info.ModTime(), info.Size()}
}
