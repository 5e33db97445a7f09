package page_test

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestTonguesOfBlocks(t *testing.T) {
	for _, c := range []struct{ tongue, text string }{
		{"en", "If you or somebody you know needs help, call the hotline at any hour of the day."},
		{"es", "Si usted o alguien que conoce necesita ayuda, llame a la línea a cualquier hora del día."},
		{"fr", "Si vous ou une personne de votre entourage avez besoin d'aide, appelez la ligne à toute heure."},
		{"pt", "Se você ou alguém que conhece precisa de ajuda, ligue para a linha a qualquer hora do dia."},
		{"de", "Wenn Sie oder jemand, den Sie kennen, Hilfe braucht, rufen Sie zu jeder Stunde die Nummer an."},
		{"it", "Se tu o qualcuno che conosci ha bisogno di aiuto, chiama il numero verde a qualsiasi ora del giorno."},
		{"nl", "Als u of iemand die u kent hulp nodig heeft, bel dan op elk uur van de dag naar het nummer van de hulplijn."},
		{"pl", "Jeśli ty lub ktoś, kogo znasz, potrzebuje pomocy, zadzwoń na infolinię o każdej porze dnia i nocy."},
		{"id", "Jika Anda atau seseorang yang Anda kenal membutuhkan bantuan, hubungi saluran ini kapan saja untuk dapat ditolong."},
		{"vi", "Nếu bạn hoặc người quen của bạn cần giúp đỡ, hãy gọi đường dây nóng bất cứ lúc nào trong ngày."},
		{"tr", "Siz veya tanıdığınız biri yardıma ihtiyaç duyuyorsa, günün her saatinde yardım hattını arayın, bu çok önemli."},
		{"ro", "Dacă dumneavoastră sau cineva pe care îl cunoașteți are nevoie de ajutor, sunați la linia de asistență la orice oră."},
		{"sv", "Om du eller någon som du känner behöver hjälp kan du ringa hjälplinjen när som helst på dygnet, och det är gratis."},
		{"da", "Hvis du eller nogen, du kender, har brug for hjælp, kan du ringe til hjælpelinjen efter behov og blive hørt af os uden at betale; det er også gratis."},
		{"fi", "Jos sinä tai joku tuntemasi tarvitsee apua, voit soittaa auttavaan puhelimeen, joka on auki aina, eikä se maksa mitään."},
		{"cs", "Pokud vy nebo někdo, koho znáte, potřebuje pomoc, zavolejte na linku kdykoli během dne, protože je to zdarma a také pro vás."},
		{"hu", "Ha önnek vagy egy ismerősének segítségre van szüksége, hívja a segélyvonalat a nap bármely órájában, mert ez nem kerül semmibe."},
		{"tl", "Kung ikaw o ang kakilala mo ay nangangailangan ng tulong, tumawag sa hotline anumang oras ng araw para sa iyong kaligtasan."},
		{"ca", "Si vostè o algú que coneix necessita ajuda, truqui a la línia a qualsevol hora del dia, que és per a tothom i també per a vostè amb els seus."},
		{"ru", "Если вам или вашим знакомым нужна помощь, позвоните на горячую линию в любое время."},
		{"uk", "Якщо вам або вашим знайомим потрібна допомога, зателефонуйте на гарячу лінію у будь-який час, це безкоштовно."},
		{"bg", "Ако вие или ваш познат имате нужда от помощ, обадете се на горещата линия по всяко време, тя е безплатна и се отнася за всички."},
		{"ar", "إذا كنت أنت أو شخص تعرفه بحاجة إلى مساعدة، فاتصل بالخط الساخن في أي وقت من اليوم."},
		{"fa", "اگر شما یا کسی که را دوست دارید به کمک نیاز دارید، در هر ساعتی از روز با این خط تماس بگیرید."},
		{"ur", "اگر آپ کو یا آپ کے کسی جاننے والے کو مدد کی ضرورت ہے تو دن کے کسی بھی وقت ہیلپ لائن پر کال کریں۔"},
		{"zh", "如果您或您认识的人需要帮助，请随时拨打热线电话。"},
		{"ja", "あなたやあなたの知人が助けを必要としているなら、いつでもホットラインに電話してください。"},
		{"ko", "귀하 또는 귀하가 아는 사람이 도움이 필요하면 언제든지 핫라인으로 전화하십시오."},
		{"th", "หากคุณหรือคนที่คุณรู้จักต้องการความช่วยเหลือ โทรสายด่วนได้ตลอดเวลา"},
		{"he", "אם אתה או מישהו שאתה מכיר זקוק לעזרה, התקשר לקו החם בכל שעה."},
		{"el", "Αν εσείς ή κάποιος που γνωρίζετε χρειάζεται βοήθεια, καλέστε τη γραμμή."},
		{"hi", "यदि आपको या आपके किसी परिचित को सहायता चाहिए, तो किसी भी समय हॉटलाइन पर कॉल करें।"},
	} {
		t.Run(c.tongue, func(t *testing.T) {
			p := read(t, home, "<p>"+c.text)
			if len(p.Tongues) != 1 || p.Tongues[0].Language != c.tongue || !strings.HasPrefix(c.text, p.Tongues[0].Quote) {
				t.Errorf("%s: got %+v, want %s", c.text, p.Tongues, c.tongue)
			}
		})
	}
}

