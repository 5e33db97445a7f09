package checks

import (
	"strings"
	"testing"

	"linkwatch"
)

func TestSoft404(t *testing.T) {
	plain := entry()
	v := func(ago int, change ...func(*linkwatch.Visit)) linkwatch.Visit { return visit(hours(ago), change...) }
	one := func(change ...func(*linkwatch.Visit)) []linkwatch.Visit { return []linkwatch.Visit{v(1, change...)} }
	gone := showing(made{title: "Page not found | Help", headings: []string{"Page not found"}, text: "The page you are looking for does not exist.", words: 120, links: 30})
	vague := showing(made{title: "Help", headings: []string{"This resource no longer exists"}, words: 300, links: 20})
	judge(t, "soft404", []judged{
		{"a page that says so and has little else is broken at once", plain, one(gone), linkwatch.Broken, "Page not found"},
		{"long menus do not hide it", plain, one(showing(made{title: "Page not found | Help", headings: []string{"Page not found"}, words: 900, links: 330})), linkwatch.Broken, "Page not found"},
		{"a plain title on a page of few words needs nothing else", plain, one(showing(made{title: "Página no encontrada", headings: []string{"Página no encontrada"}, words: 30, links: 2})), linkwatch.Broken, "no encontrada"},
		{"a German page that is sorry", plain, one(showing(made{title: "Hoppla", headings: []string{"Diese Seite gibt es leider nicht mehr"}, words: 30, links: 2})), linkwatch.Broken, "leider nicht"},
		{"a page that says so once is unsure", plain, one(vague), linkwatch.Unsure, "no longer exists"},
		{"a page that says so twice is broken", plain, []linkwatch.Visit{v(1, vague), v(25, vague)}, linkwatch.Broken, "no longer exists"},
		{"a number for a title", plain, one(showing(made{title: "404", words: 20, links: 1})), linkwatch.Unsure, "404"},
		{"a sentence alone", plain, one(showing(made{title: "Help", text: "Sorry. We couldn't find that page."})), linkwatch.Unsure, "couldn't find"},
		{"WordPress says so in its source", plain, one(showing(made{title: "Ups", words: 40, links: 4, source: []string{`class="error404`}})), linkwatch.Unsure, "error404"},
		{"a shell that a script is to fill with it", plain, one(showing(made{source: []string{"page-not-found"}})), linkwatch.Unsure, "page-not-found"},
		{"a shell is never more than unsure", plain, []linkwatch.Visit{v(1, showing(made{source: []string{"page-not-found"}})), v(25, showing(made{source: []string{"page-not-found"}}))}, linkwatch.Unsure, "page-not-found"},
		{"a page that will be back", plain, one(showing(made{title: "This page is temporarily unavailable", words: 30, links: 3})), linkwatch.Healthy, ""},
		{"long lists of links do not hide it", plain, one(showing(made{title: "Page not found | Help", headings: []string{"Sorry, we can't find that page"}, words: 1230, links: 143})), linkwatch.Unsure, "Page not found"},
		{"the text of a long page under a number", plain, one(showing(made{title: "404 page | Help", headings: []string{"Well, this is awkward"}, text: "Well, this is awkward The page you are looking for isn't here.", words: 400, links: 80})), linkwatch.Unsure, "404"},
		{"one good visit undoes it", plain, []linkwatch.Visit{v(1, showing(guide)), v(25, gone)}, linkwatch.Healthy, ""},
		{"sent to an address that says so", plain, one(sentTo("https://help.example.org/error404.html"), showing(made{title: "Help", words: 150, links: 30})), linkwatch.Unsure, "error404"},
		{"sent there by a server's settings", plain, one(sentTo("https://help.example.org/oops?aspxerrorpath=/guide"), showing(made{title: "Help", words: 150, links: 30})), linkwatch.Unsure, "aspxerrorpath"},
		{"a title without a page in it, of which nothing else speaks", plain, []linkwatch.Visit{v(1, showing(made{title: "Not found", text: "A film.", words: 30})), v(25, showing(made{title: "Not found", text: "A film.", words: 30}))}, linkwatch.Unsure, "Not found"},
		{"a number above words without a page in them", plain, one(showing(made{title: "404: Not found", headings: []string{"Not found"}, text: "Go home.", words: 30})), linkwatch.Broken, "Not found"},
		{"a title that goes on, above a heading and a sentence that say it", plain, one(showing(made{title: "Not found: Database of shelters", headings: []string{"Not found"}, text: "Not found We couldn't find what you're looking for in the database.", words: 40})), linkwatch.Broken, "Not found"},
		{"a title that goes on with what was not found", plain, one(showing(made{title: "Not found: twelve sisters", headings: []string{"Not found"}, text: "A film.", words: 30})), linkwatch.Healthy, ""},
		{"a title that goes on, without headings", plain, one(showing(made{title: "A page that nobody found, which does not exist: what old diaries remember", text: "An essay.", words: 30})), linkwatch.Healthy, ""},
		{"a sentence on a page about such pages", plain, one(showing(made{title: "Error codes", text: "The page does not exist.", words: 40})), linkwatch.Healthy, ""},
		{"a sentence about a thing", plain, one(showing(made{title: "Shelters", text: "We could not find your location.", words: 30})), linkwatch.Healthy, ""},
		{"a sentence about a thing that is all of the page", plain, one(showing(made{title: "Information", text: "The requested topic does not exist."})), linkwatch.Unsure, "topic does not exist"},
		{"a sentence alone is never more than unsure", plain, []linkwatch.Visit{v(1, showing(made{title: "Help", text: "We couldn't find that page.", words: 50})), v(25, showing(made{title: "Help", text: "We couldn't find that page.", words: 50}))}, linkwatch.Unsure, "couldn't find"},
		{"an entry about such pages", entry(func(e *linkwatch.Entry) { e.Title = "Page not found: the art of the 404" }),
			one(showing(made{title: "Page not found", headings: []string{"The art of the 404"}, words: 90, links: 10})), linkwatch.Healthy, ""},
		{"a page that was dead when it was first read", plain, []linkwatch.Visit{v(1, gone), v(25, gone), v(50, gone)}, linkwatch.Broken, "Page not found"},
		{"a page that has lost its words as well", plain, []linkwatch.Visit{v(1, showing(made{title: "Help", headings: []string{"404"}, words: 60, links: 4})), v(25, showing(guide))}, linkwatch.Unsure, "404"},
		{"a 404 needs no other word", plain, one(gone, answered(404, 404)), linkwatch.Broken, ""},
	})
}

