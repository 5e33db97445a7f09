package page

import (
	"bytes"
	"time"

	"linkwatch"
)

// A scriptKind is what a script's text is.
type scriptKind int

const (
	otherScript scriptKind = iota // data, a template, or a text that src stands for
	codeScript
	linkedScript // JSON-LD
)

// told is the kind of a script after one of its attributes.
func (k scriptKind) told(name attributeName, value []byte) scriptKind {
	if name == srcName {
		if k == codeScript {
			return otherScript
		}
		return k
	}
	value = bytes.ToLower(bytes.TrimSpace(value))
	switch {
	case bytes.Contains(value, []byte("ld+json")):
		return linkedScript
	case k == codeScript && len(value) > 0 && string(value) != "module" &&
		!bytes.HasSuffix(value, []byte("javascript")) && !bytes.HasSuffix(value, []byte("ecmascript")):
		return otherScript
	}
	return k
}

// A page that is nothing but a script which goes elsewhere has next to no words
// and no scripts that do more than count its visitors. An app whose words come
// by script has such a page too: it is told apart by what the script says.
const (
	fewWords   = 20
	lonelyCode = 2048 // bytes of the script that goes elsewhere
	otherCode  = 4096 // bytes of all other code
)

// scripts gathers what the code written into a page does.
type scripts struct {
	away  linkwatch.Lead // where the first script leads that does nothing else
	other int            // bytes of the others
}

// code takes in one script.
func (r *reading) code(text []byte) {
	if len(text) <= lonelyCode && bytes.Contains(text, []byte("location")) {
		if address, after, ok := soleDestination(text); ok {
			if to := destination(resolved(r.base, []byte(address)), r.at); to != "" && r.scripts.away.To == "" {
				r.scripts.away = linkwatch.Lead{Kind: linkwatch.ScriptHop, To: to, After: after}
			}
			return
		}
	}
	r.scripts.other += len(text)
}

// scriptLead is where the page's script sends everybody; zero if the page is
// more than that script. One link may stand beside it, for those without
// scripts, if it leads to the same place.
func (r *reading) scriptLead() linkwatch.Lead {
	lonely := r.text.words < fewWords && r.scripts.other <= otherCode
	if !lonely || r.links.count > 1 || r.links.count == 1 && r.links.first != r.scripts.away.To {
		return linkwatch.Lead{}
	}
	return r.scripts.away
}

// soleDestination reads a script that does nothing but go to one address that
// it spells out, at once, when the page is loaded, or after a while. Whatever
// else a script says, a condition above all, makes it another script.
func soleDestination(code []byte) (address string, after time.Duration, ok bool) {
	s := scriptReader{code: code}
	if !s.statements() || len(s.code) > 0 || s.address == "" {
		return "", 0, false
	}
	return s.address, s.after, true
}
