package checks

import "strings"

// A tongue is how pages of one language say that there is no page.
type tongue struct {
	language string
	pages    []string // what is missing
	things   []string // what may be missing likewise, but also from elsewhere: they tell only in a line that says nothing else
	lost     []string // that it is
}

// englishLost is shared by the pages and the things that they show.
var englishLost = []string{"not found", "notfound", "cannot be found", "can not be found", "can't be found", "could not be found", "couldn't be found",
	"couldn't find", "could not find", "can't seem to find", "cannot seem to find", "couldn't seem to find", "can't quite find", "were unable to find", "can't find", "cannot find", "can not find", "unable to find", "unable to locate", "could not locate", "couldn't locate", "can't locate",
	"does not exist", "doesn't exist", "doesn't seem to exist", "does not seem to exist", "doesn't appear to exist", "no longer exists", "no longer exist",
	"no longer available", "no longer here", "no such page", "no page found", "no page here", "page missing", "missing page", "page is gone", "page has been lost", "page removed", "page deleted", "page has gone", "page you want is gone",
	"dead link", "broken link", "link is broken", "clicked is broken", "followed is broken", "may be broken", "outdated link", "invalid link", "invalid url", "invalid address", "invalid page",
	"nothing found", "nothing was found", "nothing here", "nothing to see here", "nothing to be found", "nowhere to be found", "never existed", "doesn't live here", "no longer lives here",
	"is not the page you are looking for", "is not the page you're looking for", "wandered off", "you seem lost", "you seem to be lost", "you look lost", "you're lost", "you are lost",
	"lost in space", "oopsies", "wrong turn", "410 gone"}

// englishGone is shared likewise: it says less by itself.
var englishGone = []string{"is not available", "isn't available", "not available", "unavailable", "is not here", "isn't here", "isn't there", "is missing", "went missing", "gone missing", "isn't the page", "is not the page",
	"has moved", "has been moved", "has been archived or deleted", "has been withdrawn", "has expired", "has been removed", "was removed", "has been deleted", "was deleted", "seems to be missing", "appears to be missing", "cannot be displayed", "can't be displayed"}

