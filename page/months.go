package page

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// monthNames lists the names of each month, January first, with the usual short
// forms: English, Spanish, French, German, Portuguese, Italian, Dutch, Swedish,
// Danish, Norwegian, Polish and Russian; Czech, Finnish, Hungarian, Romanian,
// Turkish, Indonesian, Malay; Greek and Ukrainian; Arabic, Hebrew, Hindi, Thai. A name that
// two languages give to different months is in neither.
var monthNames = [12]string{
	`january jan enero ene janvier janv januar janeiro gennaio gen januari jaenner janner styczen stycznia sty января янв
		ledna leden tammikuuta tammikuu januar ianuarie ocak oca ιανουαριου ιαν січня يناير ינואר בינואר जनवरी มกราคม`,
	`february feb febrero fevrier fevr fev februar fevereiro febbraio februari luty lutego lut февраля фев
		unora unor helmikuuta helmikuu februarie subat φεβρουαριου φεβ лютого فبراير פברואר בפברואר फरवरी फ़रवरी กุมภาพันธ์`,
	`march mar marzo mars marz maerz marco maart mrt marts marzec marca марта мар
		mac brezna brezen maaliskuuta maaliskuu marcius martie mart maret μαρτιου μαρ березня مارس מרץ במרץ मार्च มีนาคม`,
	`april apr abril abr avril avr aprile kwiecien kwietnia kwi апреля апр
		dubna duben huhtikuuta huhtikuu aprilis aprilie nisan απριλιου απρ квітня أبريل ابريل إبريل אפריל באפריל अप्रैल เมษายน`,
	`may mayo mai maio maggio mag mei maj maja мая май
		kvetna kveten toukokuuta toukokuu majus mayis μαιου травня مايو מאי במאי मई พฤษภาคม`,
	`june jun junio juin juni junho giugno giu czerwiec czerwca cze июня июн
		cervna cerven kesakuuta kesakuu junius iunie haziran ιουνιου ιουν червня يونيو יוני ביוני जून มิถุนายน`,
	`july jul julio juillet juil juli julho luglio lug lipiec lipca lip июля июл
		julai cervence cervenec heinakuuta heinakuu julius iulie temmuz ιουλιου ιουλ липня يوليو יולי ביולי जुलाई กรกฎาคม`,
	`august aug agosto ago aout augustus augusti sierpien sierpnia sie августа авг
		ogos srpna srpen elokuuta elokuu augusztus agustos agustus αυγουστου αυγ серпня أغسطس اغسطس אוגוסט באוגוסט अगस्त สิงหาคม`,
	`september sept sep septiembre setiembre septembre setembro set settembre wrzesien wrzesnia wrz сентября сен
		zari syyskuuta syyskuu szeptember septembrie eylul σεπτεμβριου σεπ вересня سبتمبر ספטמבר בספטמבר सितंबर सितम्बर กันยายน`,
	`october oct octubre octobre oktober okt outubro out ottobre ott pazdziernik pazdziernika paz октября окт
		rijna rijen lokakuuta lokakuu octombrie ekim οκτωβριου οκτ жовтня أكتوبر اكتوبر אוקטובר באוקטובר अक्टूबर ตุลาคม`,
	`november nov noviembre novembre novembro listopada lis ноября ноя
		listopadu marraskuuta marraskuu noiembrie kasim νοεμβριου νοε листопада نوفمبر נובמבר בנובמבר नवंबर नवम्बर พฤศจิกายน`,
	`december dec diciembre dic decembre dezember dez dezembro dicembre desember des grudzien grudnia gru декабря дек
		disember prosince prosinec joulukuuta joulukuu decembrie aralik δεκεμβριου δεκ грудня ديسمبر דצמבר בדצמבר दिसंबर दिसम्बर ธันวาคม`,
}

var months = func() map[string]int {
	numbers := make(map[string]int)
	for i, names := range monthNames {
		for name := range strings.FieldsSeq(names) {
			numbers[foldWord(name)] = i + 1
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
	var space [48]byte
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
		if r = fold(r); !unicode.IsLetter(r) && (r < firstIndic || !unicode.IsMark(r)) {
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
	if r >= 'ā' && r < 'ā'+rune(len(plainExtended)) {
		return rune(plainExtended[r-'ā'])
	}
	switch r {
	case 'ά':
		return 'α'
	case 'έ':
		return 'ε'
	case 'ή':
		return 'η'
	case 'ί', 'ϊ', 'ΐ':
		return 'ι'
	case 'ό':
		return 'ο'
	case 'ύ', 'ϋ', 'ΰ':
		return 'υ'
	case 'ώ':
		return 'ω'
	case 'ς':
		return 'σ'
	case 'ș':
		return 's'
	case 'ț':
		return 't'
	case '’':
		return '\''
	}
	return r
}

// foldWord gives a word as fold makes its letters.
func foldWord(word string) string { return strings.Map(fold, word) }

// firstIndic is where the scripts start in which marks are part of a word's letters:
// those of India and what lies beyond them.
const firstIndic = 'ऀ'

// plainLetters stands for the letters from à (U+00E0) to ÿ (U+00FF), plainExtended
// for those from ā (U+0101) to ž (U+017E), large and small.
const (
	plainLetters  = "aaaaaaaceeeeiiiidnooooo/ouuuuyty"
	plainExtended = "aaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkkllllllllllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzz"
)
