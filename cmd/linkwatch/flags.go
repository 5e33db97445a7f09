package main

import (
	"crypto/x509"
	"fmt"
	"log/slog"
	"net"
	"os"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"linkwatch"
	"linkwatch/checks"
	"linkwatch/crawler"
	"linkwatch/page"
)

// commonFlags are understood by every command.
type commonFlags struct {
	catalog, database string
	verbose           bool
}

func (f *commonFlags) register(c *cobra.Command) {
	c.PersistentFlags().StringVar(&f.catalog, "catalog", "catalog.yaml", "the catalog `FILE`")
	c.PersistentFlags().StringVar(&f.database, "db", "linkwatch.db", "the database `FILE`; :memory: keeps nothing")
	c.PersistentFlags().BoolVarP(&f.verbose, "verbose", "v", false, "tell each visit on stderr")
}

// logger writes for people, to stderr.
func (f *commonFlags) logger(e env) *slog.Logger {
	level := slog.LevelInfo
	if f.verbose {
		level = slog.LevelDebug
	}
	return slog.New(slog.NewTextHandler(e.stderr, &slog.HandlerOptions{Level: level}))
}

// crawlFlags say how the process visits; check and serve share them.
type crawlFlags struct {
	parallel, hostParallel int
	hostDelay, timeout     time.Duration
	maxBody                byteSize
	userAgent, resolver    string
	caFile                 string
	allowPrivate           bool
	robots                 string
}

func (f *crawlFlags) register(c *cobra.Command) {
	f.maxBody = crawler.DefaultMaxBody
	flags := c.Flags()
	flags.IntVar(&f.parallel, "parallel", crawler.DefaultParallel, "visits in flight over all hosts")
	flags.IntVar(&f.hostParallel, "host-parallel", crawler.DefaultHostParallel, "visits in flight to one host")
	flags.DurationVar(&f.hostDelay, "host-delay", crawler.DefaultHostDelay, "pause between two visits to one host")
	flags.DurationVar(&f.timeout, "timeout", crawler.DefaultTimeout, "the longest that one request may take")
	flags.Var(&f.maxBody, "max-body", "the most that is read of one page")
	flags.StringVar(&f.userAgent, "user-agent", crawler.DefaultUserAgent, "how we introduce ourselves")
	flags.StringVar(&f.resolver, "resolver", "", "ask this DNS server, as `HOST:PORT`, instead of the system's")
	flags.StringVar(&f.caFile, "ca-file", "", "trust the certificates in this PEM `FILE` too")
	flags.BoolVar(&f.allowPrivate, "allow-private", false, "visit loopback and private addresses too")
	flags.StringVar(&f.robots, "robots", "obey", "what to do about robots.txt: obey or ignore")
}

// options checks the flags and turns them into the options of a crawler whose
// pages a reader reads.
func (f *crawlFlags) options(e env, hosts map[string]linkwatch.HostPolicy, reader *page.Reader) (crawler.Options, error) {
	switch {
	case f.parallel < 1:
		return crawler.Options{}, fmt.Errorf("--parallel %d: want 1 or more", f.parallel)
	case f.hostParallel < 1:
		return crawler.Options{}, fmt.Errorf("--host-parallel %d: want 1 or more", f.hostParallel)
	case f.hostDelay < 0:
		return crawler.Options{}, fmt.Errorf("--host-delay %v: want 0 or more", f.hostDelay)
	case f.timeout <= 0:
		return crawler.Options{}, fmt.Errorf("--timeout %v: want more than 0", f.timeout)
	case f.robots != "obey" && f.robots != "ignore":
		return crawler.Options{}, fmt.Errorf("--robots %q: want obey or ignore", f.robots)
	}
	if f.resolver != "" {
		if _, _, err := net.SplitHostPort(f.resolver); err != nil {
			return crawler.Options{}, fmt.Errorf("--resolver %q: want HOST:PORT", f.resolver)
		}
	}
	roots := e.roots
	if f.caFile != "" {
		var err error
		if roots, err = trusting(f.caFile); err != nil {
			return crawler.Options{}, err
		}
	}
	hostDelay, retryPause := f.hostDelay, crawler.DefaultRetryPause
	if e.rush {
		hostDelay, retryPause = 0, 0
	}
	return crawler.Options{
		Parallel: f.parallel, HostParallel: f.hostParallel, HostDelay: hostDelay, RetryPause: retryPause,
		Timeout: f.timeout, MaxBody: int64(f.maxBody), UserAgent: f.userAgent,
		Hosts: hosts, AllowPrivate: f.allowPrivate, IgnoreRobots: f.robots == "ignore",
		Roots: roots, Resolver: f.resolver, Network: e.network, Now: e.now,
		Read: reader.Read, HeaderMarks: checks.HeaderMarks(), Doubtful: checks.Doubtful,
		Undated: checks.Undated, ReadListing: page.ReadListing,
	}, nil
}

// trusting gives the system's roots and those of a PEM file.
func trusting(file string) (*x509.CertPool, error) {
	pem, err := os.ReadFile(file)
	if err != nil {
		return nil, fmt.Errorf("--ca-file: %w", err)
	}
	roots, err := x509.SystemCertPool()
	if err != nil {
		return nil, fmt.Errorf("reading the system's certificates: %w", err)
	}
	if !roots.AppendCertsFromPEM(pem) {
		return nil, fmt.Errorf("--ca-file %s: want certificates in PEM form, found none", file)
	}
	return roots, nil
}

// byteSize is a number of bytes, written like 2MiB.
type byteSize int64

var byteUnits = []struct {
	name string
	size int64
}{{"GiB", 1 << 30}, {"MiB", 1 << 20}, {"KiB", 1 << 10}, {"B", 1}}

func (b byteSize) String() string {
	for _, u := range byteUnits {
		if int64(b) >= u.size && int64(b)%u.size == 0 {
			return strconv.FormatInt(int64(b)/u.size, 10) + u.name
		}
	}
	return strconv.FormatInt(int64(b), 10) + "B"
}

// Set takes the flag's value.
func (b *byteSize) Set(s string) error {
	for _, u := range byteUnits {
		digits, ok := strings.CutSuffix(s, u.name)
		if !ok {
			continue
		}
		n, err := strconv.ParseInt(digits, 10, 64)
		if err != nil || n < 1 || n > (1<<40)/u.size {
			break
		}
		*b = byteSize(n * u.size)
		return nil
	}
	return fmt.Errorf("want a size like 2MiB, 512KiB or 4096B")
}

// Type names the kind of value for the help text.
func (b *byteSize) Type() string { return "SIZE" }
