package page

import (
	"bytes"
	"slices"
	"strings"
)

// People spell an address out to keep it from robots: name [at] host [dot] org,
// name (at) host.org, name[@]host.org, name AT host DOT org. Brackets are needed
// or capitals, as prose is full of the words.
const longSpelled = 300 // bytes from its @ on; less than lookahead

// spelledEmail records the e-mail address whose @ may be spelled out at b[i], a
// mark before the two letters.
func (f *facts) spelledEmail(b []byte, i int) {
	if len(b)-i < len(" AT ") || b[i+1]|0x20 != 'a' || b[i+2]|0x20 != 't' {
		return
	}
	from := bracketBefore(b, i+1)
	if to := bracketed(b, from, "at"); to > from {
		f.spelledAround(b, from, to, false)
	} else if string(b[i:i+len(" AT ")]) == " AT " {
		f.spelledAround(b, i, i+len(" AT "), true)
	}
}

// spelledAround records the address whose @ stands for b[from:to]. Where that is
// a bare word in capitals, a dot must be one too, and not in a line of capitals:
// MEET AT POLKA DOT CAFE.
func (f *facts) spelledAround(b []byte, from, to int, bare bool) {
	mailbox := spelledMailbox(b, from)
	domain, dots := spelledDomain(b[:min(len(b), to+longSpelled)], to, bare)
	if len(mailbox) == 0 || mailbox[len(mailbox)-1] == '.' || len(domain) > 253 || bytes.HasPrefix(domain, []byte("www.")) {
		return
	}
	if bare && (dots == 0 || inCapitals(mailbox) || inCapitals(domain)) {
		return
	}
	top := domain[bytes.LastIndexByte(domain, '.')+1:]
	if !inCapitals(top) && !bytes.Equal(top, bytes.ToLower(top)) {
		return // a sentence that starts behind a dot without a space
	}
	if address := slices.Concat(mailbox, []byte("@"), domain); isAddress(address) {
		f.addEmail(address)
	}
}

// spelledMailbox is what stands before the @ at end, its dots spelled out or not.
func spelledMailbox(b []byte, end int) []byte {
	start := mailboxStart(b, end)
	mailbox := b[start:end]
	for range 3 { // more would lead behind what the window keeps
		dot := dotBefore(b, start)
		if dot == start {
			break
		}
		start = mailboxStart(b, dot)
		mailbox = slices.Concat(b[start:dot], []byte("."), mailbox)
	}
	return mailbox[skipAny(mailbox, ".-'"):]
}

// dotBefore is where the spelled dot starts that ends at end; end if there is none.
func dotBefore(b []byte, end int) int {
	if bytes.HasSuffix(b[:end], []byte(" DOT ")) {
		return end - len(" DOT ")
	}
	for i := end - len("[dot]"); i >= max(0, end-len("[ dot ] ")); i-- {
		if closing(b[i]) != 0 && bracketed(b, i, "dot") == end {
			return bracketBefore(b, i+1)
		}
	}
	return end
}

// spelledDomain is the domain at b[i], and how many of its dots are spelled out.
// Behind a bare AT a bare dot is in capitals too.
func spelledDomain(b []byte, i int, bare bool) (domain []byte, dots int) {
	for {
		start := i
		for i < len(b) && (isAlnum(b[i]) || b[i] == '-') {
			i++
		}
		domain = append(domain, b[start:i]...)
		next := dotAfter(b, i, bare)
		if next == i || next >= len(b) || !isAlnum(b[next]) {
			return bytes.TrimRight(domain, "-"), dots
		}
		if b[i] != '.' {
			dots++
		}
		domain = append(domain, '.')
		i = next
	}
}

// dotAfter is behind the dot at b[i], spelled out or not; i if there is none.
func dotAfter(b []byte, i int, bare bool) int {
	const word = " DOT "
	if i < len(b) && b[i] == '.' {
		return i + 1
	}
	if next := bracketed(b, i, "dot"); next > i {
		return next
	}
	if found := string(b[i:min(len(b), i+len(word))]); found == word || !bare && strings.EqualFold(found, word) {
		return i + len(word)
	}
	return i
}

// bracketed is behind the word in brackets that b has at i, with the spaces around
// it; i if there is none.
func bracketed(b []byte, i int, word string) (end int) {
	at := i + skipAny(b[i:], " ")
	if at == len(b) || closing(b[at]) == 0 {
		return i
	}
	bracket := closing(b[at])
	at += 1 + skipAny(b[at+1:], " ")
	if len(b)-at <= len(word) || !strings.EqualFold(string(b[at:at+len(word)]), word) {
		return i
	}
	at += len(word)
	if at += skipAny(b[at:], " "); at == len(b) || b[at] != bracket {
		return i
	}
	return at + 1 + skipAny(b[at+1:], " ")
}

// bracketBefore is where the bracket starts in which the word at i is the first,
// with a space before it; i if it is in none.
func bracketBefore(b []byte, i int) int {
	at := i
	if at > 0 && b[at-1] == ' ' {
		at--
	}
	if at == 0 || closing(b[at-1]) == 0 {
		return i
	}
	if at--; at > 0 && b[at-1] == ' ' {
		at--
	}
	return at
}

// closing is the bracket that closes c; 0 if c opens none.
func closing(c byte) byte {
	switch c {
	case '(':
		return ')'
	case '[', '{', '<':
		return c + 2
	}
	return 0
}

func inCapitals(b []byte) bool { return bytes.Equal(b, bytes.ToUpper(b)) }
