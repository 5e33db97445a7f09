package main

import (
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"time"
)

// A page is how the load server behaves at one URL. Its path says all of it, so
// that any client can be sent there.
type page struct {
	id      int           // no two pages of a work set share it
	hangs   bool          // is asked and never answers
	latency time.Duration // paid by the last hop only
	status  int
	size    int  // KiB
	hops    int  // redirects that are still to come, all on the same host
	hop     bool // somebody was redirected here: no visit of its own
}

const hopMark = "?hop"

func (p page) path() string {
	if p.hangs {
		return "/hangs/" + strconv.Itoa(p.id)
	}
	path := fmt.Sprintf("/%v/%d/%d/%d/%d", p.latency, p.status, p.size, p.hops, p.id)
	if p.hop {
		path += hopMark
	}
	return path
}

// next is where a page with hops redirects to.
func (p page) next() page {
	p.hops--
	p.hop = true
	return p
}

// pageAt reads a path; false if it is none of a page.
func pageAt(path string) (p page, ok bool) {
	path, p.hop = strings.CutSuffix(path, hopMark)
	parts := strings.Split(path, "/")
	var err error
	if len(parts) == 3 && parts[1] == "hangs" {
		p.hangs = true
		p.id, err = strconv.Atoi(parts[2])
		return p, err == nil && p.id >= 0
	}
	if len(parts) != 6 {
		return p, false
	}
	if p.latency, err = time.ParseDuration(parts[1]); err != nil {
		return p, false
	}
	for i, number := range []*int{&p.status, &p.size, &p.hops, &p.id} {
		if *number, err = strconv.Atoi(parts[2+i]); err != nil || *number < 0 {
			return p, false
		}
	}
	return p, http.StatusText(p.status) != "" && p.size <= 1<<10
}
