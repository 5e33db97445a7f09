package page

import "bytes"

// email records the e-mail address around the @ at b[i].
func (f *facts) email(b []byte, i int) {
	if from := bracketBefore(b, i); from < i {
		if to := bracketed(b, from, "@"); to > from {
			f.spelledAround(b, from, to, false)
			return
		}
	}
	start := mailboxStart(b, i)
	end := i + 1
	for end < len(b) && end-i < 254 && (isAlnum(b[end]) || b[end] == '-' || b[end] == '.') {
		end++
	}
	if bracketed(b, end, "dot") > end {
		f.spelledAround(b, i, i+1, false)
		return
	}
	start += skipAny(b[start:i], ".-'")
	if address := bytes.TrimRight(b[start:end], ".-"); isAddress(address) {
		f.addEmail(address)
	}
}

// mailboxStart is where the mailbox starts that ends at end.
func mailboxStart(b []byte, end int) int {
	const longest = 64 // RFC 5321, 4.5.3.1.1
	start := end
	for start > 0 && end-start < longest && isMailbox(b[start-1]) {
		start--
	}
	return start
}

func isMailbox(c byte) bool {
	return isAlnum(c) || c == '.' || c == '-' || c == '_' || c == '+' || c == '%' || c == '\''
}

// isAddress reports whether address looks like one that takes mail: a mailbox,
// and a domain with a top level of letters. Pictures named logo@2x.png do not.
func isAddress(address []byte) bool {
	mailbox, domain, _ := bytes.Cut(address, []byte("@"))
	dot := bytes.LastIndexByte(domain, '.')
	if len(mailbox) == 0 || dot < 1 || domain[0] == '-' || bytes.Contains(domain, []byte("..")) {
		return false
	}
	for _, c := range mailbox {
		if !isMailbox(c) {
			return false
		}
	}
	for _, c := range domain {
		if !isAlnum(c) && c != '-' && c != '.' {
			return false
		}
	}
	top := domain[dot+1:]
	for _, c := range top {
		if !isAlpha(c) {
			return bytes.HasPrefix(top, []byte("xn--"))
		}
	}
	switch string(bytes.ToLower(top)) {
	case "png", "jpg", "jpeg", "gif", "svg", "webp", "css", "js":
		return false
	}
	return len(top) >= 2
}
