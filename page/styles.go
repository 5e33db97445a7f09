package page

import "bytes"

const (
	mostStyles = 256 << 10 // bytes of a page's own rules that are read
	mostVeils  = 64        // names
)

// styles are the classes and ids that a page's own style rules hide, as far as
// the rule is for one class or id alone and on any screen, and no other rule
// shows them: menus that open are not meant.
type styles struct {
	names map[string]bool // with their . or #
	marks [256]uint64     // by the first letter of a name, a bit for its length
	shown [64]uint64      // a bit for each hash of a name that a rule shows
	read  int
}

func (s *styles) any() bool { return len(s.names) > 0 }

// add reads the rules of a style element.
func (s *styles) add(css []byte) {
	css = css[:min(len(css), mostStyles-s.read)]
	s.read += len(css)
	depth := 0 // of @media and its kin
	for {
		open := bytes.IndexByte(css, '{')
		if open < 0 {
			return
		}
		selectors := css[:open]
		css = css[open+1:]
		for depth > 0 && bytes.IndexByte(selectors, '}') >= 0 {
			selectors = selectors[bytes.IndexByte(selectors, '}')+1:]
			depth--
		}
		if bytes.IndexByte(selectors, '@') >= 0 {
			if at := lastStatement(selectors); bytes.HasPrefix(at, []byte("@media")) || bytes.HasPrefix(at, []byte("@supports")) {
				depth++
				continue
			} else if len(at) > 0 && at[0] == '@' {
				css = css[nested(css):]
				continue
			}
		}
		end := bytes.IndexByte(css, '}')
		if end < 0 {
			return
		}
		switch effect := effectOf(css[:end]); {
		case effect == shows:
			s.show(lastStatement(selectors))
		case effect == veils && depth == 0:
			s.hide(lastStatement(selectors))
		}
		css = css[end+1:]
	}
}

// lastStatement is what stands before a block, without comments and statements
// like @import before it.
func lastStatement(b []byte) []byte {
	if end := bytes.LastIndex(b, []byte("*/")); end >= 0 {
		b = b[end+2:]
	}
	return bytes.TrimSpace(b[bytes.LastIndexByte(b, ';')+1:])
}

// nested gives the length of a block of rules, with its closing brace.
func nested(b []byte) int {
	depth := 1
	for i, c := range b {
		switch c {
		case '{':
			depth++
		case '}':
			if depth--; depth == 0 {
				return i + 1
			}
		}
	}
	return len(b)
}

// hide records the selectors of a rule that are a class or an id and no more.
func (s *styles) hide(selectors []byte) {
	for selector := range bytes.SplitSeq(selectors, []byte(",")) {
		selector = bytes.TrimSpace(selector)
		if len(selector) < 2 || len(selector) > 64 || selector[0] != '.' && selector[0] != '#' || nameEnd(selector[1:]) < len(selector)-1 {
			continue
		}
		if s.names == nil {
			s.names = map[string]bool{}
		}
		if len(s.names) < mostVeils {
			s.names[string(selector)] = true
			s.marks[selector[1]] |= 1 << (len(selector) - 2)
		}
	}
}

// show records the classes and ids of what the selectors of a rule are for.
func (s *styles) show(selectors []byte) {
	for selector := range bytes.SplitSeq(selectors, []byte(",")) {
		selector = bytes.TrimSpace(selector)
		selector = selector[bytes.LastIndexAny(selector, " >+~")+1:]
		for i := 0; i < len(selector); i++ {
			if selector[i] == '.' || selector[i] == '#' {
				end := i + 1 + nameEnd(selector[i+1:])
				hash := nameHash(selector[i:end])
				s.shown[hash>>6] |= 1 << (hash & 63)
				i = end - 1
			}
		}
	}
}

func nameHash(name []byte) uint64 {
	hash := uint64(noWord)
	for _, c := range name {
		hash = mixed(hash, uint64(c))
	}
	return hash >> 52
}

// nameEnd gives the length of the name that b starts with.
func nameEnd(b []byte) (n int) {
	for n < len(b) && (isAlnum(b[n]) || b[n] == '-' || b[n] == '_') {
		n++
	}
	return n
}

// veil reports whether a tag has a class or id that is hidden.
func (s *styles) veil(t *tag) bool {
	return s.has('.', t.value(className)) || s.has('#', t.value(idName))
}

func (s *styles) has(kind byte, names []byte) bool {
	for name := range bytes.FieldsSeq(names) {
		if len(name) > 63 || s.marks[name[0]]>>(len(name)-1)&1 == 0 {
			continue
		}
		var space [64]byte
		name = append(append(space[:0], kind), name...)
		if hash := nameHash(name); s.names[string(name)] && s.shown[hash>>6]>>(hash&63)&1 == 0 {
			return true
		}
	}
	return false
}
