package main

import (
	"fmt"
	"net/http"
	"strings"
	"sync"
)

// answers are the load server's responses, made once each, since what it spends
// its clients on the same machine cannot have.
type answers struct{ made sync.Map } // of string to answer

// An answer is a response as it goes over the wire, of which a HEAD gets the head.
type answer struct {
	whole []byte
	head  int // bytes
}

// etag is every page's: none ever changes.
const etag = `"unchanged"`

// pacing tells LinkChecker that it need not hold back, which it asks of hosts.
const pacing = "LinkChecker: welcome\r\n"

func response(status int, header, body string) answer {
	head := fmt.Sprintf("HTTP/1.1 %d %s\r\nServer: bench\r\n%s%s", status, http.StatusText(status), pacing, header)
	if status != http.StatusNotModified {
		head += fmt.Sprintf("Content-Length: %d\r\n", len(body))
	}
	head += "\r\n"
	return answer{[]byte(head + body), len(head)}
}

var (
	robotsTxt   = response(http.StatusOK, "Content-Type: text/plain\r\n", "User-agent: *\nAllow: /\n")
	notFound    = response(http.StatusNotFound, "", "")
	notModified = response(http.StatusNotModified, "ETag: "+etag+"\r\n", "")
)

// page gives what answers a page's last hop.
func (a *answers) page(p page) answer {
	key := fmt.Sprint(p.status, p.size)
	if made, ok := a.made.Load(key); ok {
		return made.(answer)
	}
	body := ""
	if p.size > 1 {
		body = string(article(p.size))
	}
	made := response(p.status, "Content-Type: text/html; charset=utf-8\r\nETag: "+etag+"\r\n", body)
	a.made.Store(key, made)
	return made
}

// redirect gives what answers a page that has hops.
func redirect(p page) answer {
	return response(http.StatusFound, "Location: "+p.next().path()+"\r\n", "")
}

// file gives what answers a request for a document of links.
func file(name string, text []byte) answer {
	kind := "text/plain"
	if strings.HasSuffix(name, ".html") {
		kind = "text/html; charset=utf-8"
	}
	return response(http.StatusOK, "Content-Type: "+kind+"\r\n", string(text))
}
