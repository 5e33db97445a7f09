package page

import (
	"bytes"
	"encoding/hex"
)

// maxPDFText is how many bytes a date in a PDF may take, encrypted and escaped.
const maxPDFText = 512

// text is the string that follows the key in an object's dictionary, itself or by
// one reference, decrypted; "" if there is none.
func (f *pdf) text(o pdfObject, key string) string {
	value := after(o.b, key)
	if num, gen, found := reference(value); found {
		o = f.object(num, gen)
		value = o.b
	}
	raw := pdfString(value)
	if f.crypt != nil && !o.packed {
		raw = f.crypt.decrypt(raw, o)
	}
	if bytes.HasPrefix(raw, []byte("\xfe\xff")) {
		raw = bytes.ReplaceAll(raw[2:], []byte{0}, nil) // UTF-16, of which a date needs the lower half
	}
	return string(bytes.Trim(raw, pdfSpace))
}

// pdfString reads the literal or hexadecimal string that b starts with (ISO
// 32000-1, 7.3.4).
func pdfString(b []byte) []byte {
	b = b[skipAny(b, pdfSpace):]
	b = b[:min(len(b), maxPDFText)]
	switch {
	case len(b) > 1 && b[0] == '(':
		return literal(b[1:])
	case len(b) > 1 && b[0] == '<':
		end := bytes.IndexByte(b, '>')
		if end < 0 {
			return nil
		}
		digits := bytes.Join(bytes.Fields(b[1:end]), nil)
		if len(digits)%2 == 1 {
			digits = append(digits, '0')
		}
		raw := make([]byte, len(digits)/2)
		if _, err := hex.Decode(raw, digits); err != nil {
			return nil
		}
		return raw
	}
	return nil
}

// literal reads what stands behind an opening parenthesis; nil if it is not closed.
func literal(b []byte) (text []byte) {
	depth := 1
	for i := 0; i < len(b); i++ {
		switch c := b[i]; c {
		case '(':
			depth++
			text = append(text, c)
		case ')':
			if depth--; depth == 0 {
				return text
			}
			text = append(text, c)
		case '\\':
			var size int
			text, size = escape(text, b[i+1:])
			i += size
		default:
			text = append(text, c)
		}
	}
	return nil
}

// escape appends to text what the escape means of which the first byte is b[0],
// and tells its size.
func escape(text, b []byte) ([]byte, int) {
	if len(b) == 0 {
		return text, 0
	}
	switch c := b[0]; c {
	case 'n':
		return append(text, '\n'), 1
	case 'r':
		return append(text, '\r'), 1
	case 't':
		return append(text, '\t'), 1
	case 'b':
		return append(text, '\b'), 1
	case 'f':
		return append(text, '\f'), 1
	case '\r':
		if len(b) > 1 && b[1] == '\n' {
			return text, 2
		}
		return text, 1
	case '\n':
		return text, 1
	default:
		octal, n := 0, 0
		for n < 3 && n < len(b) && b[n] >= '0' && b[n] <= '7' {
			octal = octal*8 + int(b[n]-'0')
			n++
		}
		if n > 0 {
			return append(text, byte(octal)), n
		}
		return append(text, c), 1
	}
}
