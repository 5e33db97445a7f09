package main

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

func TestAFileIsReplacedWholeOrStays(t *testing.T) {
	name := filepath.Join(t.TempDir(), "out.json")
	if err := os.WriteFile(name, []byte("before"), 0o644); err != nil {
		t.Fatal(err)
	}
	half := func(w io.Writer) error {
		io.WriteString(w, "half")
		return errors.New("broken off")
	}
	if err := replaceFile(name, half); err == nil || !strings.Contains(err.Error(), "broken off") {
		t.Errorf("got error %v, want the writer's", err)
	}
	contains(t, name, "before")
	if err := replaceFile(name, tells("told")); err != nil {
		t.Error(err)
	}
	contains(t, name, "told")
}

// TestWhatIsNoFileIsNotReplacedByOne writes to a pipe, as a shell's >(command) is
// one, and to a link. A device would be lost to the whole machine.
func TestWhatIsNoFileIsNotReplacedByOne(t *testing.T) {
	folder := t.TempDir()
	pipe := filepath.Join(folder, "pipe")
	if err := syscall.Mkfifo(pipe, 0o644); err != nil {
		t.Skipf("there are no named pipes: %v", err)
	}
	read := make(chan string)
	go func() {
		text, _ := os.ReadFile(pipe)
		read <- string(text)
	}()
	if err := replaceFile(pipe, tells("through")); err != nil {
		t.Error(err)
	}
	if got := <-read; got != "through" {
		t.Errorf("through the pipe came %q, want %q", got, "through")
	}
	file, link := filepath.Join(folder, "file"), filepath.Join(folder, "link")
	if err := errors.Join(os.WriteFile(file, []byte("longer before"), 0o644), os.Symlink(file, link)); err != nil {
		t.Fatal(err)
	}
	if err := replaceFile(link, tells("along")); err != nil {
		t.Error(err)
	}
	contains(t, file, "along")
	for name, want := range map[string]os.FileMode{pipe: os.ModeNamedPipe, link: os.ModeSymlink} {
		if info, err := os.Lstat(name); err != nil || info.Mode().Type() != want {
			t.Errorf("%s: got %v, error %v, want it to be what it was", name, info, err)
		}
	}
}

func TestALinkThatIsOlderThanItsFileIsWrittenThrough(t *testing.T) {
	folder := t.TempDir()
	file, link := filepath.Join(folder, "file"), filepath.Join(folder, "link")
	if err := os.Symlink(file, link); err != nil {
		t.Skipf("there are no links: %v", err)
	}
	if err := replaceFile(link, tells("along")); err != nil {
		t.Error(err)
	}
	contains(t, file, "along")
}

func tells(text string) func(io.Writer) error {
	return func(w io.Writer) error {
		_, err := io.WriteString(w, text)
		return err
	}
}

func contains(t *testing.T, name, want string) {
	t.Helper()
	if got, err := os.ReadFile(name); err != nil || string(got) != want {
		t.Errorf("%s: got %q, error %v, want %q", name, got, err, want)
	}
}
