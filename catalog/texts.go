package catalog

import "strings"

// The memory that texts take.
const (
	chunkSize = 64 << 10
	maxShared = 10_000 // different texts that are looked for again
)

// Texts keeps what entries say: in chunks, so that a million entries are a few
// thousand allocations, and what many of them say only once.
type texts struct {
	chunk  strings.Builder
	shared map[string]string
}

// keep gives a copy of the text that shares no memory with it.
func (t *texts) keep(text string) string {
	if text == "" || len(text) > chunkSize/16 {
		return strings.Clone(text)
	}
	if t.chunk.Len()+len(text) > t.chunk.Cap() {
		t.chunk = strings.Builder{}
		t.chunk.Grow(chunkSize)
	}
	start := t.chunk.Len()
	t.chunk.WriteString(text)
	return t.chunk.String()[start:]
}

// share gives one copy of the text for all who say the same.
func (t *texts) share(text string) string {
	if text == "" {
		return ""
	}
	if known, ok := t.shared[text]; ok {
		return known
	}
	kept := t.keep(text)
	if t.shared == nil {
		t.shared = map[string]string{}
	}
	if len(t.shared) < maxShared {
		t.shared[kept] = kept
	}
	return kept
}
