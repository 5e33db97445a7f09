package page_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"linkwatch"
)

const next = "https://www.example.org/next"

func checkLead(t *testing.T, body string, want linkwatch.Lead) {
	t.Helper()
	if got := read(t, home, body).Lead; got != want {
		t.Errorf("%s\ngot  %+v\nwant %+v", body, got, want)
	}
}

func refreshTo(to string, after time.Duration) linkwatch.Lead {
	return linkwatch.Lead{Kind: linkwatch.RefreshHop, To: to, After: after}
}

func scriptTo(to string, after time.Duration) linkwatch.Lead {
	return linkwatch.Lead{Kind: linkwatch.ScriptHop, To: to, After: after}
}

func TestReadFollowsRefreshInTheSpellingsOfBrowsers(t *testing.T) {
	for _, c := range []struct {
		content string
		want    linkwatch.Lead
	}{
		{"5; url=/next", refreshTo(next, 5*time.Second)},
		{"0;URL='/next'", refreshTo(next, 0)},
		{"0;Url=\"/next\" and more", refreshTo(next, 0)},
		{"0;url='/next", refreshTo(next, 0)},
		{"5,/next", refreshTo(next, 5*time.Second)},
		{"5 /next", refreshTo(next, 5*time.Second)},
		{"5;'/next'", refreshTo(next, 5*time.Second)},
		{" \n05.99 ; \turl \f=\r /next \n", refreshTo(next, 5*time.Second)},
		{".5; url=/next", refreshTo(next, 0)},
		{"3;url=ur", refreshTo("https://www.example.org/ur", 3*time.Second)},
		{"3;ur", refreshTo("https://www.example.org/ur", 3*time.Second)},
		{"3;url", refreshTo("https://www.example.org/url", 3*time.Second)},
		{"3;; url=/next", refreshTo("https://www.example.org/;%20url=/next", 3*time.Second)},
		{"0;url=https://Other.example", refreshTo("https://Other.example/", 0)},
		{"0;url=//other.example/a b?c#d", refreshTo("https://other.example/a%20b?c", 0)},
		{"0;url=https://user:secret@other.example/", refreshTo("https://other.example/", 0)},
		{`0;url=\next`, refreshTo(next, 0)},
		{"0;url=/ne\nxt", refreshTo(next, 0)},
		{"99999999999999999999;url=/next", refreshTo(next, 1_000_000_000*time.Second)},
		{"5", linkwatch.Lead{}},
		{"5;", linkwatch.Lead{}},
		{"5; url=", linkwatch.Lead{}},
		{"5; url=''", linkwatch.Lead{}},
		{"5; url=/help#top", linkwatch.Lead{}},
		{"5; url=https://www.example.org/help", linkwatch.Lead{}},
		{"", linkwatch.Lead{}},
		{"; url=/next", linkwatch.Lead{}},
		{"url=/next", linkwatch.Lead{}},
		{"-1; url=/next", linkwatch.Lead{}},
		{"5x; url=/next", linkwatch.Lead{}},
		{"0;url=javascript:alert(1)", linkwatch.Lead{}},
		{"0;url=data:text/html,x", linkwatch.Lead{}},
		{"0;url=ftp://other.example/", linkwatch.Lead{}},
		{"0;url=//0::", linkwatch.Lead{}},
		{"0;url=/" + strings.Repeat("x", 5000), linkwatch.Lead{}},
	} {
		t.Run(c.content[:min(len(c.content), 40)], func(t *testing.T) {
			checkLead(t, `<meta http-equiv="Refresh" content="`+strings.ReplaceAll(c.content, `"`, "&quot;")+`">`, c.want)
		})
	}
}

