package page_test

import (
	"strings"
	"testing"
)

// One statement a language, as its readers would say it, of 5 March 2024.
func TestReadHearsStatementsInManyLanguages(t *testing.T) {
	for _, c := range []struct{ language, body string }{
		{"English", "Last updated on 5 March 2024"},
		{"Spanish", "Fecha de la última actualización: 5 de marzo de 2024"},
		{"Portuguese", "Data da última atualização: 05/03/2024"},
		{"French", "Date de la dernière mise à jour : 5 mars 2024"},
		{"German", "Letzte Änderung: 05.03.2024"},
		{"Italian", "Pagina aggiornata il 5 marzo 2024"},
		{"Dutch", "Laatste wijziging: 5 maart 2024"},
		{"Polish", "Data ostatniej aktualizacji: 5 marca 2024"},
		{"Swedish", "Senast uppdaterad: 5 mars 2024"},
		{"Danish", "Senest opdateret 5. marts 2024"},
		{"Norwegian", "Sist oppdatert: 5. mars 2024"},
		{"Finnish", "Päivitetty viimeksi 5.3.2024"},
		{"Finnish, in words", "Viimeksi päivitetty: 5. maaliskuuta 2024"},
		{"Czech", "Poslední aktualizace: 5. března 2024"},
		{"Czech, with spaces", "Datum aktualizace: 5. 3. 2024"},
		{"Hungarian", "Utolsó frissítés: 2024. március 5."},
		{"Hungarian, in numbers", "Utolsó módosítás: 2024. 03. 05."},
		{"Romanian", "Ultima actualizare: 5 martie 2024"},
		{"Greek", "Τελευταία ενημέρωση: 5 Μαρτίου 2024"},
		{"Greek in capitals", "ΤΕΛΕΥΤΑΙΑ ΕΝΗΜΕΡΩΣΗ: 05/03/2024"},
		{"Turkish", "Son güncelleme tarihi: 5 Mart 2024"},
		{"Turkish in capitals", "SON GÜNCELLEME: 05.03.2024"},
		{"Russian", "Дата последнего обновления: 05.03.2024 г."},
		{"Ukrainian", "Останнє оновлення: 5 березня 2024"},
		{"Arabic", "آخر تحديث: 5 مارس 2024"},
		{"Arabic, in its own digits", "تاريخ آخر تحديث: ٥ مارس ٢٠٢٤"},
		{"Hebrew", "עודכן לאחרונה: 05/03/2024"},
		{"Persian, in its own digits", "آخرین به\u200cروزرسانی: ۲۰۲۴/۰۳/۰۵"},
		{"Hindi", "अंतिम अद्यतन: 5 मार्च 2024"},
		{"Hindi, in its own digits", "अंतिम अपडेट: ०५/०३/२०२४"},
		{"Thai", "ปรับปรุงล่าสุด: 5 มีนาคม 2567"},
		{"Thai, in a sentence", "แก้ไขล่าสุดเมื่อวันที่ 5 มีนาคม 2024"},
		{"Vietnamese", "Cập nhật lần cuối: 05/03/2024"},
		{"Vietnamese, in words", "Cập nhật ngày 5 tháng 3 năm 2024"},
		{"Indonesian", "Terakhir diperbarui: 5 Maret 2024"},
		{"Malay", "Kemas kini terakhir: 5 Mac 2024"},
		{"Chinese", "最后更新：2024年3月5日"},
		{"Japanese", "最終更新日：2024年3月5日"},
		{"Japanese, in wide digits", "更新日：２０２４年３月５日"},
		{"Korean", "최종 수정일: 2024. 3. 5."},
		{"Korean, in words", "마지막 업데이트: 2024년 3월 5일"},
	} {
		t.Run(c.language, func(t *testing.T) {
			checkClaims(t, "https://www.example.gov/help", "<p>"+c.body, []string{"2024-03-05 modified visible"})
		})
	}
}

func TestReadRefusesCalendarsAndWordsThatItDoesNotKnow(t *testing.T) {
	for _, c := range []struct{ name, body string }{
		{"a year of the Persian calendar", "آخرین بروزرسانی: ۱۴۰۲/۱۲/۱۵"},
		{"a year of the Islamic calendar", "آخر تحديث: 24 شعبان 1445"},
		{"the next update", "Nächste Aktualisierung: 5. März 2027"},
		{"copyright in Japanese", "著作権 2024年3月5日"},
		{"an event in Korean", "행사 날짜: 2024. 3. 5."},
		{"a Greek word that only starts like one", "ενημερωθηκεια 5 Μαρτίου 2024"},
	} {
		t.Run(c.name, func(t *testing.T) { checkClaims(t, home, "<p>"+c.body, nil) })
	}
}

func TestTheEvidenceForDayAndMonthIsWeighed(t *testing.T) {
	const gov, uk = "https://www.example.gov/", "https://www.example.org.uk/"
	for _, c := range []struct{ name, address, body, want string }{
		{"a Portuguese phrase at an American office", gov, "<p>Atualizado em 08/09/2022", "2022-09-08"},
		{"a British element at an American office", gov, "<p lang=en-GB>Last updated: 08/09/2022", "2022-09-08"},
		{"an American element at a British host", uk, "<div lang=en-US><p>Last updated: 08/09/2022</div>", "2022-08-09"},
		{"behind an element of another language", gov, "<p lang=en-GB>Colour</p><p>Last updated: 08/09/2022", "2022-08-09"},
		{"another date of the page, before", gov, "<p>Meeting: 25/12/2021<p>Last updated: 08/09/2022", "2022-09-08"},
		{"another date of the page, behind", home, "<p>Last updated: 08/09/2022<p>Meeting: 12/25/2021", "2022-08-09"},
		{"another statement of the page", home, "<p>Last reviewed: 31-01-2021<p>Last updated: 08-09-2022", "2021-01-31 2022-09-08"},
		{"dates that contradict each other", gov, "<p>25/12/2021 12/25/2021<p>Last updated: 08/09/2022", "2022-08-09"},
		{"no more than parts of other numbers", home, "<p>1/25/12/2021, 25/12/20211, x25-12-2021<p>Last updated: 08/09/2022", ""},
		{"Spanish of an American office, which writes either", gov, "<p>Última actualización: 08/09/2022", ""},
		{"Spanish of an American office, by another date", gov, "<p>12/25/2021<p>Última actualización: 08/09/2022", "2022-08-09"},
		{"Spanish elsewhere", home, "<p>Última actualización: 08/09/2022", "2022-09-08"},
		{"a machine's word beside it", gov, "<p>25/12/2021<p>Updated <time datetime=2022-08-09>08/09/2022</time>", "2022-08-09"},
		{"one day and month that are the same", home, "<p>Last updated: 08/08/2022", "2022-08-08"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var dates []string
			for _, claim := range read(t, c.address, c.body).Claims {
				dates = append(dates, claim.String())
			}
			if got := strings.Join(dates, " "); got != c.want {
				t.Errorf("%s: %s\ngot  %q\nwant %q", c.address, c.body, got, c.want)
			}
		})
	}
}
