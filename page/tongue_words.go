package page

import (
	"math/bits"
	"strings"
)

// A language is one that shares its alphabet with others: its most frequent
// words, and the letters that few others have.
type language struct {
	name     string
	alphabet alphabet
	words    string
	letters  string
}

// languages is how many languages are told apart by their words and letters; a
// set of them is a uint32.
const languages = 32

// speakers are these languages; the last of them stand for none.
var speakers = [languages]language{
	{"en", latin, `the of and to in is for that on with you are this be as it at by from your have or not was we can an will if our has all
		more their they but who about which been were its may what when any other there a i he she his her them these those would should could
		how out up so no my me do does did than then over under war am men man die hat door here only new use help us also into most some such
		after before because where while being very just like get make one two now page site free best play read`, ""},
	{"es", latin, `de la que el en y los del se las por un para con una su al lo como más mas pero sus le ya o este sí porque esta entre cuando
		muy sin sobre también hasta hay donde quien desde todo nos durante todos uno les ni contra otros ese eso ante ellos esto antes algunos
		unos yo otro otras otra él tanto esa estos mucho nada es son ser está están puede fue ha han si usted ustedes alguien cualquier día tiene hacer nuestro nuestra nuestros sea así solo sólo aquí mi tu te quién cómo podría algo bien cada dos vez`, "ñáíóú"},
	{"fr", latin, `de la le et les des en un du une que est pour qui dans a par plus pas au sur ne se ce il sont avec ou son aux d l n s c qu
		vous nous votre cette être sa ses leur mais comme ont fait été tout elle ils leurs si à où ces très sans même nos vos peut`, "éèêçàùûœîô"},
	{"pt", latin, `de a o que e do da em um para é com não uma os no se na por mais as dos como mas foi ao ele das tem à seu sua ou ser quando
		muito há nos já está eu também só pelo pela até isso ela entre era depois sem mesmo aos ter seus quem nas me esse eles você essa nem
		suas meu às são pode sobre`, "ãõçêâáíó"},
	{"de", latin, `der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat dass sie nach
		wird bei einer um am sind noch wie einem über einen so zum war haben nur oder aber vor zur bis mehr durch man sein wurde wir ihr ihre
		kann können unser unsere diese dieser`, "ßäöü"},
	{"it", latin, `di e il la che in un a per è una sono non con del si da i le della dei nel alla più ma al anche come lo gli o ha questo questa
		delle degli dal nella sul se ci suo loro dalla essere stato tutti nostro nostra alle dell l d ai`, "èùòàì"},
	{"nl", latin, `de het een van en in is dat op te zijn met voor niet aan er om ook als dan maar bij of uit nog naar heeft hebben worden door
		deze wordt over tot wij je ze hij u uw meer dit onze kan wat ons hun geen`, "ë"},
	{"pl", latin, `i w na z do się nie to jest że o jak za od po przez dla co tak ale jego są oraz tym lub ich czy który która być może już
		tylko także przy jej ze`, "łąęśżźćń"},
	{"id", latin, `yang dan di untuk dengan ini dari pada tidak adalah akan itu dalam ke atau juga oleh sebagai anda kami bisa dapat lebih
		tersebut telah ada saat secara para satu karena kita bagi seperti sudah saya serta hanya agar mereka bahwa banyak situs jika dia
		adanya namun maka sangat setiap tahun hari semua kamu terbaik cara baru lain hal menjadi memiliki merupakan permainan angka`, ""},
	{"vi", latin, `và là các có được cho trong không một với những để người khi này đã từ đến cũng như về tại ra trên vào năm sẽ bạn nhiều nhà
		hay của chúng tôi thể việc ngày`, "đơưăâãõạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ"},
	{"tr", latin, `ve bir bu için ile da de olarak en çok daha olan gibi kadar sonra var ne ise değil ya veya her size göre tüm mi ancak olduğu
		tarafından siz biz hem nasıl bizim`, "şğıçöü"},
	{"ro", latin, `și şi si de în la cu a din pe care nu este pentru o un mai să sau ca ce al prin sunt fi dar după fost între cele acest
		această unui unei lui`, "țșăâîţş"},
	{"sv", latin, `och i att det som en på är av för med den till inte om ett har de från var kan vi du så men eller vid ska också efter han hon
		din alla sig mer`, "åäö"},
	{"da", latin, `og i at det er en til på som med af for ikke den der har de et kan vi om var du fra men vil eller efter skal også blev dig
		hvor være kun mere deres`, "åøæ"},
	{"no", latin, `og i å det er en til på som med av for ikke den har de et kan vi om var du fra men vil eller etter skal også ble deg hvor
		være kun mer dette hva deres`, "åøæ"},
	{"fi", latin, `ja on ei että se oli hän mutta joka kun myös ovat sen voi tai kuin mitä niin jos tämä vain ole mukaan sekä olla tämän kanssa
		jotka sinun`, "äö"},
	{"cs", latin, `a v se na je že s z do o to i k ve pro za by ale jsou jako od po jeho si nebo již která který při také jen tak však byl bylo
		podle až vás jste`, "řěůšžčý"},
	{"hu", latin, `a az és hogy nem is egy ez van volt meg csak már mint de el vagy ki még ha azt lehet minden szerint között után amely nak
		vagyok kell`, "őűöüáóú"},
	{"tl", latin, `ang ng sa na mga at ay para ito kung hindi ko ako siya nang may ni niya mo ka po si kay namin ating tayo kami lang din rin
		iyong inyong o`, ""},
	{"ca", latin, `de la i el que a en les per un del amb és una als no dels al es més com o són ha aquest aquesta seva seu han també entre pel
		tot però on nostra`, "çàèòïü"},
	{"ru", cyrillic, `и в не на что с по это как для из от к за о у вы или мы он она они но до так все при если был быть его их также может
		только ваш наш вам вас нас нам себя когда где любое время есть этот эта эти или если нет чтобы который которые`, "ыэё"},
	{"uk", cyrillic, `і в не на що з та до як для із від за у ви або ми він вона вони але так все при якщо був бути його їх також може тільки
		це ваш наш вам вас нас нам себе коли де час є цей ця ці щоб який які`, "іїєґ"},
	{"bg", cyrillic, `и в не на че с по това как за от да се са е или ние той тя те но до така всички при ако беше бъде му също може само във
		със ще вие вас нас когато къде има този тази тези които който`, "ъ"},
	{"sr", cyrillic, `и у не на што са по то је као за из од да се су или ми он она они али до тако све при ако био бити га такође може само`,
		"јљњђћџ"},
	{"ar", arabic, `في من على إلى أن هذا هذه التي الذي عن مع أو لا ما كان هو هي كل بعد قبل بين ذلك تم غير`, "ةيكىإأ"},
	{"fa", arabic, `در به از که این با را برای است آن یک می تا بر شما هم نیز یا ها های شده کرد خود ما`, "پچژگکی"},
	{"ur", arabic, `کے کی میں ہے اور سے کا کو پر کہ یہ ہیں نے اس ایک آپ بھی لیے تو`, "ٹڈڑںےہ"},
}

