package page

import "bytes"

// commentEnd is the size of the comment that b starts with; 0 if b does not hold
// its end (WHATWG HTML, 13.2.5.43 to 52).
func commentEnd(b []byte) int {
	for _, empty := range [...]string{"<!-->", "<!--->"} {
		if bytes.HasPrefix(b, []byte(empty)) {
			return len(empty)
		}
	}
	for i := len("<!--"); ; i++ {
		next := bytes.Index(b[i:], []byte("--"))
		if next < 0 {
			return 0
		}
		i += next
		switch rest := b[i+2:]; {
		case bytes.HasPrefix(rest, []byte(">")):
			return i + len("-->")
		case bytes.HasPrefix(rest, []byte("!>")):
			return i + len("--!>")
		}
	}
}

// commentText is what a comment says; its end may be missing.
func commentText(comment []byte) []byte {
	text, proper := bytes.CutPrefix(comment, []byte("<!--"))
	switch {
	case !proper && comment[1] == '?':
		return bytes.TrimSuffix(comment[len("<"):], []byte(">"))
	case !proper:
		return bytes.TrimSuffix(comment[len("<!"):], []byte(">"))
	case string(text) == ">" || string(text) == "->":
		return nil
	}
	for _, end := range [...]string{"-->", "--!>", "--!", "--", "-"} {
		if text, ok := bytes.CutSuffix(text, []byte(end)); ok {
			return text
		}
	}
	return text
}
