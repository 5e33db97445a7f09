package main

import (
	"fmt"
	"runtime/debug"
)

// The exit statuses, a promise to scripts.
const (
	exitFine     = 0
	exitFindings = 1 // an entry has a health named by --fail-on
	exitUsage    = 2 // the command line or the catalog is wrong
	exitNoCheck  = 3 // could not check: our network, the database
)

// exitError carries an exit status; a nil err says it all was printed already.
type exitError struct {
	status int
	err    error
}

func (e exitError) Error() string {
	if e.err == nil {
		return fmt.Sprintf("exit status %d", e.status)
	}
	return e.err.Error()
}

func (e exitError) Unwrap() error { return e.err }

// usage and noCheck give err the exit status of its class; nil stays nil.
func usage(err error) error   { return exitWith(exitUsage, err) }
func noCheck(err error) error { return exitWith(exitNoCheck, err) }

func exitWith(status int, err error) error {
	if err == nil {
		return nil
	}
	return exitError{status, err}
}

// version is the version that the Go toolchain recorded.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok || info.Main.Version == "" {
		return "(devel)"
	}
	return info.Main.Version
}
