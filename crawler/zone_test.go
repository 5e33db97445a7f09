package crawler

import (
	"context"
	"encoding/binary"
	"net"
	"net/netip"
	"testing"

	"golang.org/x/net/dns/dnsmessage"
)

// A zone answers queries. Nil is silence.
type zone func(network, server string, query dnsmessage.Message) *dnsmessage.Message

// client gives a client of the zone's servers in a bubble of fake time.
func (z zone) client(servers ...string) *nameClient {
	return &nameClient{servers: servers, silent: new(silences), dial: func(_ context.Context, network, server string) (net.Conn, error) {
		client, served := net.Pipe()
		go z.serve(network, server, served)
		return client, nil
	}}
}

func (z zone) serve(network, server string, conn net.Conn) {
	defer conn.Close()
	buf := make([]byte, 2000)
	n, err := conn.Read(buf)
	if err != nil {
		return
	}
	prefix := 0
	if network == "tcp" {
		prefix = 2
	}
	var m dnsmessage.Message
	if err := m.Unpack(buf[prefix:n]); err != nil {
		panic(err)
	}
	reply := z(network, server, m)
	if reply == nil {
		conn.Read(buf) // until the client gives up
		return
	}
	text, err := reply.AppendPack(make([]byte, prefix))
	if err != nil {
		panic(err)
	}
	if network == "tcp" {
		binary.BigEndian.PutUint16(text, uint16(len(text)-2))
	}
	conn.Write(text)
}

// says answers with records: "alias of.test", or an address of the name or of
// its last alias.
func says(m dnsmessage.Message, code dnsmessage.RCode, records ...string) *dnsmessage.Message {
	q := m.Questions[0]
	m.Response, m.RCode = true, code
	at := q.Name
	for _, text := range records {
		h := dnsmessage.ResourceHeader{Name: at, Class: dnsmessage.ClassINET, TTL: 60}
		if a, err := netip.ParseAddr(text); err != nil {
			at = dnsmessage.MustNewName(text + ".")
			m.Answers = append(m.Answers, dnsmessage.Resource{Header: h, Body: &dnsmessage.CNAMEResource{CNAME: at}})
		} else if a.Is4() && q.Type == dnsmessage.TypeA {
			m.Answers = append(m.Answers, dnsmessage.Resource{Header: h, Body: &dnsmessage.AResource{A: a.As4()}})
		} else if a.Is6() && q.Type == dnsmessage.TypeAAAA {
			m.Answers = append(m.Answers, dnsmessage.Resource{Header: h, Body: &dnsmessage.AAAAResource{AAAA: a.As16()}})
		}
	}
	return &m
}

// tells answers with records of the name that are not addresses.
func tells(m dnsmessage.Message, bodies ...dnsmessage.ResourceBody) *dnsmessage.Message {
	m.Response = true
	h := dnsmessage.ResourceHeader{Name: m.Questions[0].Name, Class: dnsmessage.ClassINET, TTL: 60}
	for _, body := range bodies {
		m.Answers = append(m.Answers, dnsmessage.Resource{Header: h, Body: body})
	}
	return &m
}

// ns makes records of name servers.
func ns(hosts ...string) (bodies []dnsmessage.ResourceBody) {
	for _, host := range hosts {
		bodies = append(bodies, &dnsmessage.NSResource{NS: dnsmessage.MustNewName(host)})
	}
	return bodies
}

// mx makes records of mail hosts.
func mx(hosts ...string) (bodies []dnsmessage.ResourceBody) {
	for _, host := range hosts {
		bodies = append(bodies, &dnsmessage.MXResource{MX: dnsmessage.MustNewName(host)})
	}
	return bodies
}

// serveNames answers over UDP as the zone says, and gives its address.
func serveNames(t *testing.T, z zone) string {
	conn, err := net.ListenPacket("udp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	done := make(chan struct{})
	t.Cleanup(func() { conn.Close(); <-done })
	go func() {
		defer close(done)
		for buf := make([]byte, 1500); ; {
			n, from, err := conn.ReadFrom(buf)
			if err != nil {
				return
			}
			var m dnsmessage.Message
			if err := m.Unpack(buf[:n]); err != nil {
				panic(err)
			}
			text, err := z("udp", "", m).Pack()
			if err != nil {
				panic(err)
			}
			conn.WriteTo(text, from)
		}
	}()
	return conn.LocalAddr().String()
}

const (
	success  = dnsmessage.RCodeSuccess
	nxdomain = dnsmessage.RCodeNameError
	servfail = dnsmessage.RCodeServerFailure
)
