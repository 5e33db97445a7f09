package checks

import "strings"

// editionNouns are what editions and versions are called, singular and short.
var editionNouns = wordSet(`edition ed edn édition edicion edición edizione edicao edição auflage aufl ausgabe editie uitgave druk utgave udgave upplaga upplagan
	painos wydanie vydání издание выпуск видання έκδοση version versión versione versao versão versie wersja verze версия редакция fassung release rev revision
	الطبعة מהדורה`)

// newestWords call an edition newer than others, or the newest.
var newestWords = wordSet(`newer newest new latest current updated recent revised most neue neuere neueste neuesten aktuelle aktuellen aktualisierte nouvelle dernière
	récente actuelle nueva última actual actualizada más nuova ultima aggiornata più nova atual mais nieuwe nieuwste laatste actuele nya nyaste senaste nyeste seneste
	nowa najnowsza nejnovější aktuální новая новое новейшая последняя нова остання`)

// emptyWords say nothing of what a publication is about: articles and the like, and
// what links say of files.
var emptyWords = wordSet(`a an the of on in for and to by with at from s de la le el les los las del des du der die das dem den und et y e il lo i gli di da do dos das em no na
	the och og en van het voor über um zum zur auf im und и в на о по к i w na z und d l fy
	pdf doc docx html epub xls xlsx zip csv mb kb download view read see get open full complete text file online web print english language link here now
	january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec`)

// documentWords are what documents are called: any series may be.
var documentWords = wordSet(`report reports guide guidelines guidance handbook manual toolkit survey yearbook review statistics data dataset plan strategy study factsheet sheet fact
	bulletin newsletter catalog catalogue index brief snapshot summary publication brochure
	bericht jahresbericht leitfaden handbuch statistik rapport guide manuel enquête plan informe guía manual encuesta anuario estadísticas plan relatório guia
	rapporto relazione guida manuale verslag jaarverslag handleiding gids raport poradnik zpráva отчёт отчет доклад руководство`)

// commonWords are what editions of any series are called beside that.
var commonWords = wordSet(`annual yearly monthly quarterly global national world international state country final executive main
	jährlich annuel annuelle anual annuale jaarlijks roczny ежегодный годовой`)

// lawWords are what stands before the year of a law, which is no edition.
var lawWords = wordSet("act acts law laws bill code convention protocol treaty resolution directive regulation order statute agreement")

// namesSpan are words before a year that is not an edition's: since 2018.
var namesSpan = wordSet("of since until till by before after from to through in seit bis von depuis desde hasta")

// sizeUnits stand behind the number of a file's size or length.
var sizeUnits = wordSet("mb kb gb mo ko pages page pp seiten páginas mib kib bytes")

// ordinals are the spelled numbers of editions.
var ordinals = func() map[string]int {
	numbers := map[string]int{}
	for language := range strings.SplitSeq(`first second third fourth fifth sixth seventh eighth ninth tenth
erste zweite dritte vierte fünfte sechste siebte achte neunte zehnte
première deuxième troisième quatrième cinquième sixième septième huitième neuvième dixième
primera segunda tercera cuarta quinta sexta séptima octava novena décima
prima seconda terza quarta quinta sesta settima ottava nona decima
primeira segunda terceira quarta quinta sexta sétima oitava nona décima
eerste tweede derde vierde vijfde zesde zevende achtste negende tiende
första andra tredje fjärde femte sjätte sjunde åttonde nionde tionde
pierwsze drugie trzecie czwarte piąte szóste siódme ósme dziewiąte dziesiąte
первое второе третье четвёртое пятое шестое седьмое восьмое девятое десятое`, "\n") {
		for i, word := range strings.Fields(language) {
			numbers[word] = i + 1
		}
	}
	return numbers
}()
