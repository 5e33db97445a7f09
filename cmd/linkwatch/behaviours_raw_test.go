package main

import (
	"fmt"
	"net/http"

	"linkwatch/internal/fakeweb"
)

// rawServers are those behaviours of the table that no HTTP server would show.
func rawServers() map[string]http.Handler {
	const fine = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
	return map[string]http.Handler{
		"continue-first":      fakeweb.Raw("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + guide),
		"early-hints":         fakeweb.Raw("HTTP/1.1 103 Early Hints\r\nLink: </style.css>; rel=preload\r\n\r\nHTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + guide),
		"no-reason":           fakeweb.Raw("HTTP/1.1 200\r\nContent-Type: text/html\r\n\r\n" + guide),
		"http10":              fakeweb.Raw("HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\n" + guide),
		"bare-newlines":       fakeweb.Raw("HTTP/1.1 200 OK\nContent-Type: text/html\n\n" + guide),
		"header-return":       fakeweb.Raw(fine + "X-Notice: one\rtwo\r\n\r\n" + guide),
		"header-folded":       fakeweb.Raw(fine + "X-Notice: one\r\n two\r\n\r\n" + guide),
		"header-no-colon":     fakeweb.Raw(fine + "no colon here\r\n\r\n" + guide),
		"words-for-a-status":  fakeweb.Raw("HTTP/1.1 fine OK\r\nContent-Type: text/html\r\n\r\n" + guide),
		"http09":              fakeweb.Raw(guide),
		"icecast":             fakeweb.Raw("ICY 200 OK\r\nContent-Type: text/html\r\n\r\n" + guide),
		"nothing-said":        fakeweb.Raw(""),
		"length-too-long":     fakeweb.Raw(fine + "Content-Length: 99999\r\n\r\n" + guide),
		"length-too-short":    fakeweb.Raw(fmt.Sprintf(fine+"Content-Length: %d\r\n\r\n%s", len(guide)-20, guide)),
		"length-negative":     fakeweb.Raw(fine + "Content-Length: -1\r\n\r\n" + guide),
		"length-no-number":    fakeweb.Raw(fine + "Content-Length: abc\r\n\r\n" + guide),
		"length-twice":        fakeweb.Raw(fmt.Sprintf(fine+"Content-Length: %d\r\nContent-Length: %[1]d\r\n\r\n%s", len(guide), guide)),
		"lengths-that-differ": fakeweb.Raw(fmt.Sprintf(fine+"Content-Length: %d\r\nContent-Length: 7\r\n\r\n%s", len(guide), guide)),
		"chunk-broken":        fakeweb.Raw(fine + "Transfer-Encoding: chunked\r\n\r\n10\r\n<title>A guide t\r\nzz\r\n"),
		"chunks-without-end":  fakeweb.Raw(fmt.Sprintf(fine+"Transfer-Encoding: chunked\r\n\r\n%x\r\n%s\r\n", len(guide), guide)),
	}
}
