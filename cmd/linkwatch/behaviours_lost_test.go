package main

import (
	"fmt"
	"io"
	"net/http"
	"strings"
)

// lostPages are how hosts say in many languages that a page is not there, with
// a status that says all is well.
var lostPages = map[string]struct{ language, title, text string }{
	"soft404-en": {"en", "Page not found", "Sorry, we could not find the page that you were looking for."},
	"soft404-es": {"es", "Página no encontrada", "Lo sentimos, la página que busca no existe."},
	"soft404-fr": {"fr", "Page introuvable", "Désolé, cette page n'existe pas ou n'existe plus."},
	"soft404-de": {"de", "Seite nicht gefunden", "Die Seite, die Sie suchen, gibt es leider nicht mehr."},
	"soft404-pt": {"pt", "Página não encontrada", "A página que procura não existe."},
	"soft404-ru": {"ru", "Страница не найдена", "К сожалению, такой страницы не существует."},
	"soft404-ar": {"ar", "الصفحة غير موجودة", "عذرا، لم يتم العثور على الصفحة التي تبحث عنها."},
	"soft404-zh": {"zh", "页面不存在", "抱歉,您访问的页面找不到了。"},
	"soft404-ja": {"ja", "ページが見つかりません", "お探しのページは存在しません。"},
	"soft404-th": {"th", "ไม่พบหน้า", "ขออภัย ไม่พบหน้าที่คุณต้องการ"},
}

// everywhere shows one page at every address.
func everywhere(text string) http.Handler {
	return site(func(w http.ResponseWriter, _ *http.Request) { io.WriteString(w, text) })
}

// errorPage redirects whatever is asked for to one address, where it says that
// there is no such page.
func errorPage(at string) http.Handler {
	return site(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != at {
			http.Redirect(w, r, at, http.StatusFound)
			return
		}
		io.WriteString(w, lostPage("en", "Page not found", "Please use the menu above."))
	})
}

// lostServers are those hosts.
func lostServers() map[string]http.Handler {
	lost := map[string]http.Handler{
		"soft404-wordpress": everywhere(themePage),
		"soft404-and-back":  everywhere(lostPage("en", "Page not found", "The page that you are looking for does not exist.")),
	}
	for name, p := range lostPages {
		lost[name] = everywhere(lostPage(p.language, p.title, p.text))
	}
	return lost
}

func lostPage(language, title, text string) string {
	return fmt.Sprintf("<!DOCTYPE html><html lang=%q><head><meta charset=utf-8><title>%s</title></head><body><h1>%[2]s</h1><p>%s</p></body></html>", language, title, text)
}

// themePage is what a theme shows for a page that is missing: a long menu, and
// hardly a word.
var themePage = `<!DOCTYPE html><html lang="en"><head><title>Nothing found - The Open Door Society</title></head>
<body class="error404 wp-theme"><nav><ul>` + strings.Repeat(`<li><a href="/m">A house of ours</a></li>`, 20) + `</ul></nav>
<h1>Oops! That page can't be found.</h1><p>It looks like nothing was found here. Maybe try a search?</p></body></html>`
