package checks

import (
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"linkwatch"
)

// reading is an English page with a text on it, as the reader tells of its words.
func reading(title, text string) func(*linkwatch.Visit) {
	return func(v *linkwatch.Visit) {
		v.Page.Title, v.Page.Reader, v.Page.Hash, v.Page.Words = title, "test", title+text, 400
		v.Page.Tongues = []linkwatch.Tongue{{Language: "en", Letters: 3000, Quote: "Help is near."}}
		v.Page.Terms = termsIn(title, text)
	}
}

var everyTerm = set(spamTerms(), warningTerms())

// termsIn finds the spam words of a title and a text.
func termsIn(title, text string) []linkwatch.Term {
	title, text = strings.ToLower(title), strings.ToLower(text)
	var terms []linkwatch.Term
	for _, word := range everyTerm {
		if inTitle := standsIn(title, word); inTitle || standsIn(text, word) {
			terms = append(terms, linkwatch.Term{Word: word, Count: 1, Title: inTitle})
		}
	}
	return terms
}

// standsIn reports whether a word stands in a text as a whole, in scripts that
// part their words.
func standsIn(text, word string) bool {
	for at := 0; ; {
		i := strings.Index(text[at:], word)
		if i < 0 {
			return false
		}
		before, _ := utf8.DecodeLastRuneInString(text[:at+i])
		after, _ := utf8.DecodeRuneInString(text[at+i+len(word):])
		first, _ := utf8.DecodeRuneInString(word)
		if unicode.In(first, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Hangul) ||
			!unicode.IsLetter(before) && !unicode.IsLetter(after) && !unicode.IsMark(after) {
			return true
		}
		at += i + len(word)
	}
}

func hijackedFinding(v linkwatch.Verdict) *linkwatch.Finding {
	for i := range v.Findings {
		if v.Findings[i].Check == "hijacked" {
			return &v.Findings[i]
		}
	}
	return nil
}