// tongues lists the wordings that are known: what servers, content systems and
// the translators of error pages write. A line with a word of both lists says
// that a page is missing; one with the second alone says that something is.
var tongues = []tongue{
	{language: "en", pages: []string{"page", "pages", "webpage", "url", "route", "you're looking for", "you are looking for", "you were looking for", "you requested"},
		things: []string{"link", "file", "directory", "document", "content", "article", "resource", "object", "topic", "thread", "post", "entry", "item", "product", "record", "event", "profile", "category", "listing", "video", "story",
			"form", "guide", "survey", "recording", "publication", "collection", "image", "site", "address", "location", "you're after", "you wanted", "you followed", "you clicked"}, lost: englishLost},
	{language: "en", pages: []string{"page", "webpage", "url", "you're looking for", "you are looking for", "you were looking for"},
		things: []string{"link", "file", "document", "resource", "article", "content", "item", "video", "form", "guide", "survey", "recording", "image"}, lost: englishGone},
	{language: "es", pages: []string{"página", "pagina", "páginas", "url"}, things: []string{"contenido", "enlace", "documento", "artículo", "archivo", "sitio", "recurso", "dirección"},
		lost: []string{"no encontrada", "no encontrado", "no existe", "no se encuentra", "no se encontró", "no se ha encontrado", "no fue encontrada", "no fue encontrado", "no pudo ser encontrada",
			"no se pudo encontrar", "no se puede encontrar", "no encontramos", "no hemos encontrado", "no hemos podido encontrar", "no podemos encontrar", "no está disponible", "no disponible", "ya no existe", "ya no está disponible", "ha sido eliminada", "ha sido eliminado", "no hay nada", "no es posible encontrar", "no localizada", "no localizado", "fue eliminada", "no pudimos encontrar", "no logramos encontrar", "no fue posible encontrar", "dejó de existir", "ya no se encuentra", "ha desaparecido", "no es válida", "no está aquí", "no hemos localizado", "no se ha podido encontrar", "no pudo encontrarse"}},
	{language: "pt", pages: []string{"página", "pagina", "url"}, things: []string{"conteúdo", "arquivo", "documento", "artigo", "endereço", "link", "site"},
		lost: []string{"não encontrada", "não encontrado", "nao encontrada", "não existe", "não foi encontrada", "não foi encontrado", "não pôde ser encontrada", "não pode ser encontrada", "não encontramos",
			"não conseguimos encontrar", "não está disponível", "não disponível", "indisponível", "já não existe", "não existe mais", "não encontramos nada", "não localizada", "não localizado", "não foi possível encontrar", "não há nada", "foi removida", "foi removido", "não está mais disponível", "já não está disponível", "não foi possível localizar", "não pôde ser localizada", "não achamos", "deixou de existir", "não pudemos encontrar", "não encontrámos", "não se encontra disponível"}},
	{language: "fr", pages: []string{"page", "url"}, things: []string{"contenu", "fichier", "document", "article", "lien", "adresse", "site", "ressource"},
		lost: []string{"introuvable", "non trouvée", "non trouvé", "pas trouvée", "pas trouvé", "n'existe pas", "n'existe plus", "n'a pas été trouvée", "n'a pas été trouvé", "n'a pu être trouvée",
			"n'a pas pu être trouvée", "ne peut être trouvée", "n'est pas disponible", "n'est plus disponible", "non disponible", "indisponible", "a été supprimée", "a été déplacée", "n'avons pas trouvé", "pas pu trouver", "ne trouvons pas", "rien trouvé", "rien n'a été trouvé", "inexistante", "n'est plus accessible", "n'est pas accessible", "n'est plus en ligne", "ne parvenons pas à trouver", "n'arrivons pas à trouver", "impossible de trouver", "est inconnue", "n'avons pas pu trouver", "n'a pu être trouvé", "a été supprimé", "semble introuvable"}},
	{language: "de", pages: []string{"seite", "webseite", "url"}, things: []string{"inhalt", "datei", "dokument", "artikel", "adresse", "link", "beitrag"},
		lost: []string{"nicht gefunden", "nicht gefunden werden", "nicht finden", "existiert nicht", "existiert nicht mehr", "existiert leider nicht", "nicht vorhanden", "nicht mehr vorhanden", "nicht verfügbar", "nicht mehr verfügbar",
			"gibt es nicht", "gibt es nicht mehr", "gibt es leider nicht", "gibt es leider nicht mehr", "wurde entfernt", "wurde gelöscht", "wurde verschoben", "verschoben oder gelöscht", "gelöscht oder verschoben", "nichts gefunden", "nichts zu finden", "nicht auffindbar", "nicht aufrufbar", "nicht erreichbar", "konnte nicht gefunden werden", "wurde nicht gefunden", "finden wir nicht", "nicht mehr auffindbar", "nicht mehr erreichbar", "ist nicht da", "nicht mehr online", "leider nicht finden", "ist umgezogen", "ist ungültig", "nicht ermittelt werden"}},
	{language: "it", pages: []string{"pagina", "url"}, things: []string{"contenuto", "file", "documento", "articolo", "indirizzo", "sito", "risorsa"},
		lost: []string{"non trovata", "non trovato", "non esiste", "non esiste più", "non è stata trovata", "non è stato trovato", "non è disponibile", "non più disponibile", "non disponibile", "impossibile trovare",
			"non riusciamo a trovare", "non abbiamo trovato", "inesistente", "nessun risultato trovato", "niente da vedere", "è stata rimossa", "non è più disponibile", "non sono disponibili", "non è raggiungibile", "è stata spostata", "è stata eliminata", "non possiamo trovare", "non trovo", "non è presente", "non è stato possibile trovare"}},
	{language: "nl", pages: []string{"pagina", "url"}, things: []string{"inhoud", "bestand", "document", "artikel", "adres", "link"},
		lost: []string{"niet gevonden", "kan niet worden gevonden", "kon niet worden gevonden", "niet vinden", "bestaat niet", "bestaat niet meer", "niet beschikbaar", "niet meer beschikbaar", "niets gevonden", "niet terugvinden", "is verwijderd", "kunnen we niet vinden", "konden we niet vinden", "kan niet gevonden worden", "werd niet gevonden", "niet langer beschikbaar", "niet meer gevonden", "is verplaatst", "niet bereikbaar", "bestaat helaas niet"}},
	{language: "sv", pages: []string{"sidan", "sida"}, things: []string{"innehållet", "filen", "dokumentet", "artikeln", "adressen"},
		lost: []string{"hittades inte", "hittades ej", "kunde inte hittas", "kan inte hittas", "hittar inte", "finns inte", "finns inte längre", "finns ej", "inte hittas", "hittade inte", "hittade vi inte", "existerar inte", "saknas", "har tagits bort", "kunde inte hitta", "kan inte hitta", "går inte att hitta", "gick inte att hitta", "hittar tyvärr inte", "har flyttats", "är inte tillgänglig", "inte längre tillgänglig", "fanns inte"}},
	{language: "no", pages: []string{"siden", "side"}, things: []string{"innholdet", "filen", "dokumentet", "artikkelen", "adressen"},
		lost: []string{"ikke funnet", "ble ikke funnet", "finnes ikke", "finnes ikke lenger", "finner ikke", "fant ikke", "eksisterer ikke", "kunne ikke finne", "kan ikke finne", "ikke finnes", "er fjernet", "finner dessverre ikke", "kunne ikke bli funnet", "kan ikke finnes", "er ikke tilgjengelig", "er flyttet", "er slettet", "eksisterer ikke lenger", "ikke lenger tilgjengelig"}},
	{language: "da", pages: []string{"siden", "side"}, things: []string{"indholdet", "filen", "dokumentet", "artiklen", "adressen"},
		lost: []string{"ikke fundet", "blev ikke fundet", "kunne ikke findes", "findes ikke", "findes ikke længere", "kan ikke finde", "fandt ikke", "kunne ikke finde", "kan desværre ikke finde", "eksisterer ikke", "er fjernet", "er ikke tilgængelig", "ikke længere tilgængelig", "er flyttet", "er slettet", "kunne desværre ikke findes", "kunne vi ikke finde", "ikke findes", "eksisterer ikke længere"}},
	{language: "fi", pages: []string{"sivua", "sivu"}, things: []string{"sisältöä", "tiedostoa", "osoitetta", "artikkelia"},
		lost: []string{"ei löydy", "ei löytynyt", "ei löydetty", "ei ole olemassa", "ei ole enää", "emme löytäneet", "ei valitettavasti löytynyt", "ei ole saatavilla", "on poistettu", "ei voitu löytää", "ei voi löytää", "emme löydä", "ei löytynyt mitään", "on siirretty", "ei valitettavasti löydy", "ei enää löydy", "ei ole enää saatavilla"}},
	{language: "is", pages: []string{"síða", "síðan", "síðu"}, lost: []string{"fannst ekki", "finnst ekki", "er ekki til"}},
	{language: "pl", pages: []string{"strona", "strony", "stronę"}, things: []string{"plik", "pliku", "dokument", "artykuł", "adres", "treść"},
		lost: []string{"nie znaleziono", "nie została znaleziona", "nie można znaleźć", "nie istnieje", "nie znaleźliśmy", "nie możemy znaleźć", "nie udało się znaleźć", "nie ma takiej strony", "już nie istnieje", "nie odnaleziono", "nie jest dostępna", "niedostępna", "została usunięta", "nie mogliśmy znaleźć", "nie znaleźliśmy strony", "nie odnaleźliśmy", "nie jest już dostępna", "została przeniesiona", "nie można odnaleźć", "nie można było znaleźć", "nie została odnaleziona"}},
	{language: "cs", pages: []string{"stránka", "stránku", "stránky"}, things: []string{"soubor", "dokument", "článek", "obsah", "adresa"},
		lost: []string{"nenalezena", "nenalezeno", "nebyla nalezena", "nebyl nalezen", "neexistuje", "nelze najít", "se nepodařilo najít", "nepodařilo se najít", "nemůžeme najít", "bohužel neexistuje", "není dostupná", "se nám nepodařilo najít", "nepodařilo se nám najít", "jsme nenašli", "nebylo nalezeno", "nelze nalézt", "nemohli jsme najít", "byla odstraněna", "již neexistuje", "už neexistuje", "nenašli jsme", "nenalezen", "byla přesunuta", "nebyla nenalezena"}},
	{language: "sk", pages: []string{"stránka", "stránku"}, things: []string{"súbor", "dokument", "článok", "obsah"},
		lost: []string{"nenájdená", "nebola nájdená", "sa nenašla", "neexistuje", "sa nepodarilo nájsť", "nepodarilo sa nájsť", "nenašli sme", "nemožno nájsť", "nie je dostupná", "sa nám nepodarilo nájsť", "nebola nájdena", "nebolo nájdené", "už neexistuje", "nenájdené", "nie je možné nájsť"}},
	{language: "sl", pages: []string{"stran", "strani", "stranke"}, lost: []string{"ni najdena", "ni mogoče najti", "ne obstaja", "ni bilo mogoče najti", "nismo našli", "ni na voljo", "ne najdemo", "ni bila najdena", "več ne obstaja"}},
	{language: "hr", pages: []string{"stranica", "stranicu", "stranice", "strana", "stranu"}, things: []string{"sadržaj", "datoteka"},
		lost: []string{"nije pronađena", "nije pronađen", "ne postoji", "nije dostupna", "nije moguće pronaći", "ne možemo pronaći", "nije nađena", "nije moguce pronaci", "nije pronadjena", "nismo pronašli", "ne možemo naći", "nije pronađeno", "više ne postoji", "nismo mogli pronaći", "nije moguće naći", "je uklonjena", "ne postoji više"}},
	{language: "sr", pages: []string{"страница", "страницу", "страна"}, lost: []string{"није пронађена", "није нађена", "не постоји"}},
	{language: "hu", pages: []string{"oldal", "oldalt", "az oldal", "lap"}, things: []string{"tartalom", "fájl", "cím"},
		lost: []string{"nem található", "nem létezik", "nem találjuk", "nem találtuk", "nem elérhető", "már nem létezik", "nincs ilyen oldal", "nem találjuk az oldalt", "nem sikerült megtalálni", "nem érhető el", "már nem elérhető", "nem volt található", "nem találtunk", "megszűnt", "törölték", "áthelyezték"}},
	{language: "ro", pages: []string{"pagina", "pagină", "paginii"}, things: []string{"conținutul", "fișierul", "documentul", "articolul", "adresa"},
		lost: []string{"nu a fost găsită", "nu a fost găsit", "nu a fost gasita", "nu există", "nu exista", "nu mai există", "negăsită", "nu este disponibilă", "nu poate fi găsită", "nu am găsit", "nu am putut găsi", "inexistentă", "nu mai este disponibilă", "nu a putut fi găsită", "nu a putut fi gasita", "nu este disponibila", "nu mai exista", "nu găsim", "a fost ștearsă", "a fost mutată", "nu s-a găsit"}},
	{language: "bg", pages: []string{"страницата", "страница"}, things: []string{"файлът", "съдържанието"}, lost: []string{"не е намерена", "не е открита", "не беше намерена", "не съществува", "не може да бъде намерена", "не е достъпна", "не можем да намерим", "не можахме да намерим", "вече не съществува", "не е налична", "беше премахната", "ненамерена"}},
	{language: "mk", pages: []string{"страницата", "страница"}, lost: []string{"не е пронајдена", "не постои", "не е најдена"}},
	{language: "el", pages: []string{"σελίδα", "σελίδας", "σελιδα"}, things: []string{"περιεχόμενο"}, lost: []string{"δεν βρέθηκε", "δε βρέθηκε", "δεν υπάρχει", "δεν υπάρχει πλέον", "δεν μπορεί να βρεθεί", "δεν είναι διαθέσιμη", "δεν εντοπίστηκε", "δεν μπορέσαμε να βρούμε", "δεν μπορούμε να βρούμε", "δεν ήταν δυνατή η εύρεση", "δεν είναι δυνατή η εύρεση", "δεν είναι πλέον διαθέσιμη", "δεν βρέθηκαν", "δεν βρήκαμε", "έχει μετακινηθεί", "έχει αφαιρεθεί"}},
	{language: "tr", pages: []string{"sayfa", "sayfayı"}, things: []string{"içerik", "dosya", "adres", "bağlantı"}, lost: []string{"bulunamadı", "bulunmamaktadır", "bulunamıyor", "mevcut değil", "bulamadık", "artık mevcut değil", "sayfa yok", "bulunmuyor", "kaldırılmış", "silinmiş olabilir", "mevcut olmayabilir", "bulamıyoruz", "bulunamamıştır", "bulunamadi", "artık yok", "mevcut değildir", "kaldırılmıştır", "kaldırıldı", "silinmiş", "taşınmış olabilir", "yayından kaldırıldı", "ulaşılamıyor"}},
	{language: "az", pages: []string{"səhifə"}, lost: []string{"tapılmadı", "mövcud deyil"}},
	{language: "ru", pages: []string{"страница", "страницы", "страницу"}, things: []string{"файл", "документ", "статья", "материал", "адрес"},
		lost: []string{"не найдена", "не найден", "не найдено", "не существует", "не удалось найти", "не можем найти", "не смог найти", "недоступна", "была удалена", "удалена", "больше не существует", "нет такой страницы", "страницы нет", "страницы не существует", "не нашли", "не нашлась", "не нашлось", "ничего не найдено", "ничего не нашлось", "потерялась", "отсутствует", "не смогли найти", "не получилось найти", "не найти", "не доступна", "была перемещена", "перемещена", "удалён", "удален", "удалили", "такая страница не существует", "не можем её найти"}},
	{language: "uk", pages: []string{"сторінка", "сторінку", "сторінки"}, things: []string{"файл", "документ", "матеріал", "статтю"},
		lost: []string{"не знайдено", "не знайдена", "не існує", "не вдалося знайти", "не може знайти", "недоступна", "була видалена", "видалено", "не знайшли", "нічого не знайдено", "сторінки немає", "відсутня", "не можемо знайти", "не змогли знайти", "не знайшлась", "більше не існує", "була переміщена", "не вдається знайти", "вилучено", "не доступна"}},
	{language: "be", pages: []string{"старонка", "старонку"}, lost: []string{"не знойдзена", "не існуе"}},
	{language: "et", pages: []string{"lehekülge", "lehte", "lehekülg", "leht"}, lost: []string{"ei leitud", "ei leia", "ei eksisteeri", "ei ole olemas", "ei leidnud", "ei leidu", "pole olemas", "ei õnnestunud leida"}},
	{language: "lv", pages: []string{"lapa", "lapu", "lappuse"}, lost: []string{"nav atrasta", "netika atrasta", "neeksistē", "nevar atrast", "nav pieejama", "neizdevās atrast", "vairs neeksistē", "nav atrodama"}},
	{language: "lt", pages: []string{"puslapis", "puslapio", "puslapį"}, lost: []string{"nerastas", "nerasta", "neegzistuoja", "nepavyko rasti", "neradome", "nepavyko surasti", "nebeegzistuoja", "negali būti rastas"}},
	{language: "ca", pages: []string{"pàgina"}, things: []string{"contingut", "document"}, lost: []string{"no trobada", "no s'ha trobat", "no existeix", "no trobat", "no està disponible", "no s'ha pogut trobar", "no hem trobat", "ja no existeix", "no disponible", "no trobem", "no es troba"}},
	{language: "eu", pages: []string{"orria", "orrialdea"}, lost: []string{"ez da aurkitu", "ez da existitzen"}},
	{language: "sq", pages: []string{"faqja"}, lost: []string{"nuk u gjet", "nuk ekziston", "nuk gjendet"}},
	{language: "ar", pages: []string{"الصفحة", "صفحة"}, things: []string{"المحتوى", "الرابط", "الملف"}, lost: []string{"غير موجودة", "غير موجود", "لم يتم العثور", "لا يمكن العثور", "لم نتمكن من العثور", "تعذر العثور", "غير متوفرة", "غير متاحة", "غير متوفر", "لم نعثر", "لم نجد", "لا تتوفر", "قد تم حذفها", "تمت إزالتها", "لم تعد متاحة", "لم تعد موجودة", "لم تعد متوفرة", "لم يعد موجودا", "لا يمكننا العثور", "تعذر إيجاد", "لم نستطع العثور", "لا يمكن إيجاد", "لم يُعثر", "ليست موجودة", "ليس موجودا", "تم حذف", "تم نقل", "لم يتم إيجاد"}},
	{language: "he", pages: []string{"הדף", "דף", "העמוד", "עמוד"}, things: []string{"התוכן"}, lost: []string{"לא נמצא", "אינו קיים", "לא קיים", "לא נמצאה", "לא מצאנו", "אינו נמצא", "לא ניתן למצוא", "לא קיימת", "איננו קיים", "לא נמצאו", "לא הצלחנו למצוא", "לא זמין", "לא קיימים", "לא ניתן לאתר"}},
	{language: "fa", pages: []string{"صفحه", "صفحهای", "صفحه ای", "برگه"}, things: []string{"محتوا", "آدرس"}, lost: []string{"یافت نشد", "پیدا نشد", "وجود ندارد", "موجود نیست", "پیدا نکردیم", "یافت نگردید", "در دسترس نیست", "حذف شده", "پیدا نمی شود", "یافت نمی شود", "نمیتوانیم", "پیدا نشده", "وجود نداشته", "دیگر وجود ندارد", "پیدا نمیشود"}},
	{language: "ur", pages: []string{"صفحہ"}, lost: []string{"نہیں ملا", "موجود نہیں"}},
	{language: "hi", pages: []string{"पृष्ठ", "पेज", "पन्ना"}, things: []string{"सामग्री", "लिंक"}, lost: []string{"नहीं मिला", "नहीं मिली", "नहीं मिल", "मौजूद नहीं", "उपलब्ध नहीं", "अस्तित्व में नहीं", "नहीं मिल सका", "नहीं मिल सकी", "नहीं मिल पाया", "नहीं मिल रहा", "हटा दिया गया", "मौजूद नही"}},
	{language: "mr", pages: []string{"पृष्ठ", "पान"}, lost: []string{"सापडले नाही", "आढळले नाही", "सापडत नाही"}},
	{language: "ta", pages: []string{"பக்கம்"}, lost: []string{"கிடைக்கவில்லை", "காணப்படவில்லை"}},
	{language: "ne", pages: []string{"पृष्ठ", "पेज"}, lost: []string{"फेला परेन", "भेटिएन"}},
	{language: "bn", pages: []string{"পৃষ্ঠা", "পৃষ্ঠাটি", "পাতা", "পাতাটি", "পেজ", "পেজটি"}, lost: []string{"পাওয়া যায়নি", "পাওয়া যায়নি", "খুঁজে পাওয়া যায়নি"}},
	{language: "th", pages: []string{"หน้า", "เพจ"}, lost: []string{"ไม่พบ", "ไม่มีอยู่", "ไม่เจอ", "หาไม่เจอ", "ไม่มีหน้า", "ถูกลบ", "ไม่มีหน้านี้", "หาหน้า", "ไม่สามารถค้นหา", "ไม่มีในระบบ", "ไม่มีเนื้อหา", "ไม่มีอยู่จริง"}},
	{language: "vi", pages: []string{"trang"}, things: []string{"nội dung", "tài liệu"}, lost: []string{"không tìm thấy", "không tồn tại", "không thể tìm thấy", "không có sẵn", "không còn tồn tại", "không tìm được", "chưa tìm thấy", "không khả dụng", "đã bị xóa", "không được tìm thấy", "không hiện hữu", "không còn khả dụng", "đã bị gỡ", "không còn nữa", "không truy cập được"}},
	{language: "id", pages: []string{"halaman", "laman"}, things: []string{"konten", "artikel", "berkas"}, lost: []string{"tidak ditemukan", "tidak dapat ditemukan", "tidak tersedia", "tidak bisa ditemukan", "tak ditemukan", "tidak kami temukan", "tidak menemukan", "sudah tidak ada", "telah dihapus", "tidak dapat kami temukan", "tidak bisa kami temukan", "tidak dapat menemukan", "tidak bisa menemukan", "gagal ditemukan", "sudah dihapus", "tidak lagi tersedia", "sudah tidak tersedia", "dipindahkan atau dihapus"}},
	{language: "ms", pages: []string{"halaman", "laman"}, lost: []string{"tidak dijumpai", "tidak ditemui", "tidak wujud", "tidak dapat dijumpai", "tidak lagi wujud", "tidak tersedia", "tidak dapat mencari", "telah dipindahkan"}},
	{language: "tl", pages: []string{"pahina", "page"}, lost: []string{"hindi nahanap", "hindi matagpuan", "hindi natagpuan"}},
	{language: "sw", pages: []string{"ukurasa"}, lost: []string{"haukupatikana", "haupatikani", "haupo"}},
	{language: "zh", pages: []string{"页面", "网页", "頁面", "網頁"}, things: []string{"文件", "内容", "內容", "链接", "連結", "地址"},
		lost: []string{"不存在", "找不到", "未找到", "没有找到", "无法找到", "無法找到", "不见了", "不見了", "已被删除", "已被刪除", "已删除", "沒有找到", "没找到", "查無", "查无此", "不見囉", "已下架", "已失效", "已移除", "走丢了", "走失", "迷路了", "无法显示", "沒找到", "不存在或", "已不存在", "未能找到", "未找著", "查找不到", "访问不到", "尋找不到", "没有这个"}},
	{language: "ka", pages: []string{"გვერდი"}, lost: []string{"ვერ მოიძებნა", "არ მოიძებნა", "არ არსებობს", "ნაპოვნი არ არის"}},
	{language: "hy", pages: []string{"էջը", "էջ"}, lost: []string{"չի գտնվել", "գտնված չէ", "գոյություն չունի", "չգտնվեց"}},
	{language: "kk", pages: []string{"бет", "парақ"}, lost: []string{"табылмады"}},
	{language: "uz", pages: []string{"sahifa"}, lost: []string{"topilmadi", "mavjud emas"}},
	{language: "mn", pages: []string{"хуудас"}, lost: []string{"олдсонгүй"}},
	{language: "lo", pages: []string{"ໜ້າ", "ຫນ້າ"}, lost: []string{"ບໍ່ພົບ"}},
	{language: "am", pages: []string{"ገጽ", "ገጹ"}, lost: []string{"አልተገኘም", "ሊገኝ አልቻለም"}},
	{language: "af", pages: []string{"bladsy"}, lost: []string{"nie gevind nie", "bestaan nie"}},
	{language: "gl", pages: []string{"páxina"}, lost: []string{"non atopada", "non se atopou", "non existe"}},
	{language: "cy", pages: []string{"tudalen", "dudalen"}, lost: []string{"heb ei chanfod", "heb ei ganfod", "ddim ar gael"}},
	{language: "ga", pages: []string{"leathanach"}, lost: []string{"gan aimsiú", "níor aimsíodh"}},
	{language: "ja", pages: []string{"ページ", "お探しの"}, things: []string{"ファイル", "コンテンツ", "記事"}, lost: []string{"見つかりません", "見つかりませんでした", "存在しません", "見つけられません", "削除された", "存在しない", "見当たりません", "見つからない", "みつかりません", "ございません", "移動した可能性", "移動もしくは削除", "移動または削除", "見つける事ができません", "存在しておりません", "公開を終了", "削除され", "お探しのページはありません", "表示できません", "存在致しません"}},
	{language: "ko", pages: []string{"페이지"}, things: []string{"주소", "문서", "파일"}, lost: []string{"찾을 수 없", "존재하지 않", "찾지 못했", "없는 페이지", "존재 하지 않", "찾을수 없", "찾을수없", "페이지가 없습니다", "삭제되었", "찾지 못 했", "찾을 수가 없", "찾을 수없", "존재하지않", "사라졌", "이동되었거나", "삭제되었거나", "삭제된 페이지"}},
}

