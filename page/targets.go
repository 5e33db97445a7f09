package page

import (
	"bytes"
	"slices"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"linkwatch"
)

const (
	mostSources   = 20
	mostDownloads = 20
	longDownload  = 300 // bytes of its address
)

// targets gathers what a page leads to and is made of.
type targets struct {
	links     int
	password  bool
	sources   links
	downloads []string
}

// target takes in a tag that may lead somewhere, shown or not.
func (r *reading) target(t *tag) {
	switch t.element {
	case atom.A:
		if href := t.value(hrefName); leads(href) {
			r.targets.links++
			r.download(href)
			r.startEdition(t, href)
			if r.unseen() {
				r.hidden.link(href)
			}
		}
	case atom.Script, atom.Iframe, atom.Frame:
		if src := t.value(srcName); len(src) > 0 && len(r.targets.sources.hosts) < mostSources && len(src) <= maxAddress {
			r.targets.sources.addHost(authorityOf(dereferenced(src)))
		}
	case atom.Img:
		r.editions.picture(t)
	case atom.Input:
		if !r.skip.open() && bytes.EqualFold(bytes.TrimSpace(t.value(typeName)), []byte("password")) {
			r.targets.password = true
		}
	}
}

// fill tells the page what was gathered.
func (t *targets) fill(page *linkwatch.Page) {
	page.Links, page.Password, page.Downloads = t.links, t.password, t.downloads
	page.Sources = t.sources.sorted()
}

// leads reports whether an address as it is written leads to a page: of the web
// or relative, and not within the same page.
func leads(href []byte) bool {
	href = href[skipBlank(href, 0):]
	if len(href) == 0 || href[0] == '#' {
		return false
	}
	for i, c := range href {
		switch {
		case c == ':':
			return i == 4 && equalFold(href[:4], "http") || i == 5 && equalFold(href[:5], "https")
		case !isAlnum(c) && c != '+' && c != '-' && c != '.':
			return true
		}
	}
	return true
}

// dereferenced is a value with its character references replaced.
func dereferenced(value []byte) []byte {
	if bytes.IndexByte(value, '&') < 0 {
		return value
	}
	return []byte(html.UnescapeString(string(value)))
}

// download records where a link leads if that is a document.
func (r *reading) download(href []byte) {
	if !isDocument(pathOf(href)) || len(r.targets.downloads) == mostDownloads {
		return
	}
	to := resolved(r.base, dereferenced(href))
	if to == nil || to.Path == "" {
		return
	}
	if address := withoutFragment(to); len(address) <= longDownload && !slices.Contains(r.targets.downloads, address) {
		r.targets.downloads = append(r.targets.downloads, address)
	}
}

// pathOf is an address as it is written without query and fragment, and without
// white space at its end.
func pathOf(href []byte) []byte {
	end := 0
	for end < len(href) && href[end] != '?' && href[end] != '#' {
		end++
	}
	for end > 0 && isBlank(href[end-1]) {
		end--
	}
	return href[:end]
}

// isDocument reports whether a path ends like that of a document.
func isDocument(path []byte) bool {
	dot := bytes.LastIndexByte(path[max(0, len(path)-5):], '.')
	if dot < 0 {
		return false
	}
	var space [4]byte
	switch ending := path[max(0, len(path)-5)+dot+1:]; string(foldText(space[:0], ending)) {
	case "pdf", "doc", "docx", "xls", "xlsx", "ppt", "pptx", "odt", "ods", "odp", "rtf", "epub", "zip", "csv", "mp3", "mp4":
		return true
	}
	return false
}
