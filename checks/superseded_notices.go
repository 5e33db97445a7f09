package checks

import (
	"fmt"
	"net/url"
	"slices"
	"strings"

	"linkwatch"
)

// A noticeWording is how pages of one language say of a document, of which they
// are the page, that it is no longer the one to use: what is there, and what is
// said of it. Only wordings that point at the document itself are among them: a
// list of publications says of many that they were replaced.
type noticeWording struct {
	things   []string // this report
	replaced []string // has been superseded
	archived []string // is no longer maintained
	newer    []string // a newer version of; of one of the first few things
	exists   []string // is available
	whole    []string // that say all of it by themselves
	doubts   []string // if: behind such a word nothing is said to be so
}

var noticeWordings = []noticeWording{
	{
		things: []string{"this publication", "this document", "this report", "this guide", "this page", "this resource", "this guidance", "this toolkit", "this edition", "this version", "this manual",
			"this handbook", "this plan", "this protocol", "this factsheet", "this fact sheet", "this brochure", "this policy", "this strategy", "this content", "this web page", "this website"},
		replaced: []string{"has been superseded", "is superseded", "was superseded", "has been replaced by", "was replaced by", "has been withdrawn", "was withdrawn", "has been retired", "has been rescinded",
			"is out of date", "is obsolete", "is outdated"},
		archived: []string{"is archived", "has been archived", "was archived", "is no longer maintained", "is no longer updated", "is no longer being updated", "is not being updated", "will no longer be updated", "is no longer being maintained", "is not maintained"},
		newer:    []string{"a newer version of", "a newer edition of", "a more recent version of", "a more recent edition of", "an updated version of", "an updated edition of"},
		exists:   []string{"is available", "is now available", "has been published"},
		whole: []string{"there is a newer version of this", "there is a newer edition of this", "there is a more recent version of this", "there is a more recent edition of this",
			"you are viewing an old version", "you are viewing an older version", "you are viewing an outdated version", "you are viewing a superseded version"},
		doubts: []string{"if", "when", "whether", "once", "unless", "until"},
	},
	{
		things:   []string{"cette publication", "ce document", "ce rapport", "ce guide", "cette version", "cette édition", "cette page", "ce contenu"},
		replaced: []string{"a été remplacé", "a été remplacée", "a été remplacé par", "a été retiré", "a été retirée", "est obsolète", "est périmé", "est périmée"},
		archived: []string{"est archivé", "est archivée", "a été archivé", "a été archivée", "n'est plus mis à jour", "n'est plus mise à jour"},
		whole:    []string{"il existe une version plus récente", "il existe une édition plus récente", "vous consultez une ancienne version"},
		doubts:   []string{"si", "quand", "lorsque"},
	},
	{
		things:   []string{"esta publicación", "este documento", "este informe", "esta guía", "este manual", "esta versión", "esta edición", "esta página", "este contenido"},
		replaced: []string{"ha sido reemplazado", "ha sido reemplazada", "ha sido sustituido", "ha sido sustituida", "ha sido retirado", "ha sido retirada", "fue reemplazado por", "fue reemplazada por", "está obsoleto", "está obsoleta"},
		archived: []string{"está archivado", "está archivada", "ha sido archivado", "ha sido archivada", "ya no se actualiza", "ya no se mantiene"},
		whole:    []string{"existe una versión más reciente", "existe una edición más reciente", "hay una versión más reciente", "hay una edición más reciente"},
		doubts:   []string{"si", "cuando"},
	},
	{
		things:   []string{"diese publikation", "dieses dokument", "dieser bericht", "dieser leitfaden", "diese broschüre", "diese version", "diese ausgabe", "diese auflage", "diese fassung", "diese seite", "dieser inhalt"},
		replaced: []string{"wurde ersetzt", "ist überholt", "ist veraltet", "wurde zurückgezogen", "wurde abgelöst", "ist nicht mehr aktuell"},
		archived: []string{"ist archiviert", "wurde archiviert", "wird nicht mehr aktualisiert", "wird nicht mehr gepflegt"},
		whole: []string{"es gibt eine neuere version", "es gibt eine neuere auflage", "es gibt eine neuere ausgabe",
			"sie sehen eine alte version", "sie sehen eine veraltete version"},
		doubts: []string{"wenn", "falls", "sobald", "ob"},
	},
	{
		things:   []string{"esta publicação", "este documento", "este relatório", "este guia", "esta versão", "esta edição", "esta página"},
		replaced: []string{"foi substituído", "foi substituída", "foi retirado", "foi retirada", "está desatualizado", "está desatualizada"},
		archived: []string{"está arquivado", "está arquivada", "foi arquivado", "foi arquivada", "não é mais atualizado", "não é mais atualizada"},
		whole:    []string{"existe uma versão mais recente", "há uma versão mais recente", "existe uma edição mais recente"},
		doubts:   []string{"se", "quando"},
	},
	{
		things:   []string{"questa pubblicazione", "questo documento", "questo rapporto", "questa guida", "questa versione", "questa edizione", "questa pagina"},
		replaced: []string{"è stato sostituito", "è stata sostituita", "è stato ritirato", "è stata ritirata", "è obsoleto", "è obsoleta"},
		archived: []string{"è archiviato", "è archiviata", "è stato archiviato", "è stata archiviata", "non è più aggiornato", "non è più aggiornata"},
		whole:    []string{"esiste una versione più recente", "è disponibile una versione più recente"},
		doubts:   []string{"se", "quando"},
	},
	{
		things:   []string{"deze publicatie", "dit document", "dit rapport", "deze gids", "deze handleiding", "deze versie", "deze editie", "deze pagina"},
		replaced: []string{"is vervangen door", "is ingetrokken", "is verouderd", "is achterhaald"},
		archived: []string{"is gearchiveerd", "wordt niet meer bijgewerkt", "wordt niet langer bijgewerkt", "wordt niet meer onderhouden"},
		whole:    []string{"er is een nieuwere versie", "er is een recentere versie"},
		doubts:   []string{"als", "wanneer", "of"},
	},
	{
		whole: []string{"доступна более новая версия", "существует более новая версия", "эта версия устарела", "этот документ устарел", "этот документ утратил силу", "документ заменён", "本文書は改訂され", "この版は古い", "新しい版があります",
			"此版本已被取代", "本文件已被取代", "已有新版本", "有更新的版本", "이 문서는 대체되었습니다", "최신 버전이 있습니다", "تم استبدال هذه الوثيقة", "توجد نسخة أحدث", "доступна новіша версія", "dostępna jest nowsza wersja",
			"ten dokument został zastąpiony", "det finns en nyare version", "denna rapport har ersatts", "der findes en nyere version", "det finnes en nyere versjon", "bu belgenin daha yeni bir sürümü"},
	},
}

