package page

import (
	"bytes"

	"golang.org/x/net/html/atom"
)

// isApart reports whether an element holds what stands on all pages of a site,
// as its markup tells: navigation, header, footer, sidebar, cookie notice.
func isApart(t *tag) bool {
	switch t.element {
	case atom.Nav, atom.Footer, atom.Aside, atom.Header, atom.Menu:
		return true
	case atom.Div, atom.Ul, atom.Ol, atom.Section, atom.Table, atom.Td, atom.Tr, atom.Dl, atom.Form, atom.Dialog, atom.Center:
	default:
		return false
	}
	role, class, id := t.value(roleName), t.value(className), t.value(idName)
	if !namesApart(role) && !namesApart(class) && !namesApart(id) {
		return false
	}
	switch string(bytes.ToLower(bytes.TrimSpace(role))) {
	case "navigation", "banner", "contentinfo", "menu", "menubar", "search", "complementary":
		return true
	case "main":
		return false
	}
	return apartName(class) || apartName(id)
}

// namesApart reports whether a role, a class or an id may hold one of the words below.
func namesApart(words []byte) bool {
	for i := 0; i+len("nav") <= len(words); i++ {
		switch words[i] | 0x20 {
		case 'n': // nav
			if words[i+1]|0x20 == 'a' && words[i+2]|0x20 == 'v' {
				return true
			}
			if words[i+1]|0x20 == 'f' { // contentinfo
				return true
			}
		case 'm':
			if words[i+1]|0x20 == 'e' && words[i+2]|0x20 == 'n' {
				return true
			}
		case 'h', 's', 'f', 'b', 'c':
			if i+len("head") > len(words) {
				return false
			}
			switch string([]byte{words[i] | 0x20, words[i+1] | 0x20, words[i+2] | 0x20, words[i+3] | 0x20}) {
			case "head", "side", "foot", "brea", "cook", "cons", "sear", "bann", "comp":
				return true
			}
		}
	}
	return false
}

// apartName reports whether one of the words of a class or id is a common name
// for such an element: main-nav, site-footer, SidebarLeft. A header of an
// article belongs to it, and has-sidebar says something of the whole page.
func apartName(words []byte) bool {
	for word := range bytes.FieldsSeq(words) {
		var space [32]byte
		if len(word) > len(space) {
			continue
		}
		name := lowerName(space[:0], word)
		first, last := name, name
		if i := bytes.IndexAny(name, "-_"); i >= 0 {
			first = name[:i]
			last = name[bytes.LastIndexAny(name, "-_")+1:]
		}
		switch string(first) {
		case "has", "no", "with", "without", "is", "entry", "post", "page", "article", "section", "content", "card", "block", "main", "hero":
			if string(last) == "header" || string(first) == "has" || string(first) == "no" || string(first) == "with" ||
				string(first) == "without" || string(first) == "is" {
				continue
			}
		}
		if apartWord(first) || apartWord(last) {
			return true
		}
	}
	return false
}

func apartWord(word []byte) bool {
	switch string(word) {
	case "nav", "navbar", "navigation", "navigationbar", "topnav", "menu", "menubar", "submenu", "header", "masthead", "topbar", "footer", "sidebar",
		"breadcrumb", "breadcrumbs", "cookie", "cookies", "consent":
		return true
	}
	return false
}

func lowerName(space, name []byte) []byte {
	for _, c := range name {
		if c >= 'A' && c <= 'Z' {
			c |= 0x20
		}
		space = append(space, c)
	}
	return space
}
