package main

import (
	"context"
	"html/template"
	"net/http"
	"slices"
	"sync/atomic"
	"time"

	"linkwatch"
	"linkwatch/checks"
	"linkwatch/metrics"
	"linkwatch/report"
	"linkwatch/web"
)

// daemon is a watch that lives: it keeps a schedule and answers browsers,
// programs and Prometheus.
type daemon struct {
	*watch
	env     env
	address string // of the web page, once it is served
	flags   serveFlags
	metrics *metrics.Metrics
	ready   atomic.Bool    // whether it works: from its start until it is told to stop
	rounds  turn           // held while a round is made: one at a time
	reload  chan struct{}  // told after the catalog has changed
	running atomic.Int64   // pages due in the round that is being made; 0 if none is
	visited atomic.Int64   // pages visited in it
	latest  latestVerdicts // what the web page and the metrics show
}

func newDaemon(w *watch, e env, f serveFlags) *daemon {
	d := &daemon{watch: w, env: e, flags: f, rounds: newTurn(), reload: make(chan struct{}, 1)}
	d.latest.wanted = make(chan struct{}, 1)
	d.metrics = metrics.New(version(), d.state)
	d.metrics.Reloaded(true, w.now())
	w.kept = func(v linkwatch.Visit) {
		d.visited.Add(1)
		d.latest.outdate()
		d.metrics.Visited(v)
	}
	return d
}

// handler answers everything that is served.
func (d *daemon) handler() http.Handler {
	mux := http.NewServeMux()
	mux.Handle("GET /metrics", d.metrics.Handler())
	mux.HandleFunc("GET /-/healthy", func(w http.ResponseWriter, _ *http.Request) { answer(w, http.StatusOK, "healthy") })
	mux.HandleFunc("GET /-/ready", func(w http.ResponseWriter, _ *http.Request) {
		if d.ready.Load() && d.latest.known.Load() != nil { // the first page of a million entries would wait for half a minute
			answer(w, http.StatusOK, "ready")
			return
		}
		answer(w, http.StatusServiceUnavailable, "not ready")
	})
	mux.Handle("/", web.New(web.Source{
		Catalog: d.catalog.Load().Path,
		Board: func(ctx context.Context) (*web.Board, error) {
			now, err := d.verdictsNow(ctx)
			if err != nil {
				return nil, err
			}
			return now.board, nil
		},
		Timeline: func(ctx context.Context, id linkwatch.EntryID) (linkwatch.Verdict, []linkwatch.Moment, bool, error) {
			list := d.catalog.Load()
			i, found := list.Find(id)
			if !found {
				return linkwatch.Verdict{}, nil, false, nil
			}
			verdict, timeline, err := d.story(ctx, list.Entry(i))
			return verdict, timeline, true, err
		},
		Rounds: func(ctx context.Context) ([]linkwatch.Round, error) { return d.store.Rounds(ctx, roundsBack) },
		Report: func(ctx context.Context, until time.Time) (template.HTML, error) {
			told, err := d.compare(ctx, until.Add(-week), until)
			if err != nil {
				return "", err
			}
			return report.WeeklyFragment(d.catalog.Load().Path, told)
		},
		Reports: func(ctx context.Context) ([]time.Time, error) { return d.store.Reports(ctx, reportsShown) },
		Running: func() web.Progress {
			due := d.running.Load()
			return web.Progress{Running: due > 0, Visited: int(d.visited.Load()), Due: int(due), Clock: d.now()}
		},
	}))
	return mux
}

// reportsShown is how many past reports the web page lists: a year of weeks.
const reportsShown = 52

func answer(w http.ResponseWriter, status int, word string) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.WriteHeader(status)
	w.Write([]byte(word + "\n"))
}

// verdictsNow is verdicts(now), worked out anew when a visit came in or it has aged.
func (d *daemon) verdictsNow(ctx context.Context) (*judged, error) {
	return d.latest.get(func() (*judged, error) { return d.judge(ctx) })
}

// keepVerdicts works verdicts out in the background, until ctx ends.
func (d *daemon) keepVerdicts(ctx context.Context) {
	d.latest.keep(ctx, func() (*judged, error) { return d.judge(ctx) },
		func(err error) { d.complain(ctx, "judging the entries", err) })
}

// judge works out how all entries stand now.
func (d *daemon) judge(ctx context.Context) (*judged, error) {
	now := d.now()
	list := newVerdictList(d.catalog.Load(), now, nil)
	var plan *rhythms
	if !d.flags.uniform {
		plan = newRhythms(list.catalog, d.roundInterval(), d.flags.visitsPerDay)
	}
	soon := suspects{}
	err := d.judgeAll(ctx, list, func(i int, v linkwatch.Verdict, past checks.Past) {
		soon.add(v)
		if plan != nil {
			plan.add(i, v, past.Visits)
		}
		list.put(i, lean(v))
	})
	if err != nil {
		return nil, err
	}
	if plan != nil {
		plan.share()
	}
	return &judged{
		board:   web.NewBoard(list.catalog.Len(), list.verdict, now),
		entries: metrics.CountEntries(list.all(), now),
		plan:    plan, suspects: soon,
	}, nil
}

// state is what the metrics tell.
func (d *daemon) state(ctx context.Context) (metrics.State, error) {
	now, err := d.verdictsNow(ctx)
	if err != nil {
		return metrics.State{}, err
	}
	s := metrics.State{Entries: now.entries, RoundInterval: d.roundInterval()}
	if s.DatabaseBytes, s.WALBytes, err = d.store.Size(ctx); err != nil {
		return metrics.State{}, err
	}
	rounds, err := d.store.Rounds(ctx, roundsBack)
	if err != nil {
		return metrics.State{}, err
	}
	// Rounds between those of the schedule say too little of our network.
	if i := slices.IndexFunc(rounds, func(r linkwatch.Round) bool { return r.Whole && !r.Finished.IsZero() }); i >= 0 {
		s.Round = rounds[i]
	}
	whole, _, err := d.store.LastWhole(ctx)
	if err != nil {
		return metrics.State{}, err
	}
	s.LastSuccess = whole.Finished
	reports, err := d.store.Reports(ctx, 1)
	if len(reports) > 0 {
		s.LastReport = reports[0]
	}
	return s, err
}
