package main

import (
	"errors"
	"fmt"
	"os"
	"syscall"
)

// lock takes the lock beside a database by which one process knows that no
// other lives that makes rounds on it; nil if another does. The kernel lets go
// of it when the process ends, however it ends.
func lock(database string) (*os.File, error) {
	if database == ":memory:" {
		return os.Open(os.DevNull)
	}
	file, err := os.OpenFile(database+".lock", os.O_CREATE|os.O_RDWR, 0o644)
	if err != nil {
		return nil, fmt.Errorf("locking the database: %w", err)
	}
	err = syscall.Flock(int(file.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
	if err == nil {
		return file, nil
	}
	file.Close()
	if errors.Is(err, syscall.EWOULDBLOCK) {
		return nil, nil
	}
	return nil, fmt.Errorf("locking %s.lock: %w", database, err)
}