// writers are the languages of each alphabet, a bit for each.
var writers = func() (sets [alphabets]uint32) {
	for l, speaker := range speakers {
		sets[speaker.alphabet] |= 1 << l
	}
	return sets
}()

// A sway is what a word speaks for: languages, one bit for each, and how much.
type sway struct {
	hash   uint32
	in     uint32
	weight uint32
}

// sways are the words of all languages, by their hash, with open addressing.
type sways [1 << 12]sway

var swayed = func() (s sways) {
	in := map[string]uint32{}
	for l, language := range speakers {
		for word := range strings.FieldsSeq(language.words) {
			in[word] |= 1 << l
		}
	}
	for word, of := range in {
		hash, _ := firstTwo(word)
		i := hash >> 52
		for s[i].in != 0 {
			i = (i + 1) % uint64(len(s))
		}
		weight := max(2, 8-2*bits.OnesCount32(of)) // a letter has 1
		if len(word) == 1 {
			weight = 1 // an initial, or a unit
		}
		s[i] = sway{uint32(hash), of, uint32(weight)}
	}
	return s
}()

// of is what the word of this hash speaks for.
func (s *sways) of(hash uint64) (in, weight uint32) {
	for i := hash >> 52; s[i].in != 0; i = (i + 1) % uint64(len(s)) {
		if s[i].hash == uint32(hash) {
			return s[i].in, s[i].weight
		}
	}
	return 0, 0
}

// tell says which languages a letter speaks for; 0 for none.
type tell uint32

// tells are the letters that speak for languages.
var tells = func() map[rune]tell {
	table := map[rune]tell{}
	for l, language := range speakers {
		for _, r := range language.letters {
			table[r] |= 1 << l
		}
	}
	return table
}()

func tellOf(lower rune) tell { return tells[lower] }
