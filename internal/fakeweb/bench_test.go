package fakeweb_test

import (
	"fmt"
	"net/http"
	"testing"

	"linkwatch/internal/fakeweb"
)

// One request over a kept connection, as most of a round's are.
func BenchmarkRequestKeptAlive(b *testing.B) {
	w := fakeweb.New(fakeweb.Options{Forget: true})
	defer w.Close()
	w.Handle("a.test", fakeweb.Page("a", ""))
	c := plainClient(w)
	defer c.CloseIdleConnections()
	for b.Loop() {
		if err := visit(c, "http://a.test/"); err != nil {
			b.Fatal(err)
		}
	}
}

// One request to a host never seen before: a name, a certificate, a handshake.
func BenchmarkRequestToNewHost(b *testing.B) {
	w := fakeweb.New(fakeweb.Options{Forget: true})
	defer w.Close()
	c := plainClient(w)
	c.Transport.(*http.Transport).DisableKeepAlives = true
	n := 0
	for b.Loop() {
		n++
		name := fmt.Sprintf("h%d.test", n)
		w.Handle(name, http.NotFoundHandler())
		if err := visit(c, "https://"+name+"/"); err != nil {
			b.Fatal(err)
		}
	}
}
