package checks

import (
	"maps"
	"slices"
	"strings"
)

// A topic is what spam advertises, as it is told to people.
type topic string

// The topics.
const (
	gambling topic = "gambling"
	pharmacy topic = "medicines without prescription"
	adult    topic = "sex for money"
	loans    topic = "quick loans"
	essays   topic = "bought essays"
	replica  topic = "counterfeit goods"
	crypto   topic = "crypto money schemes"
)

var topics = []topic{gambling, pharmacy, adult, loans, essays, replica, crypto}

// A vocabulary is how spam of one topic sounds in one language: phrases in which
// it is advertised, lower case, separated by "|". The words of the topic itself
// (casino, escort, loan, viagra) are none of them or weak ones, for people who
// help victims of trafficking, debt or addiction write them too.
type vocabulary struct {
	topic    topic
	language string // primary subtag
	strong   string // nobody writes it but to advertise
	typical  string // seldom written otherwise
	weak     string // means something only beside the others
}

// A spamWord is one phrase of the vocabularies.
type spamWord struct {
	topic     topic
	languages []string // that have the phrase
	weight    int      // the least of theirs
}

// What a phrase weighs.
const (
	strong  = 3
	typical = 2
	weak    = 1
)

// spamWords finds a phrase's place in the vocabularies.
var spamWords = func() map[string]spamWord {
	words := map[string]spamWord{}
	for _, v := range slices.Concat(gamblingWords, goodsWords, serviceWords) {
		for i, phrases := range []string{v.weak, v.typical, v.strong} {
			for phrase := range strings.SplitSeq(phrases, "|") {
				if phrase == "" {
					continue
				}
				for _, form := range forms(phrase, v.language) {
					word, known := words[form]
					if !known {
						word = spamWord{topic: v.topic, weight: weak + i}
					}
					word.languages = append(word.languages, v.language)
					word.weight = min(word.weight, weak+i)
					words[form] = word
				}
			}
		}
	}
	return words
}()

// forms are a phrase and, in Arabic, what it is with the words that are written
// together with it: "and", "with", "for".
func forms(phrase, language string) []string {
	if language != "ar" {
		return []string{phrase}
	}
	return []string{phrase, "و" + phrase, "ب" + phrase, "ل" + phrase}
}

// spamTerms lists every phrase of the vocabularies: what a page's text is to be
// searched for.
func spamTerms() []string { return slices.Collect(maps.Keys(spamWords)) }
