package page

import (
	"cmp"
	"math/bits"
	"slices"

	"linkwatch"
)

// A tongue is a language or script that is counted: those that share their
// alphabet, in the order of speakers, then those that an alphabet alone
// decides, by it.
type tongue int

const (
	unsure = tongue(-1)
	ja     = tongue(languages) + tongue(kana)
	zh     = tongue(languages) + tongue(han)
	// Where the alphabet is sure and the language is not.
	anyHan      = tongue(languages) + tongue(latin)
	anyCyrillic = tongue(languages) + tongue(cyrillic)
	anyArabic   = tongue(languages) + tongue(arabic)
	tongueCount = languages + alphabets
)

// alphabetTongues name the tongues that an alphabet alone decides.
var alphabetTongues = [alphabets]string{latin: "und-Hani", cyrillic: "und-Cyrl", arabic: "und-Arab",
	greek: "el", hebrew: "he", armenian: "hy", georgian: "ka", ethiopic: "am", devanagari: "hi", bengali: "bn", gurmukhi: "pa",
	gujarati: "gu", oriya: "or", tamil: "ta", telugu: "te", kannada: "kn", malayalam: "ml", sinhala: "si", thai: "th", lao: "lo",
	tibetan: "bo", burmese: "my", khmer: "km", hangul: "ko", kana: "ja", han: "zh"}

func (t tongue) name() string {
	if t < tongue(languages) {
		return speakers[t].name
	}
	return alphabetTongues[t-tongue(languages)]
}

const (
	blockLetters = 40 // a block of fewer is too short to tell its language by words
	titleLetters = 20
	mostTongues  = 6
	mostQuote    = 200 // bytes
)

// voices are what the words and letters of a block speak for.
type voices struct {
	words   int
	latin   int               // letters
	others  uint32            // the other alphabets that have letters in it, a bit for each
	letters [alphabets]int32  // of the others
	first   [alphabets]int32  // where the first of them stands
	score   [languages]uint32 // of languages
	said    [languages]uint32 // by how many different words or letters, a bit for the hash of each

	heard [256]uint64 // words that may speak for a language, by their hash, until they are weighed
	count int         // of these
}

// clear forgets the block.
func (v *voices) clear() {
	if v.others != 0 {
		v.letters = [alphabets]int32{}
	}
	v.words, v.latin, v.others, v.count = 0, 0, 0, 0
	v.score, v.said = [languages]uint32{}, [languages]uint32{}
}

// makeRoom makes room for so many words to be heard.
func (v *voices) makeRoom(words int) {
	if v.count+words > len(v.heard) {
		v.weigh()
	}
}

// weigh takes in what the words speak for that were heard.
func (v *voices) weigh() {
	for _, hash := range v.heard[:v.count] {
		in, weight := swayed.of(hash)
		v.speak(in, weight, uint32(hash>>40))
	}
	v.count = 0
}

// letter takes in a letter beyond ASCII, at i.
func (v *voices) letter(s sign, i int) {
	if s.tell != 0 {
		weight := uint32(1)
		if s.tell&(s.tell-1) == 0 {
			weight = 2 // of one language alone
		}
		v.speak(uint32(s.tell), weight, uint32(s.folded))
	}
	if s.alphabet == latin {
		v.latin++
		return
	}
	if v.letters[s.alphabet]++; v.letters[s.alphabet] == 1 {
		v.first[s.alphabet] = int32(i)
		v.others |= 1 << s.alphabet
	}
}

// speak takes in what a word or letter of this hash speaks for.
func (v *voices) speak(in, weight, hash uint32) {
	for ; in != 0; in &= in - 1 {
		l := bits.TrailingZeros32(in) & 31
		v.score[l] += weight
		v.said[l] |= 1 << (hash & 31)
	}
}

// among is the language that the words of an alphabet speak for: at least three
// different ones, clearly more than for any other, and a fair part of all. Pro and
// SE are names of things, and te is a word of many languages.
func (v *voices) among(a alphabet) tongue {
	best, next, of := 0, 0, unsure
	for set := writers[a]; set != 0; set &= set - 1 {
		l := bits.TrailingZeros32(set)
		switch score := int(v.score[l&31]); {
		case score > best:
			best, next, of = score, best, tongue(l)
		case score > next:
			next = score
		}
	}
	if best < 14 || best*4 < next*5 || best*2 < v.words || bits.OnesCount32(v.said[of]) < 3 {
		return unsure
	}
	return of
}

