package checks

import "strings"

// A tongue is how pages of one language say that there is no page.
type tongue struct {
	language string
	pages    []string // what is missing
	lost     []string // that it is
}

// tongues lists the wordings that are known: what servers, content systems and
// the translators of error pages write. A line with a word of both lists says
// that a page is missing; one with the second alone says that something is.
var tongues = []tongue{
	{"en", []string{"page", "pages", "webpage", "url", "link", "file", "document", "content", "article", "resource", "route", "object",
		"you're looking for", "you are looking for", "you were looking for", "you requested"},
		[]string{"not found", "notfound", "cannot be found", "can not be found", "can't be found", "could not be found", "couldn't be found",
			"couldn't find", "could not find", "can't find", "cannot find", "can not find", "unable to find", "unable to locate", "could not locate", "couldn't locate", "can't locate",
			"does not exist", "doesn't exist", "doesn't seem to exist", "does not seem to exist", "doesn't appear to exist", "no longer exists", "no longer exist",
			"no longer available", "no longer here", "no such page", "no page found", "no page here", "page missing", "missing page", "page is gone", "page lost", "lost page", "page has been lost", "dead link", "nothing found", "nothing was found", "nothing here", "410 gone"}},
	{"en", []string{"page", "webpage", "url", "link", "file", "you're looking for", "you are looking for", "you were looking for"},
		[]string{"is not available", "isn't available", "not available", "unavailable", "is not here", "isn't here", "isn't there", "is missing", "went missing", "gone missing", "isn't the page", "is not the page",
			"has moved", "has been moved", "has been removed", "was removed", "has been deleted", "was deleted"}},
	{"es", []string{"página", "pagina", "páginas", "contenido", "enlace", "documento", "artículo", "archivo", "sitio", "recurso", "dirección", "url"},
		[]string{"no encontrada", "no encontrado", "no existe", "no se encuentra", "no se encontró", "no se ha encontrado", "no fue encontrada", "no fue encontrado", "no pudo ser encontrada",
			"no se pudo encontrar", "no se puede encontrar", "no encontramos", "no hemos encontrado", "no hemos podido encontrar", "no podemos encontrar", "no está disponible", "no disponible", "ya no existe", "ya no está disponible", "ha sido eliminada", "ha sido eliminado"}},
	{"pt", []string{"página", "pagina", "conteúdo", "arquivo", "documento", "artigo", "endereço", "link", "site", "url"},
		[]string{"não encontrada", "não encontrado", "nao encontrada", "não existe", "não foi encontrada", "não foi encontrado", "não pôde ser encontrada", "não pode ser encontrada", "não encontramos",
			"não conseguimos encontrar", "não está disponível", "não disponível", "indisponível", "já não existe", "não existe mais", "foi removida", "foi removido"}},
	{"fr", []string{"page", "contenu", "fichier", "document", "article", "lien", "adresse", "site", "ressource", "url"},
		[]string{"introuvable", "non trouvée", "non trouvé", "pas trouvée", "pas trouvé", "n'existe pas", "n'existe plus", "n'a pas été trouvée", "n'a pas été trouvé", "n'a pu être trouvée",
			"n'a pas pu être trouvée", "ne peut être trouvée", "n'est pas disponible", "n'est plus disponible", "non disponible", "indisponible", "a été supprimée", "a été déplacée", "inexistante"}},
	{"de", []string{"seite", "webseite", "inhalt", "datei", "dokument", "artikel", "adresse", "link", "beitrag", "url"},
		[]string{"nicht gefunden", "nicht gefunden werden", "nicht finden", "existiert nicht", "existiert nicht mehr", "existiert leider nicht", "nicht vorhanden", "nicht mehr vorhanden", "nicht verfügbar", "nicht mehr verfügbar",
			"gibt es nicht", "gibt es nicht mehr", "gibt es leider nicht", "gibt es leider nicht mehr", "wurde entfernt", "wurde gelöscht", "wurde verschoben", "nicht erreichbar"}},
	{"it", []string{"pagina", "contenuto", "file", "documento", "articolo", "indirizzo", "sito", "risorsa", "url"},
		[]string{"non trovata", "non trovato", "non esiste", "non esiste più", "non è stata trovata", "non è stato trovato", "non è disponibile", "non più disponibile", "non disponibile", "impossibile trovare",
			"non riusciamo a trovare", "non abbiamo trovato", "inesistente", "è stata rimossa"}},
	{"nl", []string{"pagina", "inhoud", "bestand", "document", "artikel", "adres", "link", "url"},
		[]string{"niet gevonden", "kan niet worden gevonden", "kon niet worden gevonden", "niet vinden", "bestaat niet", "bestaat niet meer", "niet beschikbaar", "niet meer beschikbaar", "is verwijderd"}},
	{"sv", []string{"sidan", "sida", "innehållet", "filen", "dokumentet", "artikeln", "adressen"},
		[]string{"hittades inte", "hittades ej", "kunde inte hittas", "kan inte hittas", "hittar inte", "finns inte", "finns inte längre", "finns ej", "inte hittas", "saknas", "har tagits bort"}},
	{"no", []string{"siden", "side", "innholdet", "filen", "dokumentet", "artikkelen", "adressen"},
		[]string{"ikke funnet", "ble ikke funnet", "finnes ikke", "finnes ikke lenger", "finner ikke", "fant ikke", "eksisterer ikke", "er fjernet"}},
	{"da", []string{"siden", "side", "indholdet", "filen", "dokumentet", "artiklen", "adressen"},
		[]string{"ikke fundet", "blev ikke fundet", "kunne ikke findes", "findes ikke", "findes ikke længere", "kan ikke finde", "eksisterer ikke", "er fjernet"}},
	{"fi", []string{"sivua", "sivu", "sisältöä", "tiedostoa", "osoitetta", "artikkelia"},
		[]string{"ei löydy", "ei löytynyt", "ei löydetty", "ei ole olemassa", "ei ole enää", "ei ole saatavilla", "on poistettu"}},
	{"is", []string{"síða", "síðan", "síðu"}, []string{"fannst ekki", "finnst ekki", "er ekki til"}},
	{"pl", []string{"strona", "strony", "plik", "pliku", "dokument", "artykuł", "adres", "treść"},
		[]string{"nie znaleziono", "nie została znaleziona", "nie można znaleźć", "nie istnieje", "już nie istnieje", "nie odnaleziono", "nie jest dostępna", "niedostępna", "została usunięta"}},
	{"cs", []string{"stránka", "stránku", "stránky", "soubor", "dokument", "článek", "obsah", "adresa"},
		[]string{"nenalezena", "nenalezeno", "nebyla nalezena", "nebyl nalezen", "neexistuje", "nelze najít", "se nepodařilo najít", "není dostupná", "nebyla nenalezena"}},
	{"sk", []string{"stránka", "stránku", "súbor", "dokument", "článok", "obsah"},
		[]string{"nenájdená", "nebola nájdená", "sa nenašla", "neexistuje", "sa nepodarilo nájsť", "nie je dostupná"}},
	{"sl", []string{"stran", "strani", "stranke"}, []string{"ni najdena", "ni mogoče najti", "ne obstaja", "ni bilo mogoče najti"}},
	{"hr", []string{"stranica", "stranicu", "strana", "stranu", "sadržaj", "datoteka"},
		[]string{"nije pronađena", "nije pronađen", "ne postoji", "nije dostupna", "nije moguće pronaći", "ne možemo pronaći", "nije nađena"}},
	{"sr", []string{"страница", "страницу", "страна"}, []string{"није пронађена", "није нађена", "не постоји"}},
	{"hu", []string{"oldal", "az oldal", "lap", "tartalom", "fájl", "cím"},
		[]string{"nem található", "nem létezik", "nem találjuk", "nem találtuk", "nem elérhető", "már nem létezik"}},
	{"ro", []string{"pagina", "paginii", "conținutul", "fișierul", "documentul", "articolul", "adresa"},
		[]string{"nu a fost găsită", "nu a fost găsit", "nu a fost gasita", "nu există", "nu exista", "nu mai există", "negăsită", "nu este disponibilă", "nu poate fi găsită"}},
	{"bg", []string{"страницата", "страница", "файлът", "съдържанието"}, []string{"не е намерена", "не е открита", "не беше намерена", "не съществува", "не може да бъде намерена", "не е достъпна"}},
	{"mk", []string{"страницата", "страница"}, []string{"не е пронајдена", "не постои", "не е најдена"}},
	{"el", []string{"σελίδα", "σελίδας", "σελιδα", "περιεχόμενο"}, []string{"δεν βρέθηκε", "δε βρέθηκε", "δεν υπάρχει", "δεν υπάρχει πλέον", "δεν μπορεί να βρεθεί", "δεν είναι διαθέσιμη"}},
	{"tr", []string{"sayfa", "sayfayı", "içerik", "dosya", "adres", "bağlantı"}, []string{"bulunamadı", "bulunmamaktadır", "bulunamıyor", "mevcut değil", "bulamadık", "artık mevcut değil"}},
	{"az", []string{"səhifə"}, []string{"tapılmadı", "mövcud deyil"}},
	{"ru", []string{"страница", "страницы", "страницу", "файл", "документ", "статья", "материал", "адрес"},
		[]string{"не найдена", "не найден", "не найдено", "не существует", "не удалось найти", "не можем найти", "не смог найти", "недоступна", "была удалена", "удалена", "больше не существует", "нет такой страницы"}},
	{"uk", []string{"сторінка", "сторінку", "сторінки", "файл", "документ", "матеріал", "статтю"},
		[]string{"не знайдено", "не знайдена", "не існує", "не вдалося знайти", "не може знайти", "недоступна", "була видалена", "видалено"}},
	{"be", []string{"старонка", "старонку"}, []string{"не знойдзена", "не існуе"}},
	{"et", []string{"lehekülge", "lehte", "lehekülg", "leht"}, []string{"ei leitud", "ei leia", "ei eksisteeri", "ei ole olemas"}},
	{"lv", []string{"lapa", "lappuse"}, []string{"nav atrasta", "netika atrasta", "neeksistē"}},
	{"lt", []string{"puslapis", "puslapio"}, []string{"nerastas", "nerasta", "neegzistuoja", "nepavyko rasti"}},
	{"ca", []string{"pàgina", "contingut", "document"}, []string{"no trobada", "no s'ha trobat", "no existeix", "no trobat", "no està disponible"}},
	{"eu", []string{"orria", "orrialdea"}, []string{"ez da aurkitu", "ez da existitzen"}},
	{"sq", []string{"faqja"}, []string{"nuk u gjet", "nuk ekziston", "nuk gjendet"}},
	{"ar", []string{"الصفحة", "صفحة", "المحتوى", "الرابط", "الملف"}, []string{"غير موجودة", "غير موجود", "لم يتم العثور", "لا يمكن العثور", "لم نتمكن من العثور", "تعذر العثور", "غير متوفرة", "غير متاحة", "غير متوفر"}},
	{"he", []string{"הדף", "דף", "העמוד", "עמוד", "התוכן"}, []string{"לא נמצא", "אינו קיים", "לא קיים", "לא נמצאה"}},
	{"fa", []string{"صفحه", "صفحه‌ای", "برگه"}, []string{"یافت نشد", "پیدا نشد", "وجود ندارد", "موجود نیست"}},
	{"ur", []string{"صفحہ"}, []string{"نہیں ملا", "موجود نہیں"}},
	{"hi", []string{"पृष्ठ", "पेज"}, []string{"नहीं मिला", "मौजूद नहीं", "उपलब्ध नहीं"}},
	{"ne", []string{"पृष्ठ", "पेज"}, []string{"फेला परेन", "भेटिएन"}},
	{"bn", []string{"পৃষ্ঠা", "পাতা", "পেজ"}, []string{"পাওয়া যায়নি", "খুঁজে পাওয়া যায়নি"}},
	{"th", []string{"หน้า", "เพจ"}, []string{"ไม่พบ", "ไม่มีอยู่", "ไม่เจอ"}},
	{"vi", []string{"trang", "nội dung", "tài liệu"}, []string{"không tìm thấy", "không tồn tại", "không thể tìm thấy", "không có sẵn"}},
	{"id", []string{"halaman", "laman", "konten", "artikel", "berkas"}, []string{"tidak ditemukan", "tidak dapat ditemukan", "tidak tersedia", "tidak bisa ditemukan", "tak ditemukan"}},
	{"ms", []string{"halaman", "laman"}, []string{"tidak dijumpai", "tidak ditemui", "tidak wujud"}},
	{"tl", []string{"pahina", "page"}, []string{"hindi nahanap", "hindi matagpuan", "hindi natagpuan"}},
	{"sw", []string{"ukurasa"}, []string{"haukupatikana", "haupatikani", "haupo"}},
	{"zh", []string{"页面", "网页", "頁面", "網頁", "文件", "内容", "內容", "链接", "連結", "地址"},
		[]string{"不存在", "找不到", "未找到", "没有找到", "无法找到", "無法找到", "不见了", "不見了", "已被删除", "已被刪除", "已删除", "沒有找到"}},
	{"ja", []string{"ページ", "ファイル", "コンテンツ", "記事", "お探しの"}, []string{"見つかりません", "見つかりませんでした", "存在しません", "見つけられません", "削除された", "移動または削除"}},
	{"ko", []string{"페이지", "주소", "문서", "파일"}, []string{"찾을 수 없", "존재하지 않", "찾지 못했", "없는 페이지", "삭제되었"}},
}