func TestSoft404ByProbe(t *testing.T) {
	plain := entry()
	asked := "https://help.example.org/qzvkw"
	probed := func(status int, final string, p linkwatch.Page) func(*linkwatch.Visit) {
		return func(v *linkwatch.Visit) {
			v.Probe = linkwatch.Probe{At: v.At, URL: asked, FinalURL: final, Status: status, Page: &p}
		}
	}
	like := func(title string, blocks ...uint32) linkwatch.Page {
		p := made{title: title, words: 200, links: 20}.page()
		p.Hash, p.Print.Blocks = "", blocks
		return p
	}
	one := func(p linkwatch.Page, change ...func(*linkwatch.Visit)) []linkwatch.Visit {
		return []linkwatch.Visit{visit(hours(1), append(change, func(v *linkwatch.Visit) { v.Page = p })...)}
	}
	shell := made{title: "App"}.page()
	vague := made{title: "Help", headings: []string{"This resource no longer exists"}, words: 300, links: 20}.page()
	judge(t, "soft404", []judged{
		{"the same answer is a soft 404 whatever it says", plain, one(like("Help", 1, 2, 3, 4, 5), probed(200, asked, like("Help", 1, 2, 3, 4, 5))), linkwatch.Unsure, "cannot exist"},
		{"the same answer with the address in it", plain, one(like("Help", 1, 2, 3, 4, 5), probed(200, asked, like("Help", 1, 2, 3, 4, 9))), linkwatch.Unsure, "cannot exist"},
		{"the same answer that says so is broken at once", plain, one(vague, probed(200, asked, vague)), linkwatch.Broken, "no longer exists"},
		{"an answer under another title", plain, one(like("Help", 1, 2, 3, 4, 5), probed(200, asked, like("Oh", 1, 2, 3, 4, 5))), linkwatch.Healthy, ""},
		{"a page with more text than that answer", plain, one(like("Help", 1, 2, 3, 4, 5, 6, 7, 8), probed(200, asked, like("Help", 1, 2, 3, 4))), linkwatch.Healthy, ""},
		{"an honest host is believed where the page is in doubt", plain, one(vague, probed(404, asked, linkwatch.Page{})), linkwatch.Healthy, ""},
		{"a wall in front of the probe says nothing", plain, one(vague, probed(200, asked, made{title: "Just a moment..."}.page())), linkwatch.Unsure, "no longer exists"},
		{"a script fills every address with the same shell", plain, one(shell, probed(200, asked, shell)), linkwatch.Healthy, ""},
		{"a page that bears the entry's title", entry(func(e *linkwatch.Entry) { e.Title = "Shelters of Austin" }),
			one(like("Shelters of Austin", 1, 2, 3, 4, 5), probed(200, asked, like("Shelters of Austin", 1, 2, 3, 4, 5))), linkwatch.Healthy, ""},
		{"a front page that is shown for everything", entry(func(e *linkwatch.Entry) { e.URL = "https://help.example.org/en/" }),
			one(like("Help", 1, 2, 3, 4, 5), func(v *linkwatch.Visit) {
				v.URL, v.FinalURL = "https://help.example.org/en/", "https://help.example.org/en/"
			},
				probed(200, asked, like("Help", 1, 2, 3, 4, 5))), linkwatch.Healthy, ""},
	})
}

