package page

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// monthNames lists the names of each month, January first, folded, in English,
// Spanish, French, German, Portuguese, Italian, Dutch, Swedish, Danish,
// Norwegian, Polish and Russian, with the usual short forms.
var monthNames = [12]string{
	"january jan enero ene janvier janv januar janeiro gennaio gen januari jaenner janner styczen stycznia sty января янв",
	"february feb febrero fevrier fevr fev februar fevereiro febbraio februari luty lutego lut февраля фев",
	"march mar marzo mars marz maerz marco maart mrt marts marzec marca марта мар",
	"april apr abril abr avril avr aprile kwiecien kwietnia kwi апреля апр",
	"may mayo mai maio maggio mag mei maj maja мая май",
	"june jun junio juin juni junho giugno giu czerwiec czerwca cze июня июн",
	"july jul julio juillet juil juli julho luglio lug lipiec lipca lip июля июл",
	"august aug agosto ago aout augustus augusti sierpien sierpnia sie августа авг",
	"september sept sep septiembre setiembre septembre setembro set settembre wrzesien wrzesnia wrz сентября сен",
	"october oct octubre octobre oktober okt outubro out ottobre ott pazdziernik pazdziernika paz октября окт",
	"november nov noviembre novembre novembro listopad listopada lis ноября ноя",
	"december dec diciembre dic decembre dezember dez dezembro dicembre desember des grudzien grudnia gru декабря дек",
}

var months = func() map[string]int {
	numbers := make(map[string]int)
	for i, names := range monthNames {
		for name := range strings.FieldsSeq(names) {
			numbers[name] = i + 1
		}
	}
	return numbers
}()

var weekdays = func() map[string]bool {
	set := make(map[string]bool)
	for name := range strings.FieldsSeq(`monday mon tuesday tue tues wednesday wed thursday thu thur thurs friday fri
		saturday sat sunday sun lunes martes miercoles jueves viernes sabado domingo lundi mardi mercredi jeudi vendredi
		samedi dimanche montag dienstag mittwoch donnerstag freitag samstag sonntag mo di mi do fr sa so segunda terca
		quarta quinta sexta feira lunedi martedi mercoledi giovedi venerdi maandag dinsdag woensdag donderdag vrijdag
		zaterdag zondag ma wo za zo`) {
		set[name] = true
	}
	return set
}()

// readMonth reads the month's name that b starts with.
func readMonth(b []byte) (month, n int) {
	var space [32]byte
	name, n := readWord(b, space[:0])
	month = months[string(name)]
	if month == 0 {
		return 0, 0
	}
	return month, n
}

// readWeekday gives the length of the weekday that b starts with, and of what
// parts it from the date.
func readWeekday(b []byte) int {
	var space [32]byte
	name, n := readWord(b, space[:0])
	if !weekdays[string(name)] {
		return 0
	}
	return n + skipAny(b[n:], " .,-")
}

// readWord reads the letters that b starts with, folded, into space.
func readWord(b, space []byte) (word []byte, n int) {
	for n < len(b) && len(space) < cap(space)-utf8.UTFMax {
		r, size := rune(b[n]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRune(b[n:])
		}
		if r = fold(r); !unicode.IsLetter(r) {
			break
		}
		space = utf8.AppendRune(space, r)
		n += size
	}
	return space, n
}

// fold makes a letter lower case and takes the marks of western Europe off it.
func fold(r rune) rune {
	if r < utf8.RuneSelf {
		if r >= 'A' && r <= 'Z' {
			r += 'a' - 'A'
		}
		return r
	}
	r = unicode.ToLower(r)
	if r >= 'à' && r < 'à'+rune(len(plainLetters)) {
		return rune(plainLetters[r-'à'])
	}
	switch r {
	case 'ń':
		return 'n'
	case 'ś':
		return 's'
	case 'ź':
		return 'z'
	}
	return r
}

// plainLetters stands for the letters from à (U+00E0) to ÿ (U+00FF).
const plainLetters = "aaaaaaaceeeeiiiidnooooo/ouuuuyty"