func TestReadFollowsRefreshWhereBrowsersDo(t *testing.T) {
	const meta = `<meta http-equiv=refresh content="0;url=/next">`
	for _, c := range []struct {
		name, body string
		want       linkwatch.Lead
	}{
		{"in a full page", "<title>x</title>" + meta + "<p>" + strings.Repeat("word ", 500), refreshTo(next, 0)},
		{"in the body", "<body><p>x</p>" + meta, refreshTo(next, 0)},
		{"with a name too", `<meta name=x http-equiv=refresh content="0;url=/next">`, refreshTo(next, 0)},
		{"relative to the base", `<base href="https://other.example/a/">` + `<meta http-equiv=refresh content="0;url=b">`, refreshTo("https://other.example/a/b", 0)},
		{"the first counts", meta + `<meta http-equiv=refresh content="0;url=/other">`, refreshTo(next, 0)},
		{"the first counts even if it only loads again", `<meta http-equiv=refresh content=300>` + meta, linkwatch.Lead{}},
		{"one that says nothing does not count", `<meta http-equiv=refresh content="now; url=/other">` + meta, refreshTo(next, 0)},
		{"not where scripts are off", "<noscript>" + meta + "</noscript>", linkwatch.Lead{}},
		{"not in a template", "<template>" + meta + "</template>", linkwatch.Lead{}},
		{"not in a comment for one browser", "<!--[if IE]>" + meta + "<![endif]-->", linkwatch.Lead{}},
		{"not by name", `<meta name=refresh content="0;url=/next">`, linkwatch.Lead{}},
	} {
		t.Run(c.name, func(t *testing.T) { checkLead(t, c.body, c.want) })
	}
}

func TestReadFollowsARefreshHeaderOfAnyAnswer(t *testing.T) {
	at, _ := url.Parse(home)
	for _, contentType := range []string{"text/html", "text/plain"} {
		header := http.Header{"Content-Type": {contentType}, "Refresh": {"3; url=/next"}}
		body := `<meta http-equiv=refresh content="0;url=/other">`
		if got := reader.Read(strings.NewReader(body), header, at, nil).Lead; got != refreshTo(next, 3*time.Second) {
			t.Errorf("%s: got %+v, want the header's %s", contentType, got, next)
		}
	}
}

func TestReadFollowsALoneScript(t *testing.T) {
	for _, c := range []struct {
		name, script string
		after        time.Duration
	}{
		{"location", `location = "/next"`, 0},
		{"window.location.href", `window.location.href='/next';`, 0},
		{"top, self, parent and document", `top.location = "/next"; self.location.assign("/next"); document.location="/next"; parent.location.href = '/next'`, 0},
		{"replace", ` window . location . replace ( "https:\/\/www.example.org\/next" ) ; `, 0},
		{"assign", `location.assign("\x2fne\u0078t")`, 0},
		{"a template string", "location.href = `/next`", 0},
		{"comments of both languages", "<!-- hide\n// away\nlocation = /* soon */ '/next' // now\n//-->", 0},
		{"strict", `"use strict"; location.href = "next"`, 0},
		{"when loaded", `window.onload=function(){window.location.href="/next"}`, 0},
		{"when loaded, by an arrow", `onload = () => { location.replace("/next") };`, 0},
		{"after a while", `setTimeout(function () { location.href = "/next"; }, 3000);`, 3 * time.Second},
		{"after a while, in a string", `window.setTimeout("location.href = '/next'", 1500)`, 1500 * time.Millisecond},
		{"after a while, by an arrow", `setTimeout(() => location.replace('/next'), 500)`, 500 * time.Millisecond},
		{"after two whiles", `onload = function go() { setTimeout(function(){ setTimeout(() => location = "/next", 1) }, 2) }`, 3 * time.Millisecond},
		{"at once and again", `location = "/next"; setTimeout(function(){ location = "/next" }, 5000)`, 0},
		{"a function called at once", `(function(){ location = "/next" })()`, 0},
		{"a function called at once, otherwise", `(function(){ location = "/next" }());`, 0},
	} {
		t.Run(c.name, func(t *testing.T) { checkLead(t, "<script>"+c.script+"</script>", scriptTo(next, c.after)) })
	}
}

