package main

import (
	"encoding/json"
	"fmt"
	"io"
	"net"
	"os"
	"syscall"
	"time"
)

// An opening is what the load server says first: where it is.
type opening struct {
	Port int    // of HTTP, at every host's address
	DNS  string // HOST:PORT
}

// An order begins a run at the load server, or ends it. The reply is what was
// seen until then.
type order struct {
	Begin     bool // count from nothing
	Unchanged bool // answer conditional requests with 304
}

// serve is the load server's process: it takes orders from its standard input
// and ends with it, so that it cannot outlive the harness.
func serve(files string, orders io.Reader, replies io.Writer) error {
	web, err := net.Listen("tcp4", ":0") // all of 127.0.0.0/8; accept keeps others out
	if err != nil {
		return fmt.Errorf("opening the load server: %w", err)
	}
	defer web.Close()
	if err := stampArrivals(web.(*net.TCPListener)); err != nil {
		return fmt.Errorf("opening the load server: %w", err)
	}
	names, err := net.ListenPacket("udp4", "127.0.0.1:0")
	if err != nil {
		return fmt.Errorf("opening the DNS server: %w", err)
	}
	defer names.Close()
	s := newServer(files)
	go s.accept(web)
	go answerNames(names)

	reply := json.NewEncoder(replies)
	if err := reply.Encode(opening{web.Addr().(*net.TCPAddr).Port, names.LocalAddr().String()}); err != nil {
		return err
	}
	for in := json.NewDecoder(orders); ; {
		var o order
		if err := in.Decode(&o); err == io.EOF {
			return nil
		} else if err != nil {
			return fmt.Errorf("reading an order: %w", err)
		}
		sum := s.tally.Load().sum()
		sum.ServerCPU = ownCPU()
		if o.Begin {
			s.tally.Store(newTally())
			s.unchanged.Store(o.Unchanged)
		}
		if err := reply.Encode(sum); err != nil {
			return err
		}
	}
}

// ownCPU is the processor time that this process has spent.
func ownCPU() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		panic(os.NewSyscallError("getrusage", err))
	}
	return cpuOf(&u)
}

func cpuOf(u *syscall.Rusage) time.Duration {
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
