package checks

import (
	"net/url"
	"slices"
	"strings"

	"golang.org/x/net/publicsuffix"
)

// A move is one class of how an address can change.
type move struct {
	words string // for the finding
	hint  string // what to do once it is believed
	named bool   // whether the hint has a place for the new address
	page  bool   // whether the page itself is to be found there
}

const propose = "Put the new address into the catalog: %s"

// The classes of a move. The new address is proposed without a question only
// where it surely is the same page.
var (
	toHTTPS  = move{"now by https", propose, true, true}
	toWWW    = move{"to or from www", propose, true, true}
	toSlash  = move{"the slash or the index file at its end", propose, true, true}
	pageMove = move{"to another address of the same site", propose, true, true}
	toLocale = move{"to one of the site's languages",
		"If this is the language that your visitors read, put the new address into the catalog (%s); if the old one lets each visitor choose, waive \"redirect\" until a date.", true, true}
	toRoot = move{"to the site's front page",
		"The page itself is probably gone: search the site for it and put its own address into the catalog.", false, false}
	toLogin = move{"to a login page",
		"The page now asks visitors to log in: look for a public address of the same resource.", false, false}
	toConsent = move{"to a page that asks for consent",
		"Open the page in a browser; if it is there behind the question, waive \"redirect\" until a date.", false, false}
	otherDomain = move{"to another domain",
		"Make sure that %s belongs to the same organization before you put it into the catalog.", true, false}
)

// moveClass says how the place where a chain leads differs from where it began.
func moveClass(from, to string) move {
	a, errA := url.Parse(from)
	b, errB := url.Parse(to)
	if errA != nil || errB != nil {
		return pageMove // unreachable but for a Location that cannot be parsed
	}
	hostA, hostB := bareHost(a), bareHost(b)
	pathA, pathB := barePath(a.Path), barePath(b.Path)
	switch {
	case asksLogin(b) && !asksLogin(a):
		return toLogin
	case asksConsent(b) && !asksConsent(a):
		return toConsent
	case registrable(hostA) != registrable(hostB):
		return otherDomain
	case withoutLocale(pathA) != "" && withoutLocale(pathB) == "" && b.RawQuery == "":
		return toRoot
	case a.RawQuery != b.RawQuery:
		return pageMove
	case hostA == hostB && pathA != pathB && withoutLocale(pathA) == withoutLocale(pathB),
		hostA != hostB && pathA == pathB && localeHost(hostA) == localeHost(hostB):
		return toLocale
	case hostA != hostB || pathA != pathB:
		return pageMove
	case a.Hostname() != b.Hostname():
		return toWWW
	case a.Scheme != b.Scheme:
		return toHTTPS
	}
	return toSlash
}

func bareHost(u *url.URL) string { return strings.TrimPrefix(strings.ToLower(u.Hostname()), "www.") }

// barePath is a path without the slash or the index file at its end.
func barePath(path string) string {
	dir, file := path[:strings.LastIndex(path, "/")+1], path[strings.LastIndex(path, "/")+1:]
	switch name, _, _ := strings.Cut(strings.ToLower(file), "."); {
	case strings.Contains(file, ".") && (name == "index" || name == "default"):
		path = dir
	}
	return strings.TrimRight(path, "/")
}

// registrable is the part of a host name that somebody registered (the Public
// Suffix List); the host itself where it has none, as an IP address.
func registrable(host string) string {
	domain, err := publicsuffix.EffectiveTLDPlusOne(host)
	if err != nil {
		return host
	}
	return domain
}

// domainOf is the registrable domain of an address.
func domainOf(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return registrable(strings.ToLower(u.Hostname()))
}

// withoutLocale is a path without a first segment that names a language.
func withoutLocale(path string) string {
	first, rest, _ := strings.Cut(strings.TrimPrefix(path, "/"), "/")
	if !locale(first) {
		return path
	}
	if rest == "" {
		return ""
	}
	return "/" + rest
}

// localeHost is a host name without a first label that names a language.
func localeHost(host string) string {
	first, rest, found := strings.Cut(host, ".")
	if found && locale(first) && registrable(host) != host {
		return rest
	}
	return host
}

// locale reports whether a word is a language tag, with or without a region: en, es-MX, pt_br.
func locale(word string) bool {
	language, region, found := strings.Cut(strings.ReplaceAll(strings.ToLower(word), "_", "-"), "-")
	return slices.Contains(languages, language) && (!found || len(region) == 2 || len(region) == 4 || region == "419")
}

// languages are the codes (ISO 639-1) that sites put into their addresses.
var languages = strings.Fields("af am ar az be bg bn bs ca cs cy da de el en es et eu fa fi fr ga gl gu ha he hi hr ht hu hy id is it ja ka kk km kn ko ku ky lo lt lv mk ml mn mr ms mt my ne nl no nb nn or pa pl ps pt ro ru rw si sk sl so sq sr sv sw ta te tg th tk tl tr uk ur uz vi xh yo zh zu")

// asksLogin reports whether an address is that of a login page, by its host or path.
func asksLogin(u *url.URL) bool {
	first, _, _ := strings.Cut(strings.ToLower(u.Hostname()), ".")
	return slices.Contains(loginHosts, first) || strings.EqualFold(u.Hostname(), "accounts.google.com") || hasSegment(u.Path, loginSegments)
}

// asksConsent reports whether an address is that of a page that asks for consent to cookies.
func asksConsent(u *url.URL) bool {
	first, _, _ := strings.Cut(strings.ToLower(u.Hostname()), ".")
	return first == "consent" || first == "cmp" || hasSegment(u.Path, consentSegments)
}

var (
	loginHosts      = []string{"login", "signin", "sso", "auth", "idp", "adfs", "passport"}
	loginSegments   = []string{"login", "log-in", "logon", "signin", "sign-in", "sign_in", "sso", "auth", "oauth", "oauth2", "saml", "saml2", "adfs", "cas", "wp-login", "authenticate"}
	consentSegments = []string{"consent", "cookie-consent", "cookieconsent", "cookiewall", "cookie-wall", "privacywall", "privacy-wall", "collectconsent"}
)

// hasSegment reports whether a path has one of the segments, its file type aside.
func hasSegment(path string, segments []string) bool {
	for segment := range strings.SplitSeq(strings.ToLower(path), "/") {
		name, _, _ := strings.Cut(segment, ".")
		if slices.Contains(segments, name) {
			return true
		}
	}
	return false
}
