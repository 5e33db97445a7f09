package checks

import (
	"maps"
	"slices"
	"strings"
)

// A warning is what somebody writes who warns of what spam advertises, tells of
// those who do, or helps their victims: each such phrase on a page weighs
// against its spam. Words that resources on trafficking use in any case are not
// among them.
type warning struct {
	topic   topic // "": whatever is advertised
	phrases string
}

// warnWeight is what one phrase of warning takes away.
const warnWeight = 4

var warnings = []warning{
	{"", "how to spot|spotting|warning signs|beware of|hacked|hackers|hijacked websites|malware|keyword hack|pharma hack|injected links|injects links|hidden links|compromised|cloaking|" +
		"sitio hackeado|sitios hackeados|site piraté|sites piratés|gehackt|gehackte|siti hackerati|взломали|взломаны|взломанных|diretas|peretas|被黑|黑客|駭客|改ざん|해킹|bị hack|hacklendi"},
	{gambling, "problem gambling|gambling addiction|gambling disorder|gambling harm|gambling harms|gambling helpline|gambling help|compulsive gambling|gamblers anonymous|illegal gambling|unlicensed|self-exclude|self-excluded|self-exclusion|" +
		"ludopatía|adicción al juego|juego patológico|crea adicción|crean adicción|vício em jogo|vício|viciados em apostas|vício em jogos|ludopatia|jogo patológico|addiction au jeu|addiction aux jeux|jeu excessif|jeu pathologique|joueurs info service|" +
		"spielsucht|spielsüchtig|spielsüchtige|glücksspielsucht|suchtberatung|gioco d'azzardo|dipendenza dal gioco|gioco patologico|gokverslaving|gokverslaafd|uzależnienie od hazardu|spelberoende|ludomani|peliriippuvuus|" +
		"лудомания|лудоман|игромания|игровая зависимость|вызывают зависимость|лудоманія|ігроманія|kumar bağımlılığı|yasa dışı bahis|إدمان القمار|" +
		"kecanduan judi|bahaya judi|dampak judi|memblokir|diblokir|blokir|polisi|网络赌博|跨境赌博|赌博成瘾|戒赌|公安机关|公安|民警|違法|违法|賭博成癮|戒賭|詐騙|诈骗|" +
		"도박 중독|도박중독|도박문제|불법 도박|불법도박|경찰|검거|依存症|違法です|เลิกพนัน|ติดพนัน|ผิดกฎหมาย|ตำรวจ|bất hợp pháp|công an|nghiện cờ bạc|जुए की लत"},
	{pharmacy, "counterfeit|counterfeit medicines|fake pills|fake medicines|fake online pharmacies|falsified medicines|rogue|illegal online pharmacies|illegal pharmacies|prosecutors say|prosecutors said|dea seized|do not buy|never buy|can kill|" +
		"medicamentos falsos|medicamentos falsificados|faux médicaments|gefälschte arzneimittel|gefälschte medikamente|farmaci contraffatti|поддельные лекарства|подделки|假药|假藥|berbahaya|sahte ilaç"},
	{adult, "sextortion|image-based abuse|revenge porn|take it down|police raided|raided|adult survivors"},
	{loans, "loan sharks|loan shark|debt advice|debt trap|predatory lending|predatory lenders|usury|ilegal|高利贷|诈骗|詐騙|闇金|불법 사금융|мошенники|мошенничество|долговую яму|dolandırıcılık|lừa đảo|penipuan"},
	{essays, "blackmail|blackmailed|essay mill|essay mills|essay sites|contract cheating|academic integrity|academic misconduct|academic dishonesty|misconduct|plagiarism policy|integridad académica|fraude académico|学术不端|学術不正"},
	{replica, "counterfeit|counterfeits|fakes|counterfeiting|counterfeit goods|counterfeit products|counterfeit trade|customs officers|customs seized|seized by customs|police seized|falsificaciones|contrefaçons|produktpiraterie|contraffazione|контрафакт|контрафактной|假冒|偽ブランド品"},
	{crypto, "scam|scams|scammer|scammers|fraud|fraudsters|fraudulent|pig butchering|red flags|estafa|estafas|golpe|golpes|arnaque|arnaques|betrug|betrüger|truffa|truffe|мошенничество|мошенники|诈骗|詐騙|詐欺|사기|penipuan|lừa đảo|dolandırıcılık|احتيال"},
}

// warningTopics finds the topics that a phrase warns of.
var warningTopics = func() map[string][]topic {
	found := map[string][]topic{}
	for _, w := range warnings {
		for phrase := range strings.SplitSeq(w.phrases, "|") {
			found[phrase] = append(found[phrase], w.topic)
		}
	}
	return found
}()

// warningTerms lists every phrase of the warnings: what a page's text is to be
// searched for.
func warningTerms() []string { return slices.Collect(maps.Keys(warningTopics)) }