func TestGenericPage(t *testing.T) {
	root := sentTo("https://help.example.org/")
	home := showing(made{title: "Help", headings: []string{"News"}, words: 500, links: 80})
	v := func(ago int, change ...func(*linkwatch.Visit)) linkwatch.Visit {
		return visit(hours(ago), append([]func(*linkwatch.Visit){home}, change...)...)
	}
	probed := func(v *linkwatch.Visit) {
		v.Probe = linkwatch.Probe{URL: "https://help.example.org/qzvkw", FinalURL: "https://help.example.org/", Status: 200, Page: &linkwatch.Page{}}
	}
	judge(t, "soft404", []judged{
		{"to the front page once is unsure", entry(), []linkwatch.Visit{v(1, root)}, linkwatch.Unsure, "front page"},
		{"to the front page twice is broken", entry(), []linkwatch.Visit{v(1, root), v(25, root), v(50, showing(guide))}, linkwatch.Broken, "front page"},
		{"to the front page, as for every address, is broken at once", entry(), []linkwatch.Visit{v(1, root, probed)}, linkwatch.Broken, "front page"},
		{"to the front page of a language", entry(), []linkwatch.Visit{v(1, sentTo("https://help.example.org/es/"))}, linkwatch.Unsure, "front page"},
		{"to the front page of a site of its own", entry(), []linkwatch.Visit{v(1, sentTo("https://guide.example.org/"))}, linkwatch.Healthy, ""},
		{"from one front page to another", entry(func(e *linkwatch.Entry) { e.URL = "https://help.example.org/home.html" }),
			[]linkwatch.Visit{v(1, root, func(v *linkwatch.Visit) { v.URL = "https://help.example.org/home.html" })}, linkwatch.Healthy, ""},
		{"to a front page that bears the entry's title", entry(func(e *linkwatch.Entry) { e.Title = "Help" }), []linkwatch.Visit{v(1, root)}, linkwatch.Healthy, ""},
		{"to a front page that shows the entry's number", entry(func(e *linkwatch.Entry) {
			e.Facts = []linkwatch.Fact{{Kind: linkwatch.Phone, Value: "1-888-555-0100"}}
		}), []linkwatch.Visit{v(1, root, func(v *linkwatch.Visit) {
			v.Page.Facts = []linkwatch.Fact{{Kind: linkwatch.Phone, Value: "1-888-555-0100"}}
		})}, linkwatch.Healthy, ""},
		{"to a front page that a person has verified", entry(func(e *linkwatch.Entry) { e.LastVerified.On = today.Add(-day) }),
			[]linkwatch.Visit{v(1, root), v(50, root)}, linkwatch.Healthy, ""},
	})
	crowded := Judge(entry(), Past{Visits: []linkwatch.Visit{v(1, sentTo("https://help.example.org/archive"))}, Crowd: 3}, today)
	if crowded.Health != linkwatch.Unsure || len(crowded.Findings) == 0 || !strings.Contains(crowded.Findings[0].Detail, "3 other entries") {
		t.Errorf("a page that 3 other entries lead to: %v, %+v; want unsure by soft404", crowded.Health, crowded.Findings)
	}
}

