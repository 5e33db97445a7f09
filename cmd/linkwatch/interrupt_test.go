package main

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"linkwatch/crawler"
	"linkwatch/internal/fakeweb"
)

// TestInterruptedCheckKeepsWhatWasDone ends a check while one host hangs.
func TestInterruptedCheckKeepsWhatWasDone(t *testing.T) {
	web := fakeweb.New(fakeweb.Options{})
	defer web.Close()
	web.Handle("quick.test", fakeweb.Page("Quick", "<p>Here."))
	web.Handle("hangs.test", fakeweb.Page("Hangs", "<p>Never."))
	if err := web.Fault("hangs.test", "mute"); err != nil {
		t.Fatal(err)
	}
	folder := t.TempDir()
	catalog := filepath.Join(folder, "catalog.yaml")
	text := "version: 1\nentries:\n  - {id: quick, title: Quick, url: \"https://quick.test/\"}\n  - {id: hangs, title: Hangs, url: \"https://hangs.test/\"}\n"
	if err := os.WriteFile(catalog, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	ctx, interrupt := context.WithCancel(t.Context())
	stdout, stderr := newTalk(), newTalk()
	status := make(chan int)
	go func() {
		status <- run(ctx, env{
			args:   []string{"check", "--verbose", "--catalog", catalog, "--db", filepath.Join(folder, "linkwatch.db")},
			stdout: stdout, stderr: stderr, now: time.Now, rush: true,
			network: crawler.Network{Lookup: web.Lookup, Dial: web.Dial}, roots: web.Roots(),
		})
	}()
	stderr.await(t, `msg=visited entry=quick`)
	interrupt()
	if got := <-status; got != exitNoCheck {
		t.Errorf("exit status = %d, want %d", got, exitNoCheck)
	}
	if want := "stopped after 1 of 2 visits; what was seen is kept"; !strings.Contains(stderr.String(), want) {
		t.Errorf("stderr = %s\nwant %q in it", stderr, want)
	}
	if !strings.Contains(stdout.String(), "1 healthy") {
		t.Errorf("stdout = %s\nwant the visit that was made to be told", stdout)
	}
	if visits := visitsOf(t, folder); visits["quick"] != 1 || visits["hangs"] != 0 {
		t.Errorf("visits kept: %v, want one of quick", visits)
	}
}
