package main

import (
	"net"

	"golang.org/x/net/dns/dnsmessage"
)

// answerNames is a DNS server for the load server's hosts: an address for each,
// none of IPv6, and NXDOMAIN for all other names. It returns when c closes.
func answerNames(c net.PacketConn) error {
	query := make([]byte, 1500)
	for {
		n, from, err := c.ReadFrom(query)
		if err != nil {
			return err
		}
		if reply := answerTo(query[:n]); reply != nil {
			c.WriteTo(reply, from)
		}
	}
}

// answerTo gives the reply to a query, or nil if it is none that we understand.
func answerTo(query []byte) []byte {
	var p dnsmessage.Parser
	header, err := p.Start(query)
	if err != nil || header.Response {
		return nil
	}
	q, err := p.Question()
	if err != nil {
		return nil
	}
	h, known := hostNamed(q.Name.String())
	header.Response, header.Authoritative, header.RecursionAvailable = true, true, true
	header.RCode = dnsmessage.RCodeSuccess
	if !known {
		header.RCode = dnsmessage.RCodeNameError
	}
	reply := dnsmessage.Message{Header: header, Questions: []dnsmessage.Question{q}}
	if known && q.Type == dnsmessage.TypeA {
		reply.Answers = []dnsmessage.Resource{{
			Header: dnsmessage.ResourceHeader{Name: q.Name, Class: q.Class, TTL: 60},
			Body:   &dnsmessage.AResource{A: h.address().As4()},
		}}
	}
	packed, err := reply.Pack()
	if err != nil {
		return nil
	}
	return packed
}