// TestNotFoundIsUnderstood tries the lines that "not found" pages are headed by,
// alone on a short page.
func TestNotFoundIsUnderstood(t *testing.T) {
	for _, line := range []string{
		"Page not found", "404 Not Found", "Error 404", "404", "Oops! That page can’t be found.", "Sorry, we can't find the page you're looking for",
		"This page doesn't exist", "This page could not be found.", "404 - File or directory not found.", "The page you requested was not found",
		"Sorry, this page isn't available.", "The resource cannot be found.", "HTTP Error 404.0 - Not Found", "Object not found!", "Error 404 (Not Found)!!1",
		"Requested page not found", "Hmm... this page doesn't exist", "Not Found (#404)", "Whoops, that page is gone.", "This page has gone missing",
		"Page Missing", "This isn't the page you're looking for", "The page you are looking for has moved", "Page Unavailable", "This content is no longer available",
		"Oopsie, we couldn't locate this page", "Page has moved", "You just hit a route that doesn't exist",
		"Página no encontrada", "La página que buscas no existe", "No hemos podido encontrar la página", "Página não encontrada", "Esta página não existe",
		"Page non trouvée", "Page introuvable", "Cette page n'existe pas", "Seite nicht gefunden", "Diese Seite existiert leider nicht", "Pagina non trovata",
		"Pagina niet gevonden", "Sidan hittades inte", "Sidan kunde inte hittas", "Siden ble ikke funnet", "Siden blev ikke fundet", "Sivua ei löytynyt", "Síðan fannst ekki",
		"Strona nie została znaleziona", "Nie znaleziono strony", "Stránka nenalezena", "Stránka nebola nájdená", "Strani ni mogoče najti", "Stranica nije pronađena", "Страница није пронађена",
		"Az oldal nem található", "Pagina nu a fost găsită", "Страницата не е намерена", "Страницата не е пронајдена", "Η σελίδα δεν βρέθηκε", "Sayfa bulunamadı", "Səhifə tapılmadı",
		"Страница не найдена", "Ошибка 404: страница не существует", "Сторінку не знайдено", "Старонка не знойдзена", "Lehekülge ei leitud", "Lapa nav atrasta", "Puslapis nerastas",
		"No s'ha trobat la pàgina", "Orria ez da aurkitu", "Faqja nuk u gjet", "الصفحة غير موجودة", "لم يتم العثور على الصفحة", "הדף לא נמצא", "صفحه یافت نشد", "صفحہ نہیں ملا",
		"पृष्ठ नहीं मिला", "पेज फेला परेन", "পৃষ্ঠা খুঁজে পাওয়া যায়নি", "ไม่พบหน้า", "Không tìm thấy trang", "Halaman tidak ditemukan", "Laman tidak dijumpai", "Hindi nahanap ang pahina", "Ukurasa haukupatikana",
		"Hmm, we can't seem to find the page you're looking for", "You've found a page that doesn't exist!", "Story not found", "Item not found", "Invalid link", "Sorry, there’s nothing here", "Whoops, you seem lost",
		"The link you clicked is broken", "Whoops! Page removed", "Error! We were unable to find this page", "No pudimos encontrar esta página", "Esta página já não está disponível", "Nous ne trouvons pas la page que vous cherchez",
		"Wir konnten die gewünschte Seite nicht finden", "Hier ist leider nichts zu finden", "Questa pagina non è più disponibile", "Helaas, deze pagina kunnen we niet vinden", "Nie możemy znaleźć tej strony",
		"Stránku se nám nepodařilo najít", "Vi kunde inte hitta sidan", "Vi fandt ikke siden", "Vi finner dessverre ikke siden", "Ezt az oldalt nem találjuk", "Această pagină nu mai este disponibilă", "Δεν ήταν δυνατή η εύρεση της σελίδας",
		"Такой страницы нет", "Мы не можем найти эту страницу", "Ми не можемо знайти цю сторінку", "Üzgünüz, böyle bir sayfa yok", "هذه الصفحة لم تعد متاحة", "לא מצאנו את הדף", "این صفحه وجود ندارد", "ขออภัย ไม่มีหน้านี้ในระบบ", "Trang không được tìm thấy",
		"გვერდი ვერ მოიძებნა", "Էջը չի գտնվել", "Bladsy nie gevind nie", "Páxina non atopada", "பக்கம் கிடைக்கவில்லை", "指定されたページは存在しないか、移動した可能性があります", "존재하지 않는 페이지입니다",
		"页面不存在", "找不到页面", "您访问的页面不存在", "找不到網頁", "ページが見つかりません", "お探しのページは見つかりませんでした", "페이지를 찾을 수 없습니다", "요청하신 페이지를 찾을 수 없습니다",
	} {
		v := visit(hours(1), showing(made{title: line + " | Help", headings: []string{line}, words: 40, links: 6}))
		if got := soft404(Case{Entry: entry(), Past: Past{Visits: []linkwatch.Visit{v}}, Now: today}); len(got) == 0 {
			t.Errorf("%q on a short page: found nothing, want soft404; terms %v", line, v.Page.Terms)
		}
		if !Doubtful(v) {
			t.Errorf("%q on a short page: not doubtful, want a probe", line)
		}
	}
}

func TestDoubtful(t *testing.T) {
	for _, c := range []struct {
		name string
		v    linkwatch.Visit
		want bool
	}{
		{"an ordinary page", visit(0, showing(guide)), false},
		{"an application that a script fills", visit(0, showing(made{title: "App"})), false},
		{"next to no words", visit(0, showing(made{title: "Help", text: "Welcome back, friend."})), true},
		{"sent to the front page", visit(0, showing(guide), sentTo("https://help.example.org/")), true},
		{"sent to https", visit(0, showing(guide), sentTo("https://www.help.example.org/guide/")), false},
		{"a front page", visit(0, showing(made{title: "404"}), func(v *linkwatch.Visit) { v.URL, v.FinalURL = "https://a.org/", "https://a.org/" }), false},
		{"a document", visit(0, func(v *linkwatch.Visit) { v.Page = linkwatch.Page{ContentType: "application/pdf", Reader: "test"} }), false},
		{"an error", visit(0, answered(404), showing(made{title: "404"})), false},
		{"a wall", visit(0, showing(made{title: "Just a moment..."})), false},
	} {
		if got := Doubtful(c.v); got != c.want {
			t.Errorf("%s: doubtful = %v, want %v", c.name, got, c.want)
		}
	}
}