// advertisements are what spammers put into other people's pages, by language.
var advertisements = map[string]string{
	"en": "Play at the best online casino: casino bonus, free spins no deposit, withdraw your winnings today.",
	"id": "Daftar situs slot gacor hari ini, bandar togel terpercaya, RTP live tertinggi, gampang menang.",
	"ms": "Main slot di kasino dalam talian, mega888 dan 918kiss, tebus kredit percuma, bonus harian.",
	"zh": "澳门娱乐城官网，真人百家乐，老虎机，注册送彩金，在线投注平台。",
	"th": "สล็อตเว็บตรง แตกง่าย สมัครรับเครดิตฟรี ฝากถอนออโต้ บาคาร่าออนไลน์",
	"vi": "Nhà cái uy tín, kèo nhà cái hôm nay, nổ hũ, game bài đổi thưởng, link vào mới nhất.",
	"tr": "Deneme bonusu veren siteler, güncel giriş adresi, bonus veren siteler, sweet bonanza oyna.",
	"ko": "먹튀검증 토토사이트 추천, 꽁머니 지급, 바카라사이트, 안전놀이터",
	"ru": "Вулкан казино, бездепозитный бонус, фриспины, рабочее зеркало, играть на деньги.",
	"ja": "入金不要ボーナスのオンカジ、フリースピン、ライブカジノ、カジノボーナス。",
	"es": "Bono sin depósito, giros gratis, mejores casinos, jugar tragamonedas, ruleta en vivo.",
	"pt": "Rodadas grátis, bônus sem depósito, bônus de cadastro, melhores cassinos, palpites de futebol.",
	"de": "Casino ohne Lizenz, Freispiele ohne Einzahlung, casino ohne oasis, beste Online Casinos.",
	"fr": "Bonus sans dépôt, tours gratuits, meilleurs casinos, casino fiable, machine à sous en ligne.",
	"it": "Casino non AAMS, giri gratis, bonus senza deposito, siti scommesse, soldi veri.",
	"pl": "Polskie kasyno, darmowe spiny, bonus bez depozytu, automaty online.",
	"ar": "كازينو اون لاين، مكافأة بدون إيداع، دورات مجانية، مواقع المراهنات",

	"cs": "Bonus bez vkladu, volné zatočení, free spiny, online casina.",
	"hu": "Legjobb online kaszinó, ingyenes pörgetések, befizetés nélküli bónusz.",
	"ro": "Rotiri gratuite, bonus fără depunere, cazinouri online, păcănele gratis.",
	"el": "Καζίνο χωρίς κατάθεση, δωρεάν περιστροφές, μπόνους χωρίς κατάθεση, φρουτάκια δωρεάν.",
	"sv": "Bästa casino utan svensk licens, casino utan spelpaus, bonus utan insättning.",
	"fi": "Parhaat nettikasinot, bonus ilman talletusta, kasino ilman rekisteröitymistä, pikakasinot.",
	"da": "Casino uden rofus, casino uden dansk licens, bonus uden indbetaling.",
	"fa": "سایت شرط بندی، شرط بندی فوتبال، بازی انفجار، کازینو آنلاین",

	"en pharmacy":  "Buy cheap viagra online, generic cialis, no prescription needed, fast delivery, lowest price guaranteed.",
	"en essays":    "Write my paper! Essay writing service with professional essay writers; buy essays online.",
	"en adult":     "VIP escorts and russian call girls, watch free porn, hot singles in your area, live sex cams.",
	"en replica":   "Replica watches, rolex replica, louis vuitton outlet, cheap jerseys, free shipping worldwide.",
	"es pharmacy":  "Comprar viagra, viagra sin receta, cialis genérico, envío rápido.",
	"ja replica":   "スーパーコピー時計、ブランドコピー、N級品、激安通販、送料無料",
	"ru essays":    "Курсовые на заказ, купить диплом, рефераты на заказ.",
	"zh essays":    "代写论文，毕业论文代写，办理毕业证，文凭办理。",
	"de loans":     "Sofortkredit, Kredit ohne Schufa, Minikredit, schufafreier Kredit mit Sofortauszahlung.",
	"vi loans":     "Vay tiền nhanh, vay nóng, vay tiền gấp, giải ngân trong ngày.",
	"ko adult":     "출장안마, 출장샵, 오피사이트, 콜걸",
	"tr adult":     "Escort bayan, istanbul escort, bayan escort, eskort bayan.",
	"ru loans":     "Займ на карту, займ без отказа, деньги в долг, быстрый займ.",
	"th adult":     "หนังโป๊ คลิปหลุด ดูหนังโป๊ ไซด์ไลน์",
	"pt adult":     "Videos porno, garotas de programa em, vídeos pornô, sexo amador.",
	"crypto en ru": "Удвоить биткоин, облачный майнинг, раздача биткоинов, торговый бот.",
}

func TestAdvertisementsInOtherPagesAreFound(t *testing.T) {
	clean := visit(hours(60), reading("Guide", ""))
	for language, text := range advertisements {
		now, before := visit(hours(1), reading("Guide", text)), visit(hours(30), reading("Guide", text))
		for _, c := range []struct {
			name   string
			visits []linkwatch.Visit
			want   linkwatch.Health
		}{
			{"alone", []linkwatch.Visit{now}, linkwatch.Unsure},
			{"new, once", []linkwatch.Visit{now, clean}, linkwatch.Unsure},
			{"new, twice", []linkwatch.Visit{now, before, clean}, linkwatch.Hijacked},
		} {
			v := Judge(entry(), Past{Visits: c.visits}, today)
			if f := hijackedFinding(v); f == nil || f.Health != c.want {
				t.Errorf("%s, %s: finding %+v, want %v; words %v", language, c.name, f, c.want, now.Page.Terms)
			}
		}
	}
}