func TestReadFollowsAScriptOnPagesThatAreNothingElse(t *testing.T) {
	const script = `<script>location.replace("/next")</script>`
	words := func(n int) string { return strings.Repeat("word ", n) }
	counter := "<script>" + strings.Repeat("count();", 100) + "</script>"
	for _, c := range []struct {
		name, body string
		want       linkwatch.Lead
	}{
		{"with a few words", "<title>Moved</title>" + script + "<p>" + words(19), scriptTo(next, 0)},
		{"not with many", script + "<p>" + words(20), linkwatch.Lead{}},
		{"with a link to the same place", script + `<p>Go <a href="next">on</a>`, scriptTo(next, 0)},
		{"not with a link elsewhere", script + `<a href="/other">x</a>`, linkwatch.Lead{}},
		{"not with a link within the page", script + `<a href="#main">x</a>`, linkwatch.Lead{}},
		{"not with a second link", script + `<a href=/next>x</a><nav hidden><a href=/other>y</a></nav>`, linkwatch.Lead{}},
		{"with a counter of visitors", counter + `<script src="/count.js"></script>` + script, scriptTo(next, 0)},
		{"not with an app", strings.Repeat(counter, 6) + script, linkwatch.Lead{}},
		{"with data", `<script type="application/json">` + strings.Repeat("1", 10000) + "</script>" + script, scriptTo(next, 0)},
		{"a module", `<script type=module>location = "/next"</script>`, scriptTo(next, 0)},
		{"with an old type", `<SCRIPT LANGUAGE=JavaScript TYPE="text/JavaScript">location = "/next"</SCRIPT>`, scriptTo(next, 0)},
		{"the first of two", script + `<script>location = "/other"</script>`, scriptTo(next, 0)},
		{"relative to the base", `<base href="https://other.example/a/"><script>location = "b"</script>`, scriptTo("https://other.example/a/b", 0)},
		{"a refresh goes before a script", `<script>location = "/other"</script><meta http-equiv=refresh content="1;url=/next">`, refreshTo(next, time.Second)},
		{"where a refresh only loads again", `<meta http-equiv=refresh content=300>` + script, scriptTo(next, 0)},
		{"not where src stands for it", `<script src=/x.js>location = "/next"</script>`, linkwatch.Lead{}},
		{"not where it is no script", `<script type="text/template">location = "/next"</script>`, linkwatch.Lead{}},
		{"not in a template", "<template>" + script + "</template>", linkwatch.Lead{}},
		{"not in a comment", "<!--" + script + "-->", linkwatch.Lead{}},
	} {
		t.Run(c.name, func(t *testing.T) { checkLead(t, c.body, c.want) })
	}
}

func TestReadFollowsNoScriptThatSaysMore(t *testing.T) {
	for _, script := range []string{
		`if (top != self) top.location = "/next"`,
		`if (!window.fetch) { location.href = "/old" }`,
		`top === self || (top.location = "/next")`,
		`location.href = "/next" + location.search`,
		`location.href = "/next".concat("?a")`,
		"location.href = `/next?${Date.now()}`",
		`location.href = target`,
		`location.href == "/next"`,
		`location.hash = "/next"`,
		`location.reload()`,
		`location = "#/home"`,
		`location.href = "/help"`,
		`location.href = "javascript:void(0)"`,
		`location.href = "tel:911"`,
		`location.href = ""`,
		`mylocation = "/next"`,
		`app.location = "/next"`,
		`var location = "/next"`,
		`function go() { location = "/next" }`,
		`button.onclick = function(){ location = "/next" }`,
		`setTimeout(go, 100); location = "/next"`,
		`setTimeout(function(){ location = "/next" }, delay)`,
		`location = "/next"; start()`,
		`location = "/next"; location = "/other"`,
		`location = "/next`,
		`location = "/next" /* `,
		`location = "/ne\zxt"`,
		`location = "/ne\u00`,
		`onload = function(e){ location = "/next" }`,
		`onload = function(){ location = "/next"`,
		`location = "/next" }`,
		`(location = "/next")`,
		`"location = '/next'"`,
		`location.replace("/next"`,
		`setTimeout("location", 5)`,
		`location = "/next" // ` + strings.Repeat("x", 2100),
		strings.Repeat("(function(){", 150),
	} {
		t.Run(script[:min(len(script), 50)], func(t *testing.T) { checkLead(t, "<script>"+script+"</script>", linkwatch.Lead{}) })
	}
}
