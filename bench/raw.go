package main

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"sync"
	"sync/atomic"
	"time"
)

// A rawClient is the yardstick: net/http with a transport made for many hosts,
// and nothing around it. It follows redirects, keeps to no host's limits, asks no
// robots.txt, parses and stores nothing.
type rawClient struct {
	parallel int
	timeout  time.Duration
	resolver string // HOST:PORT
	keep     bool   // read each body into memory, as programs do, and not through one small buffer
}

// fetch gets every URL of a list and tells how many could not be got.
func (r rawClient) fetch(list io.Reader) (failed int64, err error) {
	var urls []string
	for lines := bufio.NewScanner(list); ; {
		if !lines.Scan() {
			if err := lines.Err(); err != nil {
				return 0, fmt.Errorf("reading the list of URLs: %w", err)
			}
			break
		}
		urls = append(urls, lines.Text())
	}
	client := r.client()
	var next, failures atomic.Int64
	var workers sync.WaitGroup
	for range r.parallel {
		workers.Go(func() {
			for i := next.Add(1) - 1; i < int64(len(urls)); i = next.Add(1) - 1 {
				if err := r.get(client, urls[i]); err != nil {
					failures.Add(1)
				}
			}
		})
	}
	workers.Wait()
	return failures.Load(), nil
}

func (r rawClient) client() *http.Client {
	names := &net.Resolver{PreferGo: true, Dial: func(ctx context.Context, network, _ string) (net.Conn, error) {
		var d net.Dialer
		return d.DialContext(ctx, network, r.resolver)
	}}
	return &http.Client{Timeout: r.timeout, Transport: &http.Transport{
		DialContext:         (&net.Dialer{Resolver: names}).DialContext,
		MaxIdleConnsPerHost: r.parallel,
		MaxIdleConns:        4 * r.parallel,
		DisableCompression:  true,
	}}
}

func (r rawClient) get(client *http.Client, url string) error {
	response, err := client.Get(url)
	if err != nil {
		return err
	}
	defer response.Body.Close()
	if r.keep {
		_, err = io.ReadAll(response.Body)
	} else {
		_, err = io.Copy(io.Discard, response.Body)
	}
	return err
}

// fetchFile is the raw client's process.
func (r rawClient) fetchFile(name string) error {
	f, err := os.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	failed, err := r.fetch(f)
	if err != nil {
		return err
	}
	if failed > 0 {
		return fmt.Errorf("%d URLs could not be got", failed)
	}
	return nil
}
