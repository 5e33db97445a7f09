package main

import (
	"context"
	"fmt"
	"os"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"linkwatch/crawler"
	"linkwatch/internal/fakeweb"
	"linkwatch/internal/golden"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"linkwatch": func() { os.Exit(runOverFakeweb()) }})
}

// runOverFakeweb is the whole program over the web in the folder "web", at the
// moment $NOW, which passes on from there.
func runOverFakeweb() int {
	started := time.Now()
	base := started
	if now := os.Getenv("NOW"); now != "" {
		var err error
		if base, err = time.Parse(time.DateTime, now); err != nil {
			fmt.Fprintln(os.Stderr, err)
			return 99
		}
	}
	now := func() time.Time { return base.Add(time.Since(started)) }
	web := fakeweb.New(fakeweb.Options{Now: now})
	defer web.Close()
	if _, err := os.Stat("web"); err == nil {
		if err := web.Load(os.DirFS("web")); err != nil {
			fmt.Fprintln(os.Stderr, err)
			return 99
		}
	}
	return run(context.Background(), env{
		args: os.Args[1:], stdout: os.Stdout, stderr: os.Stderr, now: now, rush: true,
		network: crawler.Network{Lookup: web.Lookup, Dial: web.Dial}, roots: web.Roots(),
	})
}

func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir: "testdata", UpdateScripts: golden.Update(), RequireUniqueNames: true,
		Condition: func(cond string) (bool, error) { return false, fmt.Errorf("unknown condition %q", cond) },
		Cmds:      map[string]func(*testscript.TestScript, bool, []string){"status": exitStatus},
	})
}

// exitStatus runs a command and asks for its exit status: status 3 linkwatch check.
func exitStatus(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: status N command...")
	}
	err := ts.Exec(args[1], args[2:]...)
	got := 0
	if err != nil {
		exit, ok := err.(interface{ ExitCode() int })
		if !ok {
			ts.Fatalf("%v: %v", args[1:], err)
		}
		got = exit.ExitCode()
	}
	if fmt.Sprint(got) != args[0] {
		ts.Fatalf("%v: exit status %d, want %s", args[1:], got, args[0])
	}
}
