package page

import (
	"bytes"
	"strings"

	"linkwatch"
)

// fillers are the words that may stand between a phrase and its date.
var fillers = func() map[string]bool {
	set := make(map[string]bool)
	for word := range strings.FieldsSeq(`on at in as of the date and or time by est edt et cst cdt ct mst mdt pst pdt pt gmt utc ist am pm a.m p.m
		updated modified reviewed revised edited
		el la los le les du de del a em as am den der dem um uhr vom op il alle ore h kl i den date page
		klo dne dnia v w o la tarihi tarih pada tanggal ngay ngày lúc στις στισ τις τισ την в от г року дата في بتاريخ يوم בתאריך ב jour ziua`) {
		set[word] = true
	}
	return set
}()

// skipFiller gives the length of the mark, filler word or time of day that b
// starts with; 0 if none. "Reviewed/Updated" states a modification.
func skipFiller(b []byte, s *statement) int {
	switch c := b[0]; {
	case c == ' ' || c == '\n' || strings.IndexByte(":-,|/()[]*@.>=", c) >= 0:
		return 1
	case isDigit(c):
		return skipClock(b)
	}
	for _, mark := range [...]string{"：", "•", "·", "»", "›", "–", "เมื่อ", "วันที่", "को"} {
		if bytes.HasPrefix(b, []byte(mark)) {
			return len(mark)
		}
	}
	var space [32]byte
	word, n := readWord(b, space[:0])
	if n == 0 || !fillers[string(word)] {
		return max(0, readWeekday(b))
	}
	if s.kind == linkwatch.Reviewed && (string(word) == "updated" || string(word) == "modified" || string(word) == "revised") {
		s.kind = linkwatch.Modified
	}
	return n
}

// skipClock gives the length of the time of day that b starts with: 10:45, 10.45am, 14h02.
func skipClock(b []byte) int {
	hour, n := readInt(b)
	if n > 2 || hour > 24 || n >= len(b) {
		return 0
	}
	if b[n] == ':' || b[n] == 'h' || b[n] == '.' {
		if minute, m := readInt(b[n+1:]); m == 2 && minute < 60 {
			n += 1 + m
			if n < len(b) && b[n] == ':' {
				if _, m := readInt(b[n+1:]); m == 2 {
					n += 1 + m
				}
			}
		} else {
			return 0
		}
	} else if !bytes.HasPrefix(bytes.ToLower(b[n:min(n+3, len(b))]), []byte("am")) &&
		!bytes.HasPrefix(bytes.ToLower(b[n:min(n+3, len(b))]), []byte("pm")) {
		return 0
	}
	if n+2 <= len(b) && (b[n]|0x20 == 'a' || b[n]|0x20 == 'p') && b[n+1]|0x20 == 'm' {
		n += 2
	}
	return n
}

// readYear reads the year that b starts with, if nothing but the end of the
// sentence follows it: "Updated 2016", not "Updated 2016 guidelines".
func readYear(b []byte) (date, int) {
	year, n := readInt(b)
	if n != 4 {
		return date{}, 0
	}
	rest := bytes.TrimLeft(b[n:min(len(b), n+4)], " ")
	if len(rest) > 0 && strings.IndexByte("\n.;)]|", rest[0]) < 0 {
		return date{}, 0
	}
	if len(rest) > 1 && rest[0] == '.' && !isSpace(rest[1]) {
		return date{}, 0
	}
	if d := (date{year: year}).valid(); d != (date{}) {
		return d, n
	}
	return date{}, 0
}
