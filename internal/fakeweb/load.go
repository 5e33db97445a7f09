package fakeweb

import (
	"errors"
	"fmt"
	"io/fs"
	"net/netip"
	"strings"

	"golang.org/x/tools/txtar"
)

// Load adds the hosts and pages of a folder to the Web.
//
// A file HOST/PATH holds a raw HTTP response: status line, headers, blank line,
// body; Content-Length is computed where it is not given, nothing else is
// added. HOST/index is the page "/", HOST/dir/index is "/dir/". HOST:80/PATH
// answers at that port only. A name may carry a query, HOST/PATH?x=1; a request
// whose query has no file of its own gets the page without one.
//
// A file named HOST alone holds lines "fault WORD [DURATION]" (see Faults) and
// "address IP ..." (see Addr); blank lines and those that start with # are
// skipped.
//
// If a file is wrong, nothing is added and the error names each file and line.
// Pages take the place of a handler that the host was given.
func (w *Web) Load(files fs.FS) error {
	var l loading
	err := fs.WalkDir(files, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(files, name)
		if err != nil {
			return err
		}
		l.add(name, data)
		return nil
	})
	if err != nil {
		return fmt.Errorf("reading a web: %w", err)
	}
	return w.load(&l)
}

// LoadText adds the hosts and pages of a txtar text to the Web, as Load does.
func (w *Web) LoadText(archive []byte) error {
	var l loading
	parsed := txtar.Parse(archive)
	if len(parsed.Files) == 0 {
		return errors.New(`reading a web: no file in it: want "-- HOST/PATH --" before each`)
	}
	for _, f := range parsed.Files {
		l.add(f.Name, f.Data)
	}
	return w.load(&l)
}

// A loading is what has been read of a web's files.
type loading struct {
	seen     map[string]bool
	pages    []page
	hosts    []hostFile
	mistakes []error
}

// A hostFile is what the file HOST says.
type hostFile struct {
	name, fault string
	addrs       []netip.Addr
}

func (l *loading) add(name string, data []byte) {
	if l.seen == nil {
		l.seen = map[string]bool{}
	}
	if l.seen[name] {
		l.mistake(name, 1, errors.New("a second file of this name"))
		return
	}
	l.seen[name] = true
	if !strings.Contains(name, "/") {
		l.addHost(name, string(data))
		return
	}
	p, line, err := parsePage(name, data)
	if err != nil {
		l.mistake(name, line, err)
		return
	}
	l.pages = append(l.pages, p)
}

func (l *loading) addHost(name, text string) {
	h := hostFile{name: name}
	line := 0
	for words := range strings.Lines(text) {
		line++
		word, rest, _ := strings.Cut(strings.TrimSpace(words), " ")
		switch {
		case word == "" || strings.HasPrefix(word, "#"):
		case word == "fault" && h.fault == "":
			h.fault = rest
			if _, err := parseFault(rest); err != nil {
				l.mistake(name, line, err)
			}
		case word == "address":
			for _, field := range strings.Fields(rest) {
				a, err := netip.ParseAddr(field)
				if err != nil {
					l.mistake(name, line, fmt.Errorf("address %q: want an IP address", field))
				}
				h.addrs = append(h.addrs, a)
			}
		default:
			l.mistake(name, line, fmt.Errorf(`%q: want one "fault WORD" or "address IP"`, strings.TrimSpace(words)))
		}
	}
	l.hosts = append(l.hosts, h)
}

func (l *loading) mistake(name string, line int, err error) {
	l.mistakes = append(l.mistakes, fmt.Errorf("%s:%d: %w", name, line, err))
}

// load puts what was read in place, if it is right.
func (w *Web) load(l *loading) error {
	if err := errors.Join(l.mistakes...); err != nil {
		return err
	}
	w.addPages(l.pages)
	for _, h := range l.hosts {
		if h.addrs != nil {
			w.Addr(h.name, h.addrs...)
		}
		if err := w.Fault(h.name, h.fault); err != nil {
			return fmt.Errorf("%s: %w", h.name, err)
		}
	}
	return nil
}