// honest are texts of people who help, inform and warn.
var honest = map[string]string{
	"trafficking":         "Victims are found in massage parlors, escort agencies, casinos, strip clubs and private homes. Debts, loans and sex are means of control; some are paid in bitcoin.",
	"signs of coercion":   "An escort advertisement, a hotel near a casino, many clients a day, debts that never end: call the hotline. Pimps call themselves sugar daddy, and recruit by dating sites.",
	"pornography":         "Survivors ask Pornhub and XVideos to take down videos. Porn made under force is a crime; xxx sites profit from it.",
	"brides":              "Mail order brides and foreign brides may be victims of forced marriage: what agencies must tell them.",
	"problem gambling":    "If the online casino, slot machines, roulette, blackjack or free spins no longer let you sleep, talk to us. Bonus offers and VIP clubs keep people playing; jackpots are rare. Block betting sites on your phone.",
	"gambling in Vegas":   "Roulette, baccarat, blackjack and video poker: how the casinos of the state report what players lose, and what the jackpot costs.",
	"unsafe medicines":    "Viagra, cialis and levitra sold by an online pharmacy without a prescription may be counterfeit. Never take medicines from a seller who asks for no prescription.",
	"fraud":               "Guaranteed returns, make money fast, bitcoin and forex: how to spot a fraud. Nobody can promise high returns. Report binary options sellers.",
	"debts":               "Payday loans, title loans and cash advance offers with no credit check cost more than they help; bad credit can be mended. We negotiate with lenders for nothing.",
	"students":            "Your essay and term paper are due at the deadline; the writing center helps with any subject. Fake diplomas are a crime.",
	"id scam compounds":   "Korban perdagangan orang dipaksa bekerja di situs judi online dan investasi bitcoin palsu. Hubungi kami jika Anda terlilit pinjol atau pinjaman online.",
	"zh scam compounds":   "网络赌博和博彩公司的骗局：受害者被迫在网赌平台工作，刷单、裸聊诈骗，贷款和比特币骗局。请拨打热线。",
	"vi scam compounds":   "Nạn nhân bị ép làm việc cho casino trực tuyến, đánh bạc và lừa đảo vay tiền. Hãy gọi đường dây nóng.",
	"th scam compounds":   "เหยื่อถูกบังคับให้ทำงานในคาสิโนและเว็บพนัน โปรดโทรสายด่วน",
	"tr help":             "Bahis ve rulet bağımlılığı için yardım alın. Kaçak bahis siteleri suçtur, kredi borcunuz varsa bizi arayın.",
	"ko help":             "도박 문제로 고민이라면 상담 전화로 연락하세요. 카지노와 베팅, 대출과 비트코인 사기 피해를 돕습니다.",
	"ru help":             "Если казино, рулетка, ставки и кредиты разрушают семью, звоните. Эротический бизнес и секс по принуждению: помощь пострадавшим.",
	"ja help":             "ギャンブル、カジノ、風俗、闇金融、出会い系サイトで困っている方は相談窓口へ。人身取引の被害者を支援します。",
	"es help":             "Apuestas, casino, tragamonedas y ruleta: si no puede parar, llame. Préstamos y deudas son formas de control de la trata.",
	"pt help":             "Apostas, cassino e roleta podem viciar. Empréstimo e dívida são usados no tráfico de pessoas. Ligue para nós.",
	"de help":             "Casino, Roulette, Spielautomaten und Kredit: wenn das Spielen nicht mehr aufhört, rufen Sie an. Erotik und Zwang: Hilfe für Betroffene.",
	"fr help":             "Casino, roulette, paris sportifs et crédit : parlez-en à quelqu'un. La mise en dette est un moyen de contrôle.",
	"non GamStop casinos": "Adverts promise a casino not on GamStop, free spins and a no deposit bonus. These casinos are unlicensed: if you have self-excluded, block them. Gambling harm can be treated.",
	"rogue pharmacies":    "Rogue sites say no prescription needed, cheap Viagra, generic Cialis and overnight delivery: what they send are counterfeit medicines. Report fake online pharmacies.",
	"essay mills":         "Essay mills offer to write my essay and let students buy essays. It is misconduct, and contract cheating can lead to blackmail.",
	"fakes":               "Replica watches, replica handbags and a fake Rolex fund forced labour; customs officers found 3,000 counterfeits.",
	"hacked sites":        "Hackers put hidden links such as buy viagra online, best online casino and free porn videos into the pages of compromised universities.",
	"zh police":           "公安机关提醒：注册送彩金、首存优惠、百家乐、六合彩等网络赌博均属违法。",
	"id blocked sites":    "Kementerian memblokir situs judi online; kata slot gacor dan togel disisipkan ke situs yang diretas.",
	"ru gambling":         "Лудомания лечится: бездепозитный бонус и фриспины вызывают зависимость.",
	"de gambling":         "Spielsucht: Werbung für Casino ohne OASIS ist illegal, Sportwetten und Spielautomaten machen abhängig. Suchtberatung.",
	"pl help":             "Kasyno, zakłady i pożyczka: zadzwoń, jeśli nie możesz przestać.",
}

