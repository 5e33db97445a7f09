package main

import (
	"cmp"
	"errors"
	"fmt"
	"hash/fnv"

	"linkwatch"
	"linkwatch/crawler"
)

// shard is one part of a catalog, parted by host so that no two parts visit the
// same one, or two that take turns. The zero value is the whole.
type shard struct{ part, of int }

func (s *shard) String() string {
	if s.of == 0 {
		return ""
	}
	return fmt.Sprintf("%d/%d", s.part, s.of)
}

// Set takes the flag's value, like 2/5.
func (s *shard) Set(text string) error {
	var end string
	n, _ := fmt.Sscanf(text+" .", "%d/%d %s", &s.part, &s.of, &end)
	if n != 3 || end != "." || s.of < 1 || s.part < 1 || s.part > s.of {
		return errors.New("want I/N with I from 1 to N, like 2/5")
	}
	return nil
}

// Type names the kind of value for the help text.
func (s *shard) Type() string { return "I/N" }

// has reports whether an entry belongs to the part, where hosts of one queue
// belong together. Unlinked ones are in the first.
func (s shard) has(e linkwatch.Entry, hosts map[string]linkwatch.HostPolicy) bool {
	if s.of <= 1 {
		return true
	}
	name := crawler.HostName(e.URL)
	if name == "" {
		return s.part == 1
	}
	h := fnv.New32a()
	h.Write([]byte(cmp.Or(hosts[name].Queue, name)))
	return int(h.Sum32()%uint32(s.of)) == s.part-1
}
