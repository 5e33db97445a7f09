package page

import (
	"slices"
	"strings"
	"unicode/utf8"

	"linkwatch"
)

// A phrase is the words, folded, that a date follows.
type phrase struct {
	words string
	kind  linkwatch.ClaimKind
	bare  bool  // whether the words may also speak of something else than the page
	order order // of the numbers in a date that follows, where the language tells
}

// phraseLists holds the phrases by what they state; a comma parts two, and those
// before the | are English.
var phraseLists = []struct {
	kind  linkwatch.ClaimKind
	bare  bool
	words string
}{
	{linkwatch.Modified, false, `last updated,last update,last modified,last modification,last revised,last revision,last edited,
		last changed,last change,date modified,date updated,date of update,date of modification,date of revision,modified date,
		updated date,modification date,revision date,updated on,modified on,revised on,page updated,current as of,
		lastupdated,lastmodified,page revision|
		ultima actualizacion,ultima modificacion,fecha de actualizacion,fecha de modificacion,actualizado el,actualizada el,
		derniere mise a jour,derniere modification,derniere actualisation,date de modification,date de mise a jour,mis a jour le,
		mise a jour le,modifie le,
		zuletzt geandert,zuletzt aktualisiert,zuletzt bearbeitet,zuletzt verandert,letzte anderung,letzte aktualisierung,
		letzte bearbeitung,letztes update,aktualisiert am,geandert am,
		ultima atualizacao,ultima modificacao,data de atualizacao,atualizado em,atualizada em,modificado em,
		ultimo aggiornamento,ultima modifica,data di aggiornamento,aggiornato il,aggiornata il,
		laatst gewijzigd,laatst bijgewerkt,laatst bewerkt,laatst aangepast,laatste update,laatste wijziging,bijgewerkt op,gewijzigd op,
		senast uppdaterad,senast andrad,sist oppdatert,sist endret,sidst opdateret,sidst aendret,sidst andret,
		ostatnia aktualizacja,ostatnia modyfikacja,data aktualizacji,
		последнее обновление,дата обновления,
		最終更新日,最終更新,更新日時,更新日期,更新时间,更新時間,更新日,最后更新,最後更新,最近更新,修改日期,最后修改`},
	{linkwatch.Modified, true, `updated,modified,revised,edited,rev.,update|
		actualizado,actualizada,actualizacion,mis a jour,mise a jour,modifie,aktualisiert,stand,geandert,
		atualizado,atualizada,atualizacao,aggiornato,aggiornata,aggiornamento,bijgewerkt,gewijzigd,uppdaterad,oppdatert,opdateret,
		zaktualizowano,aktualizacja,обновлено`},
	{linkwatch.Reviewed, false, `last reviewed,last review,last checked,last verified,date reviewed,date of review,review date,
		reviewed on,medically reviewed,page reviewed|ultima revision,fecha de revision,derniere revision,
		zuletzt gepruft,ultima revisao,ultima revisione,laatst herzien,laatst gecontroleerd,senast granskad`},
	{linkwatch.Reviewed, true, `reviewed|revisado,revise`},
	{linkwatch.Published, true, `published,published on,first published,originally published,date published,publication date,
		published date,publish date,posted,posted on,date posted,date issued,issued|publicado,publicado el,publicada,fecha de publicacion,publie,publie le,
		date de publication,veroffentlicht,veroffentlicht am,erstellt am,publicado em,data de publicacao,pubblicato,pubblicato il,
		data di pubblicazione,gepubliceerd,gepubliceerd op,publicerad,publisert,publiceret,opublikowano,опубликовано,公開日,发布时间,发布日期`},
}

// phrases holds the phrases by the first byte of their first letter, folded;
// the longest first, so that "updated on" is seen before "updated".
var phrases = func() (table [256][]phrase) {
	for _, list := range phraseLists {
		english, others, _ := strings.Cut(list.words, "|")
		for words := range strings.SplitSeq(english, ",") {
			words = strings.TrimSpace(words)
			table[words[0]] = append(table[words[0]], phrase{words, list.kind, list.bare, unknownOrder})
		}
		for words := range strings.SplitSeq(others, ",") {
			words = strings.TrimSpace(words)
			table[words[0]] = append(table[words[0]], phrase{words, list.kind, list.bare, dayFirst})
		}
	}
	for _, bucket := range table {
		slices.SortStableFunc(bucket, func(a, b phrase) int { return len(b.words) - len(a.words) })
	}
	return table
}()

// matchPhrase finds the longest phrase that b starts with, and its length in b.
func matchPhrase(b []byte) (phrase, int) {
	first, _ := utf8.DecodeRune(b)
	var space [utf8.UTFMax]byte
	bucket := phrases[utf8.AppendRune(space[:0], fold(first))[0]]
	for i := range bucket {
		if bucket[i].differs(b) {
			continue
		}
		if n := bucket[i].length(b); n > 0 {
			return bucket[i], n
		}
	}
	return phrase{}, 0
}

// differs reports whether the second or third letter alone tells that b does not
// start with the phrase: so nearly all of a bucket are passed over.
func (p *phrase) differs(b []byte) bool {
	return len(b) < 3 || isAlpha(b[1]) && b[1]|0x20 != p.words[1] || isAlpha(b[1]) && isAlpha(b[2]) && b[2]|0x20 != p.words[2]
}

// length is how many bytes the phrase takes where b starts with it as whole
// words; 0 if it does not. Its spaces may be hyphens.
func (p *phrase) length(b []byte) int {
	i := 0
	for _, want := range p.words {
		if i >= len(b) {
			return 0
		}
		r, size := rune(b[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRune(b[i:])
		}
		if r = fold(r); r != want && (want != ' ' || r != '-') {
			return 0
		}
		i += size
	}
	if endsInLetter := p.words[len(p.words)-1] != '.'; endsInLetter && startsWithLetter(b[i:]) && b[0] < 0xe3 {
		return 0 // "updatedness"; from 0xe3 on is Han and kana, which part no words
	}
	return i
}
