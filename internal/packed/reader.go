package packed

// A reader goes through what forms wrote.
type reader struct {
	text  string
	words *words
}

// next takes n bytes.
func (r *reader) next(n int) string {
	taken := r.text[:n]
	r.text = r.text[n:]
	return taken
}

// uint takes a number as binary.AppendUvarint writes it.
func (r *reader) uint() (n uint64) {
	for shift, i := 0, 0; ; shift, i = shift+7, i+1 {
		b := r.text[i]
		n |= uint64(b&0x7f) << shift
		if b < 0x80 {
			r.text = r.text[i+1:]
			return n
		}
	}
}

// int takes a number as binary.AppendVarint writes it.
func (r *reader) int() int64 {
	n := r.uint()
	return int64(n>>1) ^ -int64(n&1)
}

func (r *reader) string() string {
	n := r.uint()
	if n&1 == 1 {
		return r.words.list[n>>1]
	}
	return r.next(int(n >> 1))
}