// A lostWord is where a word stands in tongues, and how a folded line has it.
type lostWord struct {
	tongues []int
	folded  string
}

// lostWords says of each word for lost in whose languages it is one. 404 is one
// in all, alone.
var lostWords = func() map[string]lostWord {
	words := map[string]lostWord{"404": {folded: "404"}}
	for i, t := range tongues {
		for _, word := range t.lost {
			w := words[word]
			words[word] = lostWord{append(w.tongues, i), strings.TrimSpace(foldedLine(word))}
		}
	}
	return words
}()

// passing are the words of a line that says that the page will be back.
var passing = wordSet(`temporarily temporary currently momentarily maintenance
	temporalmente temporariamente temporairement actuellement momentanément vorübergehend momentan derzeit temporaneamente momentaneamente
	tijdelijk tillfälligt midlertidig tymczasowo dočasně временно тимчасово geçici sementara
	yet noch todavía aún encore ainda ancora nog jeszcze ještě ännu endnu vielä még încă ещё еще пока ще henüz belum`)

// fillers are the words that such a line may have besides: they say nothing.
var fillers = wordSet(`404 410 error http https status code
	one oops ooops oopsie oopsies whoops woops uh oh ups hmm sorry apologies ohoh ouch yikes dang
	we we're i the that this a an is was it it's you you're your are were our looks like seems looking for requested trying
	reach access to of on at by or be but could can has have been here there what where anymore longer no just hit
	erreur fehler errore erro fout fel feil fejl virhe błąd chyba hiba eroare грешка ошибка помилка σφάλμα hata خطأ שגיאה
	错误 錯誤 エラー 오류 kesalahan lỗi
	there's that's who's here's you've we've i'm us me go back home find found get got seem seems seemed appear happened something anything my oh no not or and but so with from
	site website homepage main front wanted want tried typed entered clicked followed asked specified server any more such does did do been will would maybe might may perhaps probably already unfortunately
	lo sentimos la el que buscas esta désolé cette die der das diese leider o de questa deze desculpe spiacenti beklager non il
	los las una un por para con su está esta solicitada solicitado buscada buscado buscabas lo que buscando busca buscas vaya ups parece hemos podido
	lamentamos ops opa que você procura procurava solicitada requisitada está procurando o a um uma
	désolés oups nous vous vous-êtes cette ce le les demandée demandé recherchée recherchez cherchez que avez est une
	huch hoppla wir sie konnten konnte können kann gewünschte gewünschten angeforderte angeforderten gesuchte gesuchten aufgerufene von ihnen den das der ist hier nicht mehr
	siamo spiacenti oops la che stai cercando richiesta cercata questa è ci dispiace
	helaas deze die het u je bent gezocht gezochte opgevraagde zoekt we kunnen kan niet meer oeps sorry
	tyvärr den du söker letar efter som vi desværre dessverre hups etsimääsi etsimäsi haluamasi valitettavasti pahoittelemme jota etsit
	przepraszamy której szukasz żądana ta podana ups niestety omlouváme požadovaná požadovanou hledaná tato bohužel je která hledáte je nám líto ľutujeme požadovaná
	sajnos sajnáljuk keresett ez kért ne pare rău ne căutată cautată solicitată pe care o căutați această žao nam je koju tražite tražena tražili
	к сожалению запрашиваемая запрашиваемой запрошенная вами такой такая эта извините простите вы ищете искомая мы на жаль запитувана такої вибачте ви шукаєте
	λυπούμαστε συγγνώμη η που ζητήσατε αναζητάτε ψάχνετε αυτή üzgünüz aradığınız istediğiniz böyle bir bu maalesef
	عذرا عفوا التي تبحث عنها المطلوبة هذه آسف אופס מצטערים שחיפשת שביקשת המבוקש הזה متاسفانه مورد نظر شما این درخواستی
	maaf yang anda cari minta kami ini rất tiếc bạn tìm kiếm yêu cầu này xin lỗi क्षमा करें आप जो खोज रहे हैं वह है यह`)

// about are the words of a line that speaks of such pages, asks what to do, or
// misses a translation: it is no such page's own.
var about = wordSet(`how why if when happens fix fixes fixing fixed solve solving troubleshoot troubleshooting tutorial explained explains meaning means codes errors
	reference report reporting policy messages design custom examples cómo qué cuando comment pourquoi quand wie warum wenn come perché quando hoe waarom jak
	dlaczego как почему если як чому якщо nasıl neden كيف لماذا
	who whose language languages idioma idiomas langue langues sprache sprachen lingua lingue língua línguas taal talen język języku språk språket sprog kieli kielellä jazyce nyelven limba язык языке мова мовою γλώσσα dilde dil`)

func wordSet(words string) map[string]bool {
	set := map[string]bool{}
	for word := range strings.FieldsSeq(words) {
		set[word] = true
	}
	return set
}
