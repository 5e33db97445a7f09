package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

// A peer is another link checker, taken from PATH. It is given the same limits
// where it has them, no second tries, and addresses instead of names.
type peer struct {
	program string
	version []string // arguments that make it tell its version; nil: it does not know
	client
}

// slow is what a peer's run may take if it is to be run more than once.
const slow = time.Minute

// peers are the link checkers that we know how to ask.
func peers() []peer {
	return []peer{
		{"lychee", []string{"--version"}, client{
			name: "lychee", about: "GET; begins at one page",
			command: func(j job) ([]string, bool) {
				return []string{"lychee", "--no-progress", "--quiet", "--max-retries", "0", "--max-concurrency", number(j.parallel),
					"--host-concurrency", number(j.hostParallel), "--host-request-interval", fmt.Sprintf("%dms", j.hostDelay.Milliseconds()),
					"--timeout", seconds(j.timeout), j.page}, true
			},
		}},
		{"muffet", []string{"--version"}, client{
			name: "muffet", about: "GET, a connection for each; begins at one page",
			command: func(j job) ([]string, bool) {
				return []string{"muffet", "--one-page-only", "--max-connections", number(j.parallel),
					"--max-connections-per-host", number(j.hostParallel), "--timeout", seconds(j.timeout), j.page}, j.hostDelay == 0
			},
		}},
		{"htmltest", []string{"--version"}, client{
			name: "htmltest", about: "GET, bodies not read; 100 documents, no limit per host",
			before: configureHtmltest,
			command: func(j job) ([]string, bool) {
				return []string{"htmltest", "--conf", htmltestFile(j)}, !j.polite
			},
		}},
		{"linkinator", []string{"--version"}, client{
			name: "linkinator", about: "HEAD; begins at one page, no limit per host",
			command: func(j job) ([]string, bool) {
				return []string{"linkinator", j.page, "--concurrency", number(j.parallel),
					"--timeout", strconv.FormatInt(j.timeout.Milliseconds(), 10), "--verbosity", "error"}, !j.polite
			},
		}},
		{"blc", []string{"--version"}, client{
			name: "broken-link-checker", about: "HEAD; begins at one page; it has no timeout",
			command: func(j job) ([]string, bool) {
				return []string{"blc", j.page, "--requests", number(j.parallel), "--host-requests", number(j.hostParallel)}, !j.polite
			},
		}},
		{"markdown-link-check", []string{"--version"}, client{
			name: "markdown-link-check", about: "HEAD; one Markdown file, two requests in flight whatever one asks for",
			command: func(j job) ([]string, bool) {
				return []string{"markdown-link-check", "--quiet", j.text}, !j.polite
			},
		}},
		{"linkchecker", []string{"--version"}, client{
			name: "LinkChecker", about: "GET, robots.txt obeyed; begins at one page; by its configuration and the server's word it need not hold back",
			before: configureLinkChecker,
			command: func(j job) ([]string, bool) {
				return []string{"linkchecker", "--config", linkCheckerFile(j), "--no-status", "--output", "none", "--check-extern", "--recursion-level", "1",
					"--threads", number(j.parallel), "--timeout", seconds(j.timeout), j.page}, !j.polite
			},
		}},
	}
}

func number(n int) string { return strconv.Itoa(n) }

func seconds(d time.Duration) string { return strconv.Itoa(max(1, int(d.Seconds()))) }

func htmltestFile(j job) string { return filepath.Join(j.dir, "htmltest.yml") }

func configureHtmltest(j job) error {
	text := fmt.Sprintf("DirectoryPath: %s\nEnableCache: false\nEnableLog: false\nTestFilesConcurrently: true\n"+
		"DocumentConcurrencyLimit: %d\nHTTPConcurrencyLimit: %d\nExternalTimeout: %s\n",
		j.pages, manyPages, j.parallel, seconds(j.timeout))
	return os.WriteFile(htmltestFile(j), []byte(text), 0o644)
}

func linkCheckerFile(j job) string { return filepath.Join(j.dir, "linkcheckerrc") }

func configureLinkChecker(j job) error {
	return os.WriteFile(linkCheckerFile(j), []byte("[checking]\nmaxrequestspersecond=1000000\n"), 0o644)
}

// present gives the peers that are there, as clients, and says of each, a line
// each, which version it is or that it is absent.
func present(ctx context.Context) (found []client, told []string) {
	for _, p := range peers() {
		if _, err := exec.LookPath(p.program); err != nil {
			told = append(told, p.name+": absent")
			continue
		}
		p.client.peer = true
		found = append(found, p.client)
		told = append(told, p.name+": "+p.versionTold(ctx))
	}
	return found, told
}

func (p peer) versionTold(ctx context.Context) string {
	ctx, cancel := context.WithTimeout(ctx, 30*time.Second)
	defer cancel()
	said, err := exec.CommandContext(ctx, p.program, p.version...).Output()
	line, _, _ := strings.Cut(strings.TrimSpace(string(said)), "\n")
	for _, name := range []string{p.program, p.name} {
		line = strings.TrimSpace(strings.TrimPrefix(line, name))
	}
	if err != nil || line == "" {
		return "version not told"
	}
	return line
}