// all is how many letters the block has.
func (v *voices) all() int {
	letters := v.latin
	for others := v.others; others != 0; others &= others - 1 {
		letters += int(v.letters[bits.TrailingZeros32(others)])
	}
	return letters
}

// tongues counts the letters of a page by tongue.
type tongues struct {
	letters [tongueCount]int
	longest [tongueCount]int
	quotes  [tongueCount][]byte // of the longest block
}

func (t *tongues) start() {
	t.letters, t.longest = [tongueCount]int{}, [tongueCount]int{}
	for i := range t.quotes {
		t.quotes[i] = t.quotes[i][:0]
	}
}

// block takes in a block of text. Latin letters count in blocks of at least
// enough of them, as names and single words are in no language; all others
// count wherever they stand.
func (t *tongues) block(v *voices, text []byte, enough int) {
	if v.latin >= enough || v.others&(1<<cyrillic|1<<arabic) != 0 {
		v.weigh()
	}
	if v.latin >= enough {
		t.add(v.among(latin), v.latin, text)
	}
	for others := v.others; others != 0; others &= others - 1 {
		a := alphabet(bits.TrailingZeros32(others))
		letters := int(v.letters[a])
		first := text[min(int(v.first[a]), len(text)):]
		switch a {
		case cyrillic:
			t.add(cmp.Or(v.among(cyrillic)+1, anyCyrillic+1)-1, letters, first)
		case arabic:
			t.add(cmp.Or(v.among(arabic)+1, anyArabic+1)-1, letters, first)
		case kana:
			t.add(ja, letters, first)
		case han:
			switch syllables := int(v.letters[kana]); {
			case syllables*8 >= letters:
				t.add(ja, letters, text[min(int(min(v.first[han], v.first[kana])), len(text)):])
			case syllables > 0 || letters < blockLetters:
				t.add(anyHan, letters, first)
			default:
				t.add(zh, letters, first)
			}
		case greek, hebrew, armenian, georgian, ethiopic, devanagari, bengali, gurmukhi, gujarati, oriya, tamil, telugu, kannada,
			malayalam, sinhala, thai, lao, tibetan, burmese, khmer, hangul:
			t.add(tongue(languages)+tongue(a), letters, first)
		}
	}
}

func (t *tongues) add(to tongue, letters int, text []byte) {
	if to == unsure {
		return
	}
	t.letters[to] += letters
	if letters > t.longest[to] {
		t.longest[to] = letters
		t.quotes[to] = append(t.quotes[to][:0], text[:min(len(text), 2*mostQuote)]...)
	}
}

// settle gives what only the script told of to the language of that script that
// most of the page is in: a short heading of Han signs on a Japanese page.
func (t *tongues) settle() {
	if t.letters[ja] > t.letters[zh] && t.letters[ja] > t.letters[anyHan]/4 {
		t.give(anyHan, ja)
	}
	t.give(anyHan, zh)
	t.give(anyCyrillic, t.most(cyrillic))
	t.give(anyArabic, t.most(arabic))
}

// most is the language of an alphabet that most of the page is in.
func (t *tongues) most(a alphabet) tongue {
	most := unsure
	for l := range speakers {
		if speakers[l].alphabet == a && t.letters[l] > 0 && (most == unsure || t.letters[l] > t.letters[most]) {
			most = tongue(l)
		}
	}
	return most
}

// give moves what was counted for one tongue to another.
func (t *tongues) give(from, to tongue) {
	if to == unsure || t.letters[from] == 0 {
		return
	}
	t.letters[to] += t.letters[from]
	if t.longest[from] > t.longest[to] {
		t.longest[to] = t.longest[from]
		t.quotes[to] = append(t.quotes[to][:0], t.quotes[from]...)
	}
	t.letters[from] = 0
}

// all is the tongues of the page, the most letters first. Those of a few letters
// are names, or links to other languages.
func (t *tongues) all() (list []linkwatch.Tongue) {
	t.settle()
	for i, letters := range t.letters {
		enough := 25
		if i >= languages && alphabet(i-languages).wordless() || tongue(i) == anyHan {
			enough = 15
		}
		if letters >= enough {
			list = append(list, linkwatch.Tongue{Language: tongue(i).name(), Letters: letters, Quote: quoted(t.quotes[i], mostQuote)})
		}
	}
	slices.SortFunc(list, func(a, b linkwatch.Tongue) int {
		return cmp.Or(cmp.Compare(b.Letters, a.Letters), cmp.Compare(a.Language, b.Language))
	})
	return slices.Clip(list[:min(len(list), mostTongues)])
}
