package crawler

import (
	"bytes"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/temoto/robotstxt"

	"linkwatch"
)

const (
	robotsToken   = "linkwatch"    // our product token
	robotsAge     = 24 * time.Hour // RFC 9309, 2.4
	maxRobots     = 512 << 10      // bytes; RFC 9309, 2.5, wants 500 KiB at least
	maxKnock      = 4 << 10        // bytes of a page that is only to show whether its host answers
	robotsHops    = 5              // RFC 9309, 2.3.1.2
	maxCrawlDelay = 30 * time.Second
)

// rules are what a host's robots.txt says to us. A nil *rules allows all.
type rules struct {
	group    *robotstxt.Group // nil allows all
	keptOut  string           // why nothing at all may be asked; "" normally
	sitemaps []string         // that it names, as it writes them; the first few
}

// refuses says why robots.txt keeps us from a URL, or gives "".
func (r *rules) refuses(u *url.URL) string {
	switch {
	case r == nil:
		return ""
	case r.keptOut != "":
		return r.keptOut
	case r.group == nil || u.Path == "/robots.txt":
		return ""
	}
	path := u.EscapedPath()
	if u.RawQuery != "" {
		path += "?" + u.RawQuery
	}
	if !r.group.Test(anchored(oneSpelling(path, ""))) {
		return "robots.txt disallows " + u.EscapedPath()
	}
	return ""
}

// delay is the pause that robots.txt asks for, as far as we obey it.
func (r *rules) delay() time.Duration {
	if r.group == nil {
		return 0
	}
	return min(r.group.CrawlDelay, maxCrawlDelay)
}

// robotsRules gives what the final answer to a request for robots.txt means:
// RFC 9309, 2.3.1. Redirects that lead nowhere count as no robots.txt.
func robotsRules(status int, text []byte) *rules {
	switch {
	case status >= 500:
		return &rules{keptOut: fmt.Sprintf("robots.txt answered %d", status)}
	case status < 200 || status > 299:
		return &rules{}
	}
	parsed, err := robotstxt.FromBytes(cleaned(text))
	if err != nil { // cleaned leaves nothing that the library complains of
		return &rules{}
	}
	return &rules{group: parsed.FindGroup(robotsToken), sitemaps: namedSitemaps(text)}
}

// namedSitemaps gives the sitemaps that a robots.txt names, for whomever.
func namedSitemaps(text []byte) (named []string) {
	text = bytes.TrimPrefix(text, []byte("\ufeff"))
	for line := range bytes.Lines(bytes.ReplaceAll(text, []byte("\r"), []byte("\n"))) {
		statement, _, _ := bytes.Cut(line, []byte("#"))
		field, value, _ := bytes.Cut(statement, []byte(":"))
		value = bytes.TrimSpace(value)
		if len(named) < sitemapsADay && len(value) > 0 && len(value) <= 2<<10 && bytes.EqualFold(bytes.TrimSpace(field), []byte("sitemap")) {
			named = append(named, string(value))
		}
	}
	return named
}

// cleaned leaves the lines of a robots.txt that mean something to us, since the
// library gives up a whole file for one bad line, where RFC 9309 wants the good
// ones obeyed.
func cleaned(text []byte) []byte {
	text = bytes.TrimPrefix(text, []byte("\ufeff"))
	text = bytes.ReplaceAll(text, []byte("\r"), []byte("\n"))
	var clean, last bytes.Buffer // last in its group is what keeps out: of two equal rules the library takes the first
	grouped := false             // whether a user-agent line has come
	for line := range bytes.Lines(bytes.ToValidUTF8(text, nil)) {
		statement, _, _ := strings.Cut(string(line), "#")
		field, value, _ := strings.Cut(statement, ":")
		field, value = strings.ToLower(strings.TrimSpace(field)), strings.TrimSpace(value)
		switch field {
		case "user-agent":
			grouped = true
			value = agent(value)
			last.WriteTo(&clean)
		case "allow", "disallow":
			value = anchored(pattern(value))
			if value == "" {
				value = "/^" // a rule that no path matches: it still ends a list of user agents
			}
		case "crawl-delay":
			if seconds, err := strconv.ParseFloat(value, 64); err != nil || !(seconds >= 0 && seconds < 1e6) {
				continue
			}
		default:
			continue
		}
		to := &clean
		if field == "disallow" {
			to = &last
		}
		if grouped && value != "" {
			fmt.Fprintf(to, "%s: %s\n", field, value)
		}
	}
	last.WriteTo(&clean)
	return clean.Bytes()
}

// anchored leaves a path's first slash alone, so that a pattern of the library,
// which matches anywhere in a path, can match at its beginning only. No path
// that is sent holds a bar.
func anchored(path string) string {
	if path == "" {
		return ""
	}
	return path[:1] + strings.ReplaceAll(path[1:], "/", "|")
}

// robotsURL gives where a host keeps its robots.txt.
func robotsURL(u *url.URL) *url.URL {
	return &url.URL{Scheme: u.Scheme, Host: u.Host, Path: "/robots.txt"}
}

// A robotsText takes a robots.txt in place of a page.
type robotsText struct{ text []byte }

// read keeps the body, which is bounded.
func (t *robotsText) read(body io.Reader, _ http.Header, _ *url.URL) linkwatch.Page {
	t.text, _ = io.ReadAll(body) // a bounded body never fails
	return linkwatch.Page{}
}

// unread lets a page pass by, of which it only counts that it comes.
func unread(io.Reader, http.Header, *url.URL) linkwatch.Page { return linkwatch.Page{} }

// A robotsCache remembers hosts' rules for a day, over many rounds.
type robotsCache struct {
	now   func() time.Time
	mu    sync.Mutex
	hosts map[string]cachedRules
	sweep sweep
}

type cachedRules struct {
	rules *rules
	until time.Time
}

// of gives a host's rules, or nil if none are remembered.
func (c *robotsCache) of(host string) *rules {
	c.mu.Lock()
	defer c.mu.Unlock()
	if known, ok := c.hosts[host]; ok && c.now().Before(known.until) {
		return known.rules
	}
	return nil
}

// keep remembers a host's rules, unless they keep us out until it answers.
func (c *robotsCache) keep(host string, r *rules) {
	if r.keptOut != "" {
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.hosts == nil {
		c.hosts = map[string]cachedRules{}
	}
	now := c.now()
	sweepOver(&c.sweep, c.hosts, func(known cachedRules) bool { return !now.Before(known.until) })
	c.hosts[host] = cachedRules{r, now.Add(robotsAge)}
}