// newerThings is of how many of the things a newer version is looked for: all of
// these begin alike, with words that stand everywhere.
const newerThings = 6

// A noticeSays is what a wording says of the page.
type noticeSays uint8

const (
	saysNewer noticeSays = iota + 1 // that there is something newer
	saysKept                        // only that nobody keeps it up
	saysIf                          // what would hold if it were so
)

// noticeTerms tells what each wording says.
var noticeTerms = func() map[string]noticeSays {
	terms := map[string]noticeSays{}
	for _, w := range noticeWordings {
		for _, thing := range w.things {
			join(terms, saysNewer, []string{thing}, w.replaced)
			join(terms, saysKept, []string{thing}, w.archived)
		}
		for _, thing := range w.things[:min(len(w.things), newerThings)] {
			for _, newer := range w.newer {
				join(terms, saysNewer, []string{newer + " " + thing}, w.exists)
			}
		}
		for _, whole := range w.whole {
			terms[whole] = saysNewer
		}
		join(terms, saysIf, w.doubts, w.things, w.newer, w.whole)
	}
	return terms
}()

// join enters every wording that starts with one of the words and goes on with
// one of the others.
func join(terms map[string]noticeSays, says noticeSays, starts []string, ends ...[]string) {
	for _, start := range starts {
		for _, end := range slices.Concat(ends...) {
			terms[start+" "+end] = says
		}
	}
}

// supersededTerms lists every wording.
func supersededTerms() []string {
	terms := make([]string, 0, len(noticeTerms))
	for term := range noticeTerms {
		terms = append(terms, term)
	}
	return terms
}

// notices are what an entry's page says of itself.
type notices struct {
	replaced, archived []string // the wordings
	page               *linkwatch.Visit
}

// mostSaid is how often a page may say such a thing and still mean itself: lists
// of publications say it of many.
const mostSaid = 2

// notices finds what the entry's page says of itself. What visitors do not see,
// it does not say, and where it also says what would hold if this document were
// replaced, it is taken to say no more.
func (c Case) notices() notices {
	said := notices{page: c.read()}
	if said.page == nil {
		return said
	}
	times := 0
	for _, term := range said.page.Page.Terms {
		says := noticeTerms[term.Word]
		if says == 0 || term.Hidden {
			continue
		}
		times += term.Count
		switch says {
		case saysNewer:
			said.replaced = append(said.replaced, term.Word)
		case saysKept:
			said.archived = append(said.archived, term.Word)
		case saysIf:
			times = mostSaid + 1
		}
	}
	if times > mostSaid {
		return notices{}
	}
	return said
}

// evidence quotes wordings.
func (n notices) evidence(wordings []string) []string {
	var lines []string
	for _, wording := range wordings {
		lines = append(lines, fmt.Sprintf("the page says %q", wording))
	}
	return lines
}

// saysReplaced tells of a page that says of itself that there is something newer,
// and of the link by which it leads there, if one says so.
func (c Case) saysReplaced(said notices) linkwatch.Finding {
	f := linkwatch.Finding{
		Severity: linkwatch.Warning, Health: linkwatch.Stale,
		Detail:   fmt.Sprintf("The page says that it is no longer the newest: %q.", said.replaced[0]),
		Hint:     "Look for the newer edition on the page. If it replaces this one, change url and edition in the catalog; if this one is listed on purpose, waive \"superseded\" with a reason.",
		Evidence: said.evidence(said.replaced),
	}
	links, own := said.page.Page.Editions, c.sight(edition{}, said.page, false)
	i := slices.IndexFunc(links, func(link linkwatch.Edition) bool {
		to, err := url.Parse(link.To)
		return (link.Rel != "" || nameOf(link.Text).newest) && err == nil && !own.isOwn(to)
	})
	if i >= 0 {
		to := links[i]
		f.Detail = strings.TrimSuffix(f.Detail, ".") + "; it leads on to " + to.To
		f.Evidence = append(f.Evidence, fmt.Sprintf("link %q to %s", to.Text, to.To))
	}
	return f
}

// saysArchived tells of a page that is kept as it was. Finished works often are,
// so that it costs an entry nothing.
func saysArchived(said notices) linkwatch.Finding {
	wordings := slices.Concat(said.replaced, said.archived)
	return linkwatch.Finding{
		Severity: linkwatch.Note, Health: linkwatch.Healthy,
		Detail:   fmt.Sprintf("The page says that nobody keeps it up any more: %q.", wordings[0]),
		Hint:     "Search the publisher's site for what took its place. If there is nothing, and the page is still of use, waive \"superseded\" with a reason.",
		Evidence: said.evidence(wordings),
	}
}