func TestHonestPagesAreNotHijacked(t *testing.T) {
	clean := visit(hours(60), reading("Guide", ""))
	for subject, text := range honest {
		now, before := visit(hours(1), reading("Guide", text)), visit(hours(30), reading("Guide", text))
		for name, visits := range map[string][]linkwatch.Visit{"alone": {now}, "written lately": {now, before, clean}} {
			if f := hijackedFinding(Judge(entry(), Past{Visits: visits}, today)); f != nil {
				t.Errorf("%s, %s: finding %+v, want none; words %v", subject, name, f, now.Page.Terms)
			}
		}
	}
}

func TestDoorwayIsHijackedAtOnceButNotWhatTheEntryIsAbout(t *testing.T) {
	title := "Slot Gacor Hari Ini - Bandar Togel"
	door := visit(hours(1), reading(title, advertisements["id"]))
	if f := hijackedFinding(Judge(entry(), Past{Visits: []linkwatch.Visit{door}}, today)); f == nil || f.Health != linkwatch.Hijacked || !strings.Contains(f.Detail, "gambling") {
		t.Errorf("doorway: finding %+v, want hijacked, of gambling", f)
	}
	clean := visit(hours(60), reading("Guide", ""))
	if f := hijackedFinding(Judge(entry(), Past{Visits: []linkwatch.Visit{door, clean}}, today)); f == nil || f.Health != linkwatch.Hijacked {
		t.Errorf("doorway where a page was: finding %+v, want hijacked", f)
	}
	about := entry(func(e *linkwatch.Entry) { e.Title = "How slot gacor spam takes over sites" })
	if f := hijackedFinding(Judge(about, Past{Visits: []linkwatch.Visit{door}}, today)); f == nil || f.Health != linkwatch.Unsure {
		t.Errorf("entry about it: finding %+v, want unsure", f)
	}
}

func TestHiddenLinksWithSpamAreQuoted(t *testing.T) {
	now := visit(hours(1), reading("Guide", "slot gacor"), func(v *linkwatch.Visit) {
		for i := range v.Page.Terms {
			v.Page.Terms[i].Hidden = true
		}
		v.Page.Hidden = linkwatch.Hidden{Links: 5, Hosts: []string{"a.example", "b.example"}, Quote: "Main slot gacor di sini"}
	})
	before := now
	before.At = today.Add(-hours(30))
	clean := visit(hours(60), reading("Guide", ""))
	f := hijackedFinding(Judge(entry(), Past{Visits: []linkwatch.Visit{now, before, clean}}, today))
	if f == nil || f.Health != linkwatch.Hijacked {
		t.Fatalf("finding %+v, want hijacked", f)
	}
	if all := strings.Join(f.Evidence, "\n"); !strings.Contains(all, "Main slot gacor di sini") || !strings.Contains(all, "a.example, b.example") {
		t.Errorf("evidence %q, want the hidden text and where its links lead", f.Evidence)
	}
}

func TestHiddenMenusWithoutSpamAreNothing(t *testing.T) {
	now := visit(hours(1), reading("Guide", ""), func(v *linkwatch.Visit) {
		v.Page.Hidden = linkwatch.Hidden{Links: 6, Hosts: []string{"facebook.com", "twitter.com"}, Quote: "Share this page"}
	})
	if f := hijackedFinding(Judge(entry(), Past{Visits: []linkwatch.Visit{now, visit(hours(60), reading("Guide", ""))}}, today)); f != nil {
		t.Errorf("finding %+v, want none", f)
	}
}

