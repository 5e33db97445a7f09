package store

import (
	"crypto/sha256"
	"encoding/binary"
	"math"
	"strconv"

	"linkwatch"
)

// A digest of something is the same for equal ones and differs for others. It
// stands in databases: one that comes out otherwise than in an earlier version
// makes the next visit of each entry keep again what stayed the same.
type digest []byte

func pageDigest(p linkwatch.Page) digest {
	var g gathered
	g.texts(p.ContentType, p.Hash, p.Title, p.Language, p.Canonical, p.ETag, p.LastModified,
		strconv.FormatBool(p.Truncated))
	g.numbers(p.Bytes, int64(p.Words), int64(len(p.Claims)))
	for _, c := range p.Claims {
		g.texts(string(c.Precision), string(c.Kind), string(c.Channel), c.Quote)
		g.numbers(c.Date.UnixMilli(), int64(math.Float64bits(c.Confidence)))
	}
	for _, f := range p.Facts {
		g.texts(string(f.Kind), f.Value)
	}
	if len(p.Headings) > 0 || len(p.Hosts) > 0 || p.Lead != (linkwatch.Lead{}) {
		g.texts("outline") // which is no kind of fact
		g.list(p.Headings)
		g.list(p.Hosts)
		g.texts(string(p.Lead.Kind), p.Lead.To)
		g.numbers(p.Lead.After.Milliseconds())
	}
	return g.digest()
}

func routeDigest(v linkwatch.Visit) digest {
	var g gathered
	g.texts(v.URL, v.FinalURL, v.Header.Server, v.Header.Mitigated, v.Header.ContentType, v.TLS.Issuer, string(v.TLS.Error))
	g.numbers(v.TLS.NotAfter.UnixMilli())
	for _, h := range v.Hops {
		g.numbers(int64(h.Status))
		g.texts(string(h.Kind), h.From, h.To)
	}
	return g.digest()
}

func resolutionDigest(r linkwatch.Resolution) digest {
	var g gathered
	g.list(r.Aliases)
	g.list(each(r.Addresses, addressOrNone))
	g.list(each(r.Deaf, addressOrNone))
	g.texts(addressOrNone(r.Address))
	return g.digest()
}

// What is gathered is digested. Each text is preceded by its length and each
// list by its own, so that no two that differ gather the same bytes.
type gathered []byte

func (g *gathered) texts(texts ...string) {
	for _, t := range texts {
		*g = append(binary.AppendUvarint(*g, uint64(len(t))), t...)
	}
}

func (g *gathered) numbers(numbers ...int64) {
	for _, n := range numbers {
		*g = binary.AppendVarint(*g, n)
	}
}

func (g *gathered) list(words []string) {
	g.numbers(int64(len(words)))
	g.texts(words...)
}

func (g gathered) digest() digest {
	sum := sha256.Sum256(g)
	return sum[:16]
}