// A lostWord is where a word stands in tongues.
type lostWord struct{ tongues []int }

// lostWords says of each word for lost in whose languages it is one. 404 is one
// in all, alone.
var lostWords = func() map[string]lostWord {
	words := map[string]lostWord{"404": {}}
	for i, t := range tongues {
		for _, word := range t.lost {
			w := words[word]
			w.tongues = append(w.tongues, i)
			words[word] = w
		}
	}
	return words
}()

// passing are the words of a line that says that the page will be back.
var passing = wordSet(`temporarily temporary currently momentarily maintenance
	temporalmente temporariamente temporairement actuellement momentanément vorübergehend momentan derzeit temporaneamente momentaneamente
	tijdelijk tillfälligt midlertidig tymczasowo dočasně временно тимчасово geçici sementara`)

// fillers are the words that such a line may have besides: they say nothing.
var fillers = wordSet(`404 410 error http https status code
	oops ooops oopsie oopsies whoops woops uh oh ups hmm sorry apologies ohoh ouch yikes dang
	we we're i the that this a an is was it it's you you're your are were our looks like seems looking for requested trying
	reach access to of on at by or be but could can has have been here there what where anymore longer no just hit
	erreur fehler errore erro fout fel feil fejl virhe błąd chyba hiba eroare грешка ошибка помилка σφάλμα hata خطأ שגיאה
	错误 錯誤 エラー 오류 kesalahan lỗi
	lo sentimos la el que buscas esta désolé cette die der das diese leider o de questa deze desculpe spiacenti beklager non il`)

func wordSet(words string) map[string]bool {
	set := map[string]bool{}
	for word := range strings.FieldsSeq(words) {
		set[word] = true
	}
	return set
}
