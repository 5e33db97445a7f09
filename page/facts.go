package page

import (
	"bytes"
	"slices"
	"strings"

	"linkwatch"
)

const (
	maxFacts = 60
	maxText  = 2048 // bytes of a wanted text that are compared
)

// facts gathers the facts of one page.
type facts struct {
	wanted []*wanted
	firsts uint16 // digitBits of the digits that wanted numbers start with
	others []linkwatch.Fact
	seen   []string // the others' kind and what makes them the same
	region string   // by whose rules numbers are written, besides those of North America; "" for none
	looked int      // numbers that were looked at for it
	texts  bool     // whether words are wanted that were not seen yet
	fold   []byte   // the folded window, while texts
}

// A wanted fact is one that the caller asked for.
type wanted struct {
	fact   linkwatch.Fact
	found  bool
	digits [][]byte // the ways to write a phone or SMS number
	text   []byte   // folded; of other kinds
}

// wantFacts prepares for the facts that the caller asks for, each once.
func wantFacts(want []linkwatch.Fact) facts {
	var f facts
	for _, fact := range want {
		if slices.ContainsFunc(f.wanted, func(w *wanted) bool { return w.fact == fact }) {
			continue
		}
		w := &wanted{fact: fact}
		switch fact.Kind {
		case linkwatch.Phone, linkwatch.SMS:
			w.digits = spellings(fact.Value)
			for _, digits := range w.digits {
				f.firsts |= digitBit(digits[0])
			}
		case linkwatch.Email:
			w.text = []byte(strings.ToLower(strings.TrimSpace(fact.Value)))
		default:
			w.text = foldText(nil, []byte(strings.Join(strings.Fields(fact.Value), " ")))
			w.text = w.text[:min(len(w.text), maxText)]
			f.texts = f.texts || len(w.text) > 0
		}
		f.wanted = append(f.wanted, w)
	}
	return f
}

// longest is the length of the longest wanted text, so that a window can hold it:
// maxText at the most, four times of which is less than a window.
func (f *facts) longest() int {
	n := 0
	for _, w := range f.wanted {
		if w.fact.Kind != linkwatch.Email { // which is found by its @, however long
			n = max(n, len(w.text))
		}
	}
	return n
}

// addNumber records a number by its digits, as normal gives them.
func (f *facts) addNumber(kind linkwatch.FactKind, digits []byte) {
	asked := false
	for _, w := range f.wanted {
		if slices.ContainsFunc(w.digits, func(d []byte) bool { return bytes.Equal(d, digits) }) {
			w.found = true
			asked = asked || w.fact.Kind == kind
		}
	}
	if !asked {
		f.addOther(kind, digits)
	}
}

// addEmail records an e-mail address.
func (f *facts) addEmail(address []byte) {
	asked := false
	for _, w := range f.wanted {
		if w.fact.Kind == linkwatch.Email && bytes.EqualFold(w.text, address) {
			w.found, asked = true, true
		}
	}
	if !asked {
		f.addOther(linkwatch.Email, address)
	}
}

// addOther records a fact that nobody asked for, while there is room.
func (f *facts) addOther(kind linkwatch.FactKind, value []byte) {
	if len(f.others) >= maxFacts {
		return
	}
	for i, known := range f.others {
		if known.Kind == kind && len(f.seen[i]) == len(value) && strings.EqualFold(f.seen[i], string(value)) {
			return
		}
	}
	f.seen = append(f.seen, string(value))
	f.others = append(f.others, linkwatch.Fact{Kind: kind, Value: spelled(kind, string(value))})
}

// addTexts marks the wanted words that stand in text.
func (f *facts) addTexts(text []byte) {
	if !f.texts {
		return
	}
	f.fold = foldText(f.fold[:0], text)
	f.texts = false
	for _, w := range f.wanted {
		if w.fact.Kind == linkwatch.Email || w.found || len(w.text) == 0 {
			continue
		}
		w.found = bytes.Contains(f.fold, w.text)
		f.texts = f.texts || !w.found
	}
}

// all is every fact seen, the wanted first and as they were asked for.
func (f *facts) all() []linkwatch.Fact {
	var list []linkwatch.Fact
	for _, w := range f.wanted {
		if w.found && len(list) < maxFacts && !slices.ContainsFunc(list, w.fact.Same) {
			list = append(list, w.fact)
		}
	}
	for _, other := range f.others {
		if len(list) == maxFacts {
			break
		}
		if !slices.ContainsFunc(list, other.Same) {
			list = append(list, other)
		}
	}
	return list
}
