package store

import (
	"crypto/sha256"
	"encoding/binary"
	"math"
	"strconv"

	"linkwatch"
)

// digestOf is the same for equal pages and differs for others.
func digestOf(p linkwatch.Page) []byte {
	var d digest
	d.texts(p.ContentType, p.Hash, p.Title, p.Language, p.Canonical, p.ETag, p.LastModified,
		strconv.FormatBool(p.Truncated))
	d.numbers(p.Bytes, int64(p.Words), int64(len(p.Claims)))
	for _, c := range p.Claims {
		d.texts(string(c.Precision), string(c.Kind), string(c.Channel), c.Quote)
		d.numbers(c.Date.UnixMilli(), int64(math.Float64bits(c.Confidence)))
	}
	for _, f := range p.Facts {
		d.texts(string(f.Kind), f.Value)
	}
	sum := sha256.Sum256(d)
	return sum[:16]
}

// A digest gathers what is digested. Each text is preceded by its length, so
// that no two pages gather the same bytes.
type digest []byte

func (d *digest) texts(texts ...string) {
	for _, t := range texts {
		*d = append(binary.AppendUvarint(*d, uint64(len(t))), t...)
	}
}

func (d *digest) numbers(numbers ...int64) {
	for _, n := range numbers {
		*d = binary.AppendVarint(*d, n)
	}
}
