package checks

import (
	"fmt"

	"linkwatch"
)

// missingMarks are what content systems write into the source of their "not
// found" page: WordPress, MediaWiki, DokuWiki, Next.js, Nuxt, VitePress, Gatsby,
// Shopify, and what several do. Some say so only of a shell, a page that a
// script is to fill: of others such a word may be a rule of style.
var missingMarks = []struct {
	mark   string
	points float64
	shell  bool
}{
	{`class="error404`, 3, false},
	{`class='error404`, 3, false},
	{`"page":"/404"`, 3, false},
	{`pagepath="/404`, 3, false},
	{`"pagetype":"404"`, 3, false},
	{`class="template-404`, 3, false},
	{`prerender-status-code" content="404"`, 4, false},
	{`data-page="404"`, 3, false},
	{`class="noarticletext`, 5, false},
	{`tpl_dokuwiki  notfound`, 5, false},
	{`__nuxt-error-page`, 3, false},
	{`class="next-error-h1`, 3, false},
	{`class="notfound`, 3, false},
	{`content="404 not found"`, 3, false},
	{`class="page404`, 3, false},
	{`<body class="not-found`, 3, false},
	{`<body class="page-404`, 3, false},
	{`<body class="error-page`, 2, false},
	{`<body id="error404`, 3, false},
	{`<body id="404`, 3, false},
	{`page-not-found`, 4, true},
	{`error-404`, 4, true},
	{`error404`, 4, true},
	{`404-page`, 4, true},
}

// marks weighs what the source says, and reports whether it says anything.
func (w *weighing) marks(p *linkwatch.Page) bool {
	const shellWords, slug = 5, "page-not-found" // which a title may have as well
	marked := false
	best := weight{}
	for _, mark := range p.Marks {
		for _, m := range missingMarks {
			if m.mark != mark || m.shell && p.Words > shellWords && mark != slug {
				continue
			}
			marked = true
			if (!m.shell || p.Words <= shellWords) && m.points > best.points {
				best = weight{m.points, fmt.Sprintf("its source says %q", m.mark)}
			}
		}
	}
	w.add(best.points, best.what)
	if best.points > 0 {
		w.said = best.what
		w.open = p.Words <= shellWords
	}
	return marked
}