func TestWordsThatThePageAlwaysHadAreNotNew(t *testing.T) {
	text := advertisements["en essays"]
	visits := []linkwatch.Visit{visit(hours(1), reading("Guide", text)), visit(hours(30), reading("Guide", text)), visit(hours(60), reading("Guide", text))}
	if f := hijackedFinding(Judge(entry(), Past{Visits: visits}, today)); f == nil || f.Health != linkwatch.Unsure {
		t.Errorf("nobody has looked: finding %+v, want unsure", f)
	}
	looked := entry(func(e *linkwatch.Entry) { e.LastVerified.On = today })
	if f := hijackedFinding(Judge(looked, Past{Visits: visits}, today)); f != nil {
		t.Errorf("a person has looked: finding %+v, want none", f)
	}
}

func TestTonguesAlone(t *testing.T) {
	speaking := func(ago int, declares string, tongues ...string) linkwatch.Visit {
		return visit(hours(ago), reading("Guide", ""), func(v *linkwatch.Visit) {
			v.Page.Language, v.Page.Hash = declares, strings.Join(tongues, " ")
			v.Page.Tongues = nil
			for i, l := range tongues {
				v.Page.Tongues = append(v.Page.Tongues, linkwatch.Tongue{Language: l, Letters: 3000 / (i + 1), Quote: "a block in " + l})
			}
		})
	}
	many := []string{"en", "es", "zh", "vi", "ko", "ru"}
	judge(t, "hijacked", []judged{
		{"help in many languages is honest", entry(), []linkwatch.Visit{speaking(1, "en", many...)}, linkwatch.Healthy, ""},
		{"one more of many languages is honest", entry(), []linkwatch.Visit{speaking(1, "en", append(many, "th")...), speaking(30, "en", many...)}, linkwatch.Healthy, ""},
		{"a block in another script that was never there is for people to look at", entry(),
			[]linkwatch.Visit{speaking(1, "en", "en", "zh"), speaking(30, "en", "en", "zh"), speaking(60, "en", "en")}, linkwatch.Unsure, "in Chinese, which it never was"},
		{"a block in another language of the same script is honest", entry(),
			[]linkwatch.Visit{speaking(1, "en", "en", "es"), speaking(60, "en", "en")}, linkwatch.Healthy, ""},
		{"a page that declares its new language is a translation", entry(),
			[]linkwatch.Visit{speaking(1, "ru", "ru"), speaking(60, "en", "en")}, linkwatch.Healthy, ""},
	})
}

func TestEveryPhraseHasOneTopicAndIsLowerCase(t *testing.T) {
	topics := map[string]topic{}
	for _, v := range slices.Concat(gamblingWords, goodsWords, serviceWords) {
		for phrase := range strings.SplitSeq(v.strong+"|"+v.typical+"|"+v.weak, "|") {
			if known, found := topics[phrase]; found && known != v.topic && phrase != "" {
				t.Errorf("%q is of %s and of %s, want one", phrase, known, v.topic)
			}
			topics[phrase] = v.topic
			if phrase != strings.ToLower(phrase) || phrase != strings.TrimSpace(phrase) {
				t.Errorf("%q in %s of %s: want it lower case, without spaces around", phrase, v.language, v.topic)
			}
		}
	}
}

func TestWhatTheEntryIsAboutIsNoSpam(t *testing.T) {
	terms := []linkwatch.Term{{Word: "casino bonus"}, {Word: "casino sites"}}
	for _, c := range []struct {
		name, title string
		spam
		want bool
	}{
		{"some phrases of its subject", "Casino sites and debt", spam{terms: terms, score: aloneScore}, true},
		{"of another subject", "Shelters of Austin", spam{terms: terms, score: aloneScore}, false},
		{"as many as an advertisement has", "Casino sites and debt", spam{terms: terms, score: doorScore}, false},
		{"in another language", "Casino sites and debt", spam{terms: terms, score: aloneScore, foreign: true}, false},
		{"where visitors do not see them", "Casino sites and debt", spam{terms: terms, score: aloneScore, hidden: true}, false},
	} {
		if got := c.isSubject(c.title); got != c.want {
			t.Errorf("%s: %+v is the subject of %q: %v, want %v", c.name, c.spam, c.title, got, c.want)
		}
	}
}
