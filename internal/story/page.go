package story

import (
	"crypto/sha256"
	"fmt"
	"hash/fnv"
	"html/template"
	"net/http"
	"net/url"
	"strings"
	"time"

	"linkwatch"
)

// page is one address of the world as it stands.
type page struct {
	entry  linkwatch.Entry
	url    *url.URL
	chance uint32 // this page's own, drawn from its entry's id

	edited time.Time     // one day on which it was edited
	rhythm time.Duration // and how long it always is to the next; 0 if nobody edits it
	dated  channel       // where it says so

	status   int    // 0 for the page itself; an error otherwise
	walled   bool   // whether a bot wall stands in front of it
	moved    string // the address it has moved to for good; "" if it has not
	captured bool   // whether somebody else's content stands in its place
}

// channel is where a page says when it was edited.
type channel uint32

const (
	inWords channel = iota
	inMeta
	inJSONLD
	inOpenGraph
	nowhere
	channels
)

// newPage draws an entry's page: how often it is edited, and where it says so.
// A dated publication was edited last when it came out.
func newPage(e linkwatch.Entry, u *url.URL, start time.Time) *page {
	h := fnv.New32a()
	h.Write([]byte(e.ID))
	p := &page{entry: e, url: u, chance: h.Sum32()}
	p.dated = channel(p.chance/7) % channels
	p.edited = start.Add(-time.Duration(p.chance%40) * day)
	p.rhythm = []time.Duration{week, 2 * week, 30 * day, 60 * day}[p.chance/31%4]
	if e.Kind == linkwatch.Hotline {
		p.rhythm = 30 * day
	}
	if came, err := time.Parse("2006", e.Edition[:min(4, len(e.Edition))]); err == nil {
		p.edited, p.rhythm = came.AddDate(0, int(p.chance%11), 3), 0
	}
	return p
}

// editedBy is the last day on which the page was edited, as of a moment.
func (p page) editedBy(now time.Time) time.Time {
	if p.rhythm == 0 || now.Before(p.edited) {
		return p.edited
	}
	return p.edited.Add(now.Sub(p.edited).Truncate(p.rhythm))
}

func (p page) serve(rw http.ResponseWriter, r *http.Request, now time.Time) {
	switch {
	case p.walled:
		rw.Header().Set("Server", "cloudflare")
		rw.Header().Set("Cf-Mitigated", "challenge")
		missing(rw, http.StatusForbidden)
	case p.status != 0:
		missing(rw, p.status)
	case p.moved != "":
		http.Redirect(rw, r, p.moved, http.StatusMovedPermanently)
	case p.captured:
		rw.Header().Set("Content-Type", "text/html; charset=utf-8")
		rw.Write([]byte(capture))
	default:
		p.write(rw, r, now)
	}
}

func (p page) write(rw http.ResponseWriter, r *http.Request, now time.Time) {
	var text strings.Builder
	edited := p.editedBy(now)
	if err := layout.Execute(&text, map[string]any{
		"Entry": p.entry, "Edited": edited, "Words": edited.Format("January 2, 2006"),
		"InWords": p.dated == inWords, "InMeta": p.dated == inMeta, "InJSONLD": p.dated == inJSONLD, "InOpenGraph": p.dated == inOpenGraph,
	}); err != nil {
		panic(err) // unreachable: the template fits its data, or no page of the world could be served
	}
	tag := fmt.Sprintf(`"%x"`, sha256.Sum256([]byte(text.String())))[:18] + `"`
	rw.Header().Set("Content-Type", "text/html; charset=utf-8")
	rw.Header().Set("ETag", tag)
	if r.Header.Get("If-None-Match") == tag {
		rw.WriteHeader(http.StatusNotModified)
		return
	}
	rw.Write([]byte(text.String()))
}

func missing(rw http.ResponseWriter, status int) {
	rw.Header().Set("Content-Type", "text/html; charset=utf-8")
	rw.WriteHeader(status)
	fmt.Fprintf(rw, "<!DOCTYPE html>\n<html lang=\"en\"><title>%d %s</title><h1>%[2]s</h1></html>\n", status, http.StatusText(status))
}

var layout = template.Must(template.New("page").Parse(`<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>{{.Entry.Title}}{{with .Entry.Publisher}} | {{.}}{{end}}</title>
{{if .InMeta}}<meta name="dcterms.modified" content="{{.Edited.Format "2006-01-02"}}">{{end}}
{{if .InOpenGraph}}<meta property="article:modified_time" content="{{.Edited.Format "2006-01-02T15:04:05Z07:00"}}">{{end}}
{{if .InJSONLD}}<script type="application/ld+json">{"@type": "WebPage", "dateModified": {{.Edited.Format "2006-01-02"}}}</script>{{end}}
</head>
<body>
<nav><a href="/">Home</a> <a href="/about">About</a> <a href="/contact">Contact</a></nav>
<main>
<h1>{{.Entry.Title}}</h1>
<p>{{.Entry.Description}}</p>
{{range .Entry.Facts}}<p>{{if eq .Kind "phone"}}Call {{else if eq .Kind "sms"}}Text {{else if eq .Kind "email"}}Write to {{end}}{{.Value}}</p>
{{end}}{{if .InWords}}<p>Last updated: {{.Words}}</p>{{end}}
</main>
<footer>{{.Entry.Publisher}}</footer>
</body>
</html>
`))

// capture is what a gambling site shows on a domain that it has taken over.
const capture = `<!DOCTYPE html>
<html lang="zh-CN">
<head><meta charset="utf-8"><title>在线娱乐城 - 官方平台注册登录</title></head>
<body>
<h1>在线娱乐城</h1>
<p>百家乐、老虎机、体育投注,注册即送彩金。</p>
<p><a href="https://bet.example.net/">立即登录</a></p>
</body>
</html>
`

// unseen is a page at an address that no catalog lists.
func unseen() *page {
	return &page{url: &url.URL{Scheme: "https", Host: "unseen.invalid", Path: "/"}, dated: nowhere}
}
