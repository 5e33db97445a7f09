package main

import (
	"net/netip"
	"testing"

	"golang.org/x/net/dns/dnsmessage"
)

func TestEveryHostHasAnAddressOfItsOwn(t *testing.T) {
	seen := map[netip.Addr]host{}
	for h := host(0); h < hosts; h += 1 + h/1000 {
		a := h.address()
		if other, ok := seen[a]; ok || !a.IsLoopback() {
			t.Fatalf("host %d: got %v, want a loopback address that host %d does not have", h, a, other)
		}
		seen[a] = h
	}
	if last := host(hosts - 1).address().String(); last != "127.200.249.250" {
		t.Errorf("the last host: got %s, want 127.200.249.250", last)
	}
}

func TestAHostIsFoundByItsName(t *testing.T) {
	for name, want := range map[string]host{"h0.bench.test": 0, "h12345.bench.test.": 12345, "H7.Bench.Test": 7} {
		if got, ok := hostNamed(name); !ok || got != want {
			t.Errorf("hostNamed(%q): got %d, %v; want %d", name, got, ok, want)
		}
	}
	for _, name := range []string{"", "bench.test", "h.bench.test", "x1.bench.test", "h-1.bench.test", "h99999999.bench.test", "h1.example.org"} {
		if got, ok := hostNamed(name); ok {
			t.Errorf("hostNamed(%q): got %d, want none", name, got)
		}
	}
}

// ask sends the DNS server's function a question and reads the reply.
func ask(t *testing.T, name string, kind dnsmessage.Type) dnsmessage.Message {
	t.Helper()
	query := dnsmessage.Message{
		Header:    dnsmessage.Header{ID: 77, RecursionDesired: true},
		Questions: []dnsmessage.Question{{Name: dnsmessage.MustNewName(name), Type: kind, Class: dnsmessage.ClassINET}},
	}
	packed, err := query.Pack()
	if err != nil {
		t.Fatal(err)
	}
	var reply dnsmessage.Message
	if err := reply.Unpack(answerTo(packed)); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	if !reply.Response || reply.ID != 77 {
		t.Errorf("%s: got header %+v, want a response to 77", name, reply.Header)
	}
	return reply
}

func TestAHostsNameHasItsAddress(t *testing.T) {
	reply := ask(t, "h300.bench.test.", dnsmessage.TypeA)
	if len(reply.Answers) != 1 || reply.RCode != dnsmessage.RCodeSuccess {
		t.Fatalf("got %+v, want one answer", reply)
	}
	got, want := reply.Answers[0].Body.(*dnsmessage.AResource).A, host(300).address().As4()
	if got != want {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestAHostHasNoOtherAddress(t *testing.T) {
	if reply := ask(t, "h300.bench.test.", dnsmessage.TypeAAAA); len(reply.Answers) != 0 || reply.RCode != dnsmessage.RCodeSuccess {
		t.Errorf("AAAA: got %+v, want success without answers", reply)
	}
}

func TestOtherNamesDoNotExist(t *testing.T) {
	if reply := ask(t, "www.example.org.", dnsmessage.TypeA); reply.RCode != dnsmessage.RCodeNameError {
		t.Errorf("got %v, want %v", reply.RCode, dnsmessage.RCodeNameError)
	}
}

func TestNonsenseGetsNoReply(t *testing.T) {
	if reply := answerTo([]byte("nonsense")); reply != nil {
		t.Errorf("got %q, want nothing", reply)
	}
}
