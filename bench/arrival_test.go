package main

import (
	"bufio"
	"io"
	"net"
	"net/http"
	"testing"
	"time"
)

// TestAnArrivalIsTheKernelsWord reads each request only after it was written: whoever
// stamps it by when he reads it has it come later than it did. The kernel begins
// with its stamps a moment after it is asked to.
func TestAnArrivalIsTheKernelsWord(t *testing.T) {
	l, err := net.Listen("tcp4", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	if err := stampArrivals(l.(*net.TCPListener)); err != nil {
		t.Fatal(err)
	}
	client, err := net.Dial("tcp4", l.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	defer client.Close()
	server, err := l.Accept()
	if err != nil {
		t.Fatal(err)
	}
	defer server.Close()
	in := newInbox(server)
	from := bufio.NewReader(in)
	for tries := 1; ; tries++ {
		before := time.Now().Round(0) // by the clock of the kernel's stamps
		if _, err := io.WriteString(client, "GET / HTTP/1.1\r\nHost: x\r\n\r\n"); err != nil {
			t.Fatal(err)
		}
		written := time.Now().Round(0)
		if _, err := http.ReadRequest(from); err != nil {
			t.Fatal(err)
		}
		if !in.last.Before(before) && !in.last.After(written) {
			break
		}
		if tries == 10_000 {
			t.Fatalf("written from %v to %v, read later: got arrived at %v, want between", before, written, in.last)
		}
	}
	client.Close()
	if n, err := in.Read(make([]byte, 1)); n != 0 || err != io.EOF {
		t.Errorf("after the client has closed: got %d bytes and %v, want none and EOF", n, err)
	}
}

func TestWithoutAKernelsWordWhatIsReadArrivesThen(t *testing.T) {
	before := time.Now()
	if got := stampIn(nil); got.Before(before) || got.After(time.Now()) {
		t.Errorf("no note: got %v, want now", got)
	}
}
