package store

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"math"
	"net/netip"
	"slices"
	"strconv"

	"linkwatch"
)

// A digest of something is the same for equal ones and differs for others. It
// stands in databases: one that comes out otherwise than in an earlier version
// makes the next visit of each entry keep again what stayed the same.
type digest []byte

// What is gathered is digested. Each text is preceded by its length and each
// list by its own, so that no two that differ gather the same bytes. It is used
// again and again.
type gathered []byte

func (g *gathered) page(p *linkwatch.Page) digest {
	g.texts(p.ContentType, p.Hash, p.Title, p.Language, p.Canonical, p.ETag, p.LastModified,
		strconv.FormatBool(p.Truncated))
	g.numbers(p.Bytes, int64(p.Words))
	g.claims(p.Claims)
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
	older := len(*g)
	if g.observations(p); bytes.Equal((*g)[older:], unobserved) {
		*g = (*g)[:older]
	}
	if len(p.Editions) > 0 || p.Feed != "" {
		g.texts("editions", p.Feed) // which is no kind of fact either
		for _, e := range p.Editions {
			g.texts(e.Text, e.To, e.Rel)
		}
	}
	return g.digest()
}

// unobserved is what is gathered of the observations on an older version's page.
var unobserved = func() (g gathered) { g.observations(&linkwatch.Page{}); return g }()

// observations are what a page of an older version does not have.
func (g *gathered) observations(p *linkwatch.Page) {
	g.texts("observations") // which is no kind of fact either
	g.texts(p.Reader, p.Opening, p.Hidden.Quote, strconv.FormatBool(p.Password))
	g.numbers(int64(p.Links), int64(p.Hidden.Links), int64(len(p.Terms)), int64(len(p.Tongues)))
	for _, list := range [][]string{p.Sources, p.Downloads, p.Marks, p.Hidden.Hosts} {
		g.list(list)
	}
	for _, t := range p.Terms {
		g.texts(t.Word, strconv.FormatBool(t.Title), strconv.FormatBool(t.Hidden))
		g.numbers(int64(t.Count))
	}
	for _, t := range p.Tongues {
		g.texts(t.Language, t.Quote)
		g.numbers(int64(t.Letters))
	}
	g.digests(p.Print.Blocks)
	g.digests(p.Print.Shingles)
}

// route ends with what is of its content type alone.
func (g *gathered) route(v *linkwatch.Visit) digest {
	g.texts(v.URL, v.FinalURL, v.Header.Server, v.Header.Mitigated, v.TLS.Issuer, string(v.TLS.Error))
	g.numbers(v.TLS.NotAfter.UnixMilli())
	for _, h := range v.Hops {
		g.numbers(int64(h.Status))
		g.texts(string(h.Kind), h.From, h.To)
	}
	if len(v.Header.Marks) > 0 {
		g.texts("marks")
		g.list(v.Header.Marks)
	}
	but := g.digest()
	g.texts(v.Header.ContentType)
	return append(but, g.digest()[:typed]...)
}

// typed is how many bytes of a route's digest are of its content type.
const typed = 8

// butType is of a route whatever its content type.
func (d digest) butType() digest { return d[:max(len(d)-typed, 0)] }

// resolution leaves out the name servers, which belong to the zone.
func (g *gathered) resolution(r *linkwatch.Resolution) digest {
	g.list(r.Aliases)
	for _, list := range [][]netip.Addr{r.Addresses, r.Deaf, {r.Address}} {
		g.numbers(int64(len(list)))
		for _, a := range list {
			*g = append(addressLine(*g, a), '\n')
		}
	}
	return g.digest()
}

func (g *gathered) zone(z *zone) digest {
	g.list(z.nameServers)
	for _, m := range z.mail {
		g.texts(m.Name, string(m.Takes))
	}
	if len(z.told) > 0 {
		g.texts("told") // which is no mail domain
		g.claims(z.told)
	}
	return g.digest()
}

// probe is of a probe with a page of that digest.
func (g *gathered) probe(p *linkwatch.Probe, page digest) digest {
	g.texts(p.URL, p.FinalURL, string(page))
	g.numbers(p.At.UnixMilli(), int64(p.Status))
	return g.digest()
}

func (g *gathered) claims(claims []linkwatch.DateClaim) {
	g.numbers(int64(len(claims)))
	for i := range claims {
		c := &claims[i]
		g.texts(string(c.Precision), string(c.Kind), string(c.Channel), c.Quote)
		g.numbers(c.Date.UnixMilli(), int64(math.Float64bits(c.Confidence)))
	}
}

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

func (g *gathered) digests(digests []uint32) {
	g.numbers(int64(len(digests)))
	all := slices.Grow(*g, 4*len(digests))
	for _, d := range digests {
		all = binary.LittleEndian.AppendUint32(all, d)
	}
	*g = all
}

// digest is of what was gathered, which is forgotten.
func (g *gathered) digest() digest {
	sum := sha256.Sum256(*g)
	*g = (*g)[:0]
	return sum[:16]
}
