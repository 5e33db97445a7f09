package page

import (
	"bytes"

	"golang.org/x/net/html/atom"
)

// unseen reports whether what comes next is in a part that visitors do not see.
func (r *reading) unseen() bool { return r.veil.open() || r.undisplayed() }

// undisplayed reports whether it is in an element that is not displayed, and
// not in a picture or a template.
func (r *reading) undisplayed() bool {
	switch string(r.skip.name) {
	case "", "svg", "math", "template":
		return false
	}
	return true
}

// veiled reports whether a tag's style moves its element off the screen, makes it
// transparent or gives it no size. What is not displayed by its own attributes
// is told by hides.
func (r *reading) veiled(t *tag) bool {
	switch t.element {
	case atom.Body, atom.Html, atom.Main, // hidden until a script shows it
		atom.Svg, atom.Math, atom.Template: // skipped anyway
		return false
	case atom.Marquee:
		if tiny(t.value(heightName)) || tiny(t.value(widthName)) {
			return true
		}
	}
	if style := t.value(styleName); len(style) > 0 {
		var space [256]byte
		switch effect := effectOf(lowerName(space[:0], style[:min(len(style), len(space))])); {
		case effect == indents:
			return t.element != atom.A && !t.kind.heading // where a picture stands for the words
		case effect != none:
			return effect == veils
		}
	}
	return r.styles.any() && r.styles.veil(t)
}

// tiny reports whether a measure is of a few pixels.
func tiny(measure []byte) bool {
	n, size := readInt(bytes.TrimSpace(measure))
	return size > 0 && n <= 5 && !bytes.HasSuffix(measure, []byte("%"))
}

// An effect is what the declarations of a style do to what they apply to.
type effect int

const (
	none effect = iota
	veils
	indents // its text alone is moved away
	shows
)

// effectOf tells the effect of declarations in lower case. What also moves or
// changes by and by is not hidden for good.
func effectOf(style []byte) effect {
	var d declarations
	for len(style) > 0 {
		declaration := style
		if end := bytes.IndexByte(style, ';'); end >= 0 {
			declaration, style = style[:end], style[end+1:]
		} else {
			style = nil
		}
		if sure := d.take(declaration); sure != none {
			return sure
		}
	}
	switch {
	case d.positioned && d.away, (d.flat && d.clipped || d.clear) && !d.moves:
		return veils
	case d.displayed:
		return shows
	}
	return none
}

// declarations is what the declarations of a style say so far.
type declarations struct {
	positioned, away, flat, clipped, moves, clear, displayed bool
}

// take takes in one declaration. It gives the effect of all, if that is sure by now.
func (d *declarations) take(declaration []byte) effect {
	declaration = declaration[skipBlank(declaration, 0):]
	if len(declaration) < len("top:0") || mayTell[declaration[0]]&first == 0 || mayTell[declaration[2]]&third == 0 {
		return none
	}
	colon := bytes.IndexByte(declaration, ':')
	if colon < 1 {
		return none
	}
	key := declaration[:colon]
	for isBlank(key[len(key)-1]) {
		key = key[:len(key)-1]
	}
	return d.note(key, declaration[skipBlank(declaration, colon+1):])
}

// note takes in a property and its value.
func (d *declarations) note(key, value []byte) effect {
	switch string(key) {
	case "display":
		if bytes.HasPrefix(value, []byte("none")) {
			return veils
		}
		d.displayed = true
	case "visibility":
		d.clear = d.clear || bytes.HasPrefix(value, []byte("hidden"))
		d.displayed = d.displayed || !d.clear
	case "opacity":
		d.clear = d.clear || zero(value)
		d.displayed = d.displayed || !d.clear
	case "font-size":
		if zero(value) {
			return veils
		}
	case "text-indent":
		if farAway(value) {
			return indents
		}
	case "position":
		d.positioned = bytes.HasPrefix(value, []byte("absolute")) || bytes.HasPrefix(value, []byte("fixed"))
	case "left", "top", "right", "bottom", "margin-left", "margin-top":
		d.away = d.away || farAway(value)
	case "height", "width", "max-height", "max-width":
		d.flat = d.flat || onePixel(value)
	case "overflow":
		d.clipped = bytes.HasPrefix(value, []byte("hidden"))
	case "transform", "transition", "animation", "animation-name", "will-change", "-webkit-transform", "-webkit-transition",
		"-webkit-animation":
		d.moves = true
	}
	return none
}

// mayTell is the first and third letters of the properties above: most rules are
// about colours and such.
var mayTell = func() (table [256]uint8) {
	for _, c := range "dvoftplrbmhwa-" {
		table[c] |= first
	}
	for _, c := range "sanxfpgtridel" {
		table[c] |= third
	}
	return table
}()

const (
	first = 1 << iota
	third
)

// zero reports whether a value is nought, of whatever unit.
func zero(value []byte) bool {
	n := skipAny(value, "0.")
	return n > 0 && (n == len(value) || !isDigit(value[n]))
}

// onePixel reports whether a length is nought or a pixel.
func onePixel(value []byte) bool {
	n, size := readInt(value)
	if size == 0 || n > 1 {
		return false
	}
	rest := value[size:]
	return n == 0 && (len(rest) == 0 || rest[0] != '.') || bytes.HasPrefix(rest, []byte("px"))
}

// farAway reports whether a length leads out of any screen to the left or top.
func farAway(value []byte) bool {
	if len(value) < 2 || value[0] != '-' {
		return false
	}
	n, size := readInt(value[1:])
	rest := value[1+size:]
	if bytes.HasPrefix(rest, []byte("em")) || bytes.HasPrefix(rest, []byte("rem")) {
		n *= 16
	}
	return n >= 500
}
