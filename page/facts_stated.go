package page

import (
	"bytes"
	"encoding/hex"
	"encoding/json"

	"golang.org/x/net/html/atom"

	"linkwatch"
)

// longStated bounds what a machine is told of one number or address, in bytes.
const longStated = 256

// linked records the numbers and addresses that a JSON-LD script states, of
// whichever node.
func (f *facts) linked(script []byte) {
	if len(script) <= maxJSONLD {
		f.linkedAs(linkwatch.Phone, script, `"telephone"`)
		f.linkedAs(linkwatch.Email, script, `"email"`)
	}
}

// linkedAs records the values of one key, each of which is a string or a list.
func (f *facts) linkedAs(kind linkwatch.FactKind, script []byte, key string) {
	const blank = " \t\r\n"
	for {
		_, after, ok := bytes.Cut(script, []byte(key))
		if !ok {
			return
		}
		script = after[skipAny(after, blank):]
		if len(script) == 0 || script[0] != ':' {
			continue
		}
		script = script[1+skipAny(script[1:], blank):]
		list := len(script) > 0 && script[0] == '['
		if list {
			script = script[1+skipAny(script[1:], blank):]
		}
		for more := true; more && len(script) > 0 && script[0] == '"'; more = list {
			value, end := readString(script, 0)
			f.stated(kind, unquoted(value))
			script = script[end:]
			script = script[skipAny(script, blank+","):]
		}
	}
}

// unquoted is the text of a JSON string without its escapes; nil if it is no
// string, or too long.
func unquoted(text []byte) []byte {
	if len(text) > longStated {
		return nil
	}
	if bytes.IndexByte(text, '\\') < 0 {
		return text
	}
	var plain string
	if json.Unmarshal([]byte(`"`+string(text)+`"`), &plain) != nil {
		return nil
	}
	return []byte(plain)
}

// stated records what stands where a number or an address is to stand: that
// alone, perhaps as a link has it, or among words.
func (f *facts) stated(kind linkwatch.FactKind, value []byte) {
	if len(value) == 0 || len(value) > longStated {
		return
	}
	f.link(value)
	var w window
	w.add(value)
	text := bytes.TrimSpace(w.buf)
	if kind == linkwatch.Phone && skipAny(text, "+0123456789 .-()/") == len(text) {
		alone := text
		if bytes.HasPrefix(text, []byte("+")) {
			alone = bytes.Replace(text, []byte("(0)"), nil, 1) // dialled within the country only
		}
		if digits := normal(alone); digits != nil {
			f.addNumber(kind, digits)
		}
	}
	f.scan(text)
}

// tag records what the attributes of a tag state for machines: a number or an
// address in microdata or RDFa, and an address that Cloudflare hides from robots.
// Others have such attributes too, but hardly ever.
func (f *facts) tag(t *tag) {
	if t.named&(1<<cfemailName|1<<hrefName|1<<contentName) == 0 {
		return
	}
	switch t.element {
	case atom.A, atom.Div, atom.Meta, atom.P, atom.Span:
	default:
		return
	}
	f.hiddenEmail(t.value(cfemailName))
	if _, address, ok := bytes.Cut(t.value(hrefName), []byte("/cdn-cgi/l/email-protection#")); ok {
		f.hiddenEmail(address)
	}
	content := t.value(contentName)
	if content == nil {
		return
	}
	for _, name := range [...]attributeName{itempropName, propertyName, nameName} {
		for name := range bytes.FieldsSeq(t.value(name)) {
			switch string(name[bytes.LastIndexAny(name, ":/")+1:]) {
			case "telephone", "phone_number":
				f.stated(linkwatch.Phone, dereferenced(content))
			case "email":
				f.stated(linkwatch.Email, dereferenced(content))
			}
		}
	}
}

// hiddenEmail records an address as Cloudflare writes it: in hexadecimal digits,
// the first byte being the key with which the others are masked.
func (f *facts) hiddenEmail(written []byte) {
	var space [longStated]byte
	if len(written) < len("00") || len(written) > 2*len(space) {
		return
	}
	n, err := hex.Decode(space[:], written)
	if err != nil {
		return
	}
	for i := 1; i < n; i++ {
		space[i] ^= space[0]
	}
	if address, _, _ := bytes.Cut(space[1:n], []byte("?")); isAddress(address) {
		f.addEmail(address)
	}
}
