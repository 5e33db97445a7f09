package fakeweb

import (
	"bytes"
	"errors"
	"fmt"
	"maps"
	"net"
	"net/http"
	"net/url"
	"strconv"
	"strings"
)

// A page is one file's answer.
type page struct {
	host, port, uri string // port "" for any
	status          int
	header          http.Header
	body            []byte
}

// parsePage reads a raw HTTP response; the line is where the error is.
func parsePage(name string, data []byte) (p page, line int, err error) {
	if p.host, p.port, p.uri, err = parsePageName(name); err != nil {
		return p, 1, err
	}
	text := bytes.NewBuffer(data)
	next := func() string {
		line++
		s, _ := text.ReadString('\n') // an end of file ends the headers too
		return strings.TrimRight(s, "\r\n")
	}
	first := next()
	if p.status, err = parseStatus(first); err != nil {
		return p, line, err
	}
	p.header = http.Header{"Content-Type": nil} // keeps the server from guessing one
	for s := next(); s != ""; s = next() {
		key, value, ok := strings.Cut(s, ":")
		if !ok || key == "" || strings.ContainsAny(key, " \t<") {
			return p, line, fmt.Errorf(`%q: want a header "Name: value", or a blank line before the body`, s)
		}
		p.header.Add(key, strings.TrimSpace(value))
	}
	p.body = text.Bytes()
	return p, line, nil
}

// parsePageName takes HOST[:PORT]/PATH[?QUERY] apart.
func parsePageName(name string) (host, port, uri string, err error) {
	host, path, _ := strings.Cut(name, "/")
	if strings.Contains(host, ":") {
		if host, port, err = net.SplitHostPort(host); err != nil {
			return "", "", "", fmt.Errorf("host of the file's name: %w", err)
		}
	}
	path, query, asked := strings.Cut(path, "?")
	if path == "index" || strings.HasSuffix(path, "/index") {
		path = strings.TrimSuffix(path, "index")
	}
	u, err := url.ParseRequestURI("/" + path)
	if err != nil {
		return "", "", "", fmt.Errorf("path of the file's name: %w", err)
	}
	uri = u.EscapedPath()
	if asked {
		uri += "?" + query
	}
	return canonical(host), port, uri, nil
}

func parseStatus(line string) (int, error) {
	protocol, rest, _ := strings.Cut(line, " ")
	code, _, _ := strings.Cut(rest, " ")
	status, err := strconv.Atoi(code)
	if !strings.HasPrefix(protocol, "HTTP/1.") || err != nil {
		return 0, fmt.Errorf("%q: want a status line like HTTP/1.1 200 OK", line)
	}
	if status < 200 || status > 999 {
		return 0, errors.New("status " + code + ": want one from 200 to 999")
	}
	return status, nil
}

// addPages puts each page on its host.
func (w *Web) addPages(added []page) {
	w.mu.Lock()
	defer w.mu.Unlock()
	// A map that a request may be reading is replaced, not changed.
	changed := map[*host]pages{}
	for _, p := range added {
		h := w.host(p.host)
		if changed[h] == nil {
			old, _ := h.handler.(pages)
			changed[h] = maps.Clone(old)
			if old == nil {
				changed[h] = pages{}
			}
		}
		changed[h][p.port+p.uri] = p
	}
	for h, s := range changed {
		h.handler = s
	}
}

// pages are what a host serves by port and path, or by path alone.
type pages map[string]page

func (s pages) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	p, ok := s.find(r)
	if !ok {
		http.NotFound(w, r)
		return
	}
	maps.Copy(w.Header(), p.header)
	send(w, r, p.status, p.body)
}

func (s pages) find(r *http.Request) (page, bool) {
	_, port, _ := net.SplitHostPort(connOf(r).local.String()) // a TCP address has one
	path, _, _ := strings.Cut(r.RequestURI, "?")
	for _, key := range []string{port + r.RequestURI, r.RequestURI, port + path, path} {
		if p, ok := s[key]; ok {
			return p, true
		}
	}
	return page{}, false
}

// send writes an answer whose headers are set, or 304 if the client has it.
func send(w http.ResponseWriter, r *http.Request, status int, body []byte) {
	h := w.Header()
	if status == http.StatusOK && unchanged(r, h) {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	if h.Get("Content-Length") == "" && status != http.StatusNoContent && status != http.StatusNotModified {
		h.Set("Content-Length", strconv.Itoa(len(body)))
	}
	w.WriteHeader(status)
	w.Write(body)
}

// unchanged reports whether the client's conditions name the present page.
// If-None-Match goes before If-Modified-Since (RFC 9110, section 13.2.2).
func unchanged(r *http.Request, h http.Header) bool {
	if known := r.Header.Get("If-None-Match"); known != "" {
		return known == h.Get("ETag")
	}
	known := r.Header.Get("If-Modified-Since")
	return known != "" && known == h.Get("Last-Modified")
}