func TestForeignBlocksAreTonguesOfTheirOwn(t *testing.T) {
	const english = "<p>If you or somebody you know needs help, call the hotline at any hour of the day.</p>"
	const japanese = "<p>あなたやあなたの知人が助けを必要としているなら、いつでもホットラインに電話してください。</p>"
	for _, c := range []struct{ name, body, want string }{
		{"a paragraph", english + english + "<p>Situs ini adalah yang terbaik dan kami akan selalu ada untuk anda dengan permainan baru.</p>", "en id"},
		{"short links of another script add up", english + "<ul><li>澳门赌场<li>在线博彩<li>六合彩<li>真人娱乐</ul>", "en zh"},
		{"the title is a block", "<title>在线博彩平台官方网站真人娱乐首页欢迎您</title>" + english, "en zh"},
		{"a title in Latin letters too", "<title>Cara menang dan tips untuk anda yang akan main ini</title>" + english, "en id"},
		{"two in one block", english + "<p>We speak 我们会说中文欢迎您随时拨打我们的热线 and more</p>", "en zh"},
		{"the names of other languages are none", english + "<ul><li>简体中文<li>한국어<li>Русский<li>العربية</ul>", "en"},
		{"names of people are none", english + "<p>Juan Pablo de la Cruz, María del Carmen López, Gonzalo Núñez Peña</p>", "en"},
		{"names of products are none", english + "<p>Xiaomi 13 vs. Redmi Pro, Redmi Pro SE vs. Xiaomi 12 Pro, Galaxy Pro vs. Redmi SE</p>", "en"},
		{"signs without kana on a page in Japanese are Japanese", japanese + "<h2>会社概要</h2><h2>採用情報</h2><h2>個人情報保護方針</h2>", "ja"},
		{"signs without kana beside little Japanese are not", "<p>ホットライン</p>" + strings.Repeat("<h2>会社概要採用情報個人情報保護方針</h2>", 3), "zh"},
		{"letters that many languages share", english + "<p>бра бро бру бри бре вра вро вру ври вре</p>", "en und-Cyrl"},
		{"nothing", "<p>12 34 56</p>", ""},
		{"what is not displayed does not count", english + "<p hidden>如果您或您认识的人需要帮助，请随时拨打热线电话。</p>", "en"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got []string
			for _, tongue := range read(t, home, c.body).Tongues {
				got = append(got, tongue.Language)
			}
			if got := strings.Join(got, " "); got != c.want {
				t.Errorf("%s\ngot  %q\nwant %q", c.body, got, c.want)
			}
		})
	}
}

func TestTonguesQuoteTheirLongestBlock(t *testing.T) {
	long := strings.Repeat("请随时拨打热线电话。", 30)
	p := read(t, home, "<p>如果您或您认识的人需要帮助</p><p>Call: "+long+"</p><p>请随时拨打热线电话</p>")
	if len(p.Tongues) != 1 {
		t.Fatalf("got %+v, want one tongue", p.Tongues)
	}
	got := p.Tongues[0]
	if got.Letters != 13+270+9 || !strings.HasPrefix(long, got.Quote) || len(got.Quote) < 195 || len(got.Quote) > 200 || !utf8.ValidString(got.Quote) {
		t.Errorf("got %+v, want 292 letters and 200 bytes of the long block from its first Chinese sign", got)
	}
}

func TestATongueIsHeardInABlockOfAnyLength(t *testing.T) {
	const sentence = "If you or somebody you know needs help, call the hotline at any hour of the day. "
	for _, n := range []int{1, 1000, 20_000} {
		if p := read(t, home, "<pre>"+strings.Repeat(sentence, n)); len(p.Tongues) != 1 || p.Tongues[0].Language != "en" {
			t.Errorf("%d sentences in one block: got %+v, want en", n, p.Tongues)
		}
	}
}
