package page

import (
	"testing"
	"time"

	"linkwatch"
)

func TestReadDateReadsWhatPeopleWrite(t *testing.T) {
	day := date{2024, 3, 5}
	for _, c := range []struct {
		text string
		o    order
		want date
		n    int
	}{
		{"2024-03-05", unknownOrder, day, 10},
		{"2024-03-05T23:00:00-05:00", unknownOrder, day, 10},
		{"2024/3/5, noon", unknownOrder, day, 8},
		{"2024.03.05", unknownOrder, day, 10},
		{"2024年3月5日", unknownOrder, day, 12},
		{"2024年 3月", unknownOrder, date{2024, 3, 0}, 9},
		{"2024-03", unknownOrder, date{2024, 3, 0}, 7},
		{"March 5, 2024.", unknownOrder, day, 13},
		{"march 5th 2024", unknownOrder, day, 14},
		{"Mar. 5, 2024", unknownOrder, day, 12},
		{"Tue, Mar 5, 2024", unknownOrder, day, 16},
		{"Tuesday 5 March 2024", unknownOrder, day, 20},
		{"5th of March, 2024", unknownOrder, day, 18},
		{"05-MAR-2024", unknownOrder, day, 11},
		{"5. März 2024", unknownOrder, day, 13},
		{"5 DE MARZO DE 2024", unknownOrder, day, 18},
		{"Sept 2023", unknownOrder, date{2023, 9, 0}, 9},
		{"March, 2024", unknownOrder, date{2024, 3, 0}, 11},
		{"03/2024", unknownOrder, date{2024, 3, 0}, 7},
		{"05.03.2024", unknownOrder, day, 10},
		{"3/5/2024", monthFirst, day, 8},
		{"5/3/2024", dayFirst, day, 8},
		{"3/5/24", monthFirst, day, 6},
		{"03-05-2024", monthFirst, day, 10},
		{"13/2/2024", monthFirst, date{2024, 2, 13}, 9},
		{"2/13/2024", dayFirst, date{2024, 2, 13}, 9},
		{"4/4/2024", unknownOrder, date{2024, 4, 4}, 8},
		{"3/5/2024", unknownOrder, date{}, 0},
		{"13/13/2024", dayFirst, date{}, 0},
		{"29 February 2024", unknownOrder, date{2024, 2, 29}, 16},
		{"29 February 2023", unknownOrder, date{}, 0},
		{"March 5", unknownOrder, date{}, 0},
		{"March 0, 2024", unknownOrder, date{}, 0},
		{"Marching 5, 2024", unknownOrder, date{}, 0},
		{"5 March 24", unknownOrder, date{}, 0},
		{"2024", unknownOrder, date{}, 0},
		{"20240305", unknownOrder, date{}, 0},
		{"1885-03-05", unknownOrder, date{}, 0},
		{"2024-13-05", unknownOrder, date{}, 0},
		{"10.45 AM", unknownOrder, date{}, 0},
		{"888-373-7888", unknownOrder, date{}, 0},
		{"", unknownOrder, date{}, 0},
	} {
		if got, n := readDate([]byte(c.text), c.o); got != c.want || n != c.n {
			t.Errorf("readDate(%q, %v) = %v, %d, want %v, %d", c.text, c.o, got, n, c.want, c.n)
		}
	}
}

func TestParseStampReadsWhatMachinesWrite(t *testing.T) {
	day := date{2024, 3, 5}
	for _, c := range []struct {
		value string
		want  date
	}{
		{"2024-03-05T23:30:00.000-05:00", day},
		{" 2024-03-05 10:00:00 ", day},
		{"20240305", day},
		{"20240305T101112", date{}},
		{"20240305101112", day},
		{"1709647200", day},
		{"1709647200000", day},
		{"Tue, 05 Mar 2024 10:00:00 GMT", day},
		{"Tue Mar  5 10:00:00 2024", day},
		{"Tue Mar  5 10:00:00 UTC 2024", day},
		{"2024-03", date{2024, 3, 0}},
		{"202403", date{2024, 3, 0}},
		{"2024", date{2024, 0, 0}},
		{"March 5, 2024 10:00 am", day},
		{"0001-01-01T00:00:00", date{}},
		{"-0001-11-30T00:00:00+00:00", date{}},
		{"1970-01-01", date{}},
		{"0", date{}},
		{"yesterday", date{}},
		{"20240300", date{}},
		{"2024-03-055", date{}},
	} {
		if got := parseStamp(c.value, unknownOrder); got != c.want {
			t.Errorf("parseStamp(%q) = %v, want %v", c.value, got, c.want)
		}
	}
}

func FuzzDate(f *testing.F) {
	for _, seed := range []string{"2024-03-05", "March 5, 2024", "5. März 2024", "2024年3月5日", "Tue, 5 de marzo de 2024", "3/5/24", "1709647200", "Tue Mar 5 1:0 2024"} {
		f.Add(seed, 1)
	}
	f.Fuzz(func(t *testing.T, text string, o int) {
		written, n := readDate([]byte(text), order(o%3))
		if n < 0 || n > len(text) || (n == 0) != (written == date{}) {
			t.Fatalf("readDate(%q) = %v, %d bytes", text, written, n)
		}
		for _, d := range []date{written, parseStamp(text, order(o%3))} {
			if d == (date{}) {
				continue
			}
			claim := linkwatch.DateClaim{Date: d.start(), Precision: d.precision()}
			layout := map[linkwatch.Precision]string{linkwatch.Year: "2006", linkwatch.Month: "2006-01", linkwatch.Day: time.DateOnly}[claim.Precision]
			back, err := time.Parse(layout, claim.String())
			if err != nil || !back.Equal(claim.Date) || back.Year() != d.year || d.day > 0 && back.Day() != d.day {
				t.Fatalf("%q gives %v, which reads back as %v, %v", text, d, back, err)
			}
		}
	})
}
