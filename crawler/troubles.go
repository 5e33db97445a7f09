package crawler

import (
	"sync"

	"linkwatch"
)

// troubles remembers what is wrong with the certificates of hosts, by HOST:PORT
// and as their newest handshake showed it, so that each is spoken to over one
// connection and no other is begun to see that it is still bad.
type troubles struct{ hosts sync.Map }

func (t *troubles) of(host string) linkwatch.TLSError {
	trouble, _ := t.hosts.Load(host)
	named, _ := trouble.(linkwatch.TLSError)
	return named
}

func (t *troubles) note(host string, trouble linkwatch.TLSError) {
	if trouble == "" {
		t.hosts.Delete(host)
		return
	}
	t.hosts.Store(host, trouble)
}

func (t *troubles) clear() { t.hosts.Clear() }
