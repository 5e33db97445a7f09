package checks

import (
	"cmp"
	"slices"
	"strings"

	"linkwatch"
)

// A spam is what on a page speaks of spam of one topic, weighed: the phrases by
// which it is advertised (spamWords), one point more each for those in the title
// or a heading and for those that visitors do not see; and once each, if there
// are such phrases at all, the circumstances below.
type spam struct {
	topic   topic
	terms   []linkwatch.Term
	score   int
	strong  int  // how many of the phrases nobody writes but to advertise
	typical int  // how many others are seldom written otherwise
	foreign bool // some are in a language that is not the page's own
	hidden  bool // some stand among links to other sites that visitors do not see
	led     bool // the address now leads to another registrable domain
	warned  int  // how many phrases warn of such spam
}

// What the circumstances weigh.
const (
	foreignWeight = 2
	hiddenWeight  = 3
	domainWeight  = 2
	hostsWeight   = 1 // links to several hosts that the page did not link to
	severalHosts  = 3
)

// How much it takes. Of a page that has a past only what is new counts, and less
// suffices; alone, a page may be about what its words speak of.
const (
	newScore   = 5
	aloneScore = 6
	doorScore  = 12 // of a page that is nothing but an advertisement
	doorStrong = 3
)

// spamOf weighs what on a visit's page is not on a page known before; nil if
// none is known.
func spamOf(v *linkwatch.Visit, known *linkwatch.Visit) spam {
	counted := newSpamTerms(v, known)
	if len(counted) == 0 {
		return spam{}
	}
	own := ownLanguages(v, known)
	warned := warnedOf(v, known)
	var best spam
	for _, topic := range topics {
		s := spam{topic: topic}
		for _, t := range counted {
			if spamWords[t.Word].topic == topic {
				s.terms = append(s.terms, t)
			}
		}
		s.warned = warned[topic] + warned[""]
		if s.weigh(v, known, own); s.score > best.score {
			best = s
		}
	}
	return best
}

// newSpamTerms lists the spam words of a page that a page known before lacks,
// without those that are only found within longer ones.
func newSpamTerms(v, known *linkwatch.Visit) []linkwatch.Term {
	var counted []linkwatch.Term
	for _, t := range v.Page.Terms {
		if _, isSpam := spamWords[t.Word]; isSpam && (known == nil || !hasTerm(known.Page.Terms, t)) {
			counted = append(counted, t)
		}
	}
	return slices.DeleteFunc(counted, func(t linkwatch.Term) bool {
		return slices.ContainsFunc(counted, func(longer linkwatch.Term) bool {
			return len(longer.Word) > len(t.Word) && t.Count <= longer.Count && strings.Contains(longer.Word, t.Word)
		})
	})
}

// warnedOf counts, by topic, the phrases of warning that visitors see on a page and
// that one known before lacks: what came with the spam speaks of it.
func warnedOf(v, known *linkwatch.Visit) map[topic]int {
	var warned map[topic]int
	for _, t := range v.Page.Terms {
		for _, of := range warningTopics[t.Word] {
			if t.Hidden || known != nil && hasTerm(known.Page.Terms, t) {
				continue
			}
			if warned == nil {
				warned = map[topic]int{}
			}
			warned[of]++
			if t.Title {
				warned[of]++ // the page is about it
			}
		}
	}
	return warned
}

// hasTerm reports whether a term was found before, in places as hidden.
func hasTerm(terms []linkwatch.Term, t linkwatch.Term) bool {
	i, found := slices.BinarySearchFunc(terms, t.Word, func(a linkwatch.Term, word string) int { return cmp.Compare(a.Word, word) })
	return found && (terms[i].Hidden || !t.Hidden)
}

// weigh sums up the terms of one topic and their circumstances.
func (s *spam) weigh(v, known *linkwatch.Visit, own []string) {
	if len(s.terms) == 0 {
		return
	}
	s.score -= s.warned * warnWeight
	for _, t := range s.terms {
		word := spamWords[t.Word]
		s.score += word.weight
		switch word.weight {
		case strong:
			s.strong++
		case typical:
			s.typical++
		}
		if t.Title {
			s.score++
		}
		if t.Hidden {
			s.score++
			s.hidden = s.hidden || len(v.Page.Hidden.Hosts) > 0
		}
		s.foreign = s.foreign || word.weight > weak && isForeign(word.languages, own)
	}
	if s.foreign {
		s.score += foreignWeight
	}
	if s.hidden {
		s.score += hiddenWeight
	}
	if known == nil {
		return
	}
	if s.led = domainOf(v.FinalURL) != domainOf(known.FinalURL); s.led {
		s.score += domainWeight
	}
	if len(newHosts(v, known)) >= severalHosts {
		s.score += hostsWeight
	}
}

// isNew reports whether this much, beside what a page had before, tells that
// somebody else wrote it. Who warns of something uses a phrase or two of those
// who sell it.
func (s spam) isNew() bool {
	return s.score >= newScore && (s.strong > 0 && len(s.terms) > 1 || s.typical > 1 && len(s.terms) > 2 || s.strong+s.typical > 0 && s.foreign ||
		s.strong > 0 && (s.hidden || s.led))
}

// isSure reports whether it tells so without a doubt, once two looks agree.
func (s spam) isSure() bool {
	return s.isNew() && (s.strong > 1 || s.strong > 0 && (s.hidden || s.led))
}

// isAlone reports whether this much tells the same of a page of which nothing
// else is known: one phrase may be quoted, if it is in the page's own language.
// Honest houses lend money and trade in coins by the same names: of that it tells
// nothing by itself.
func (s spam) isAlone() bool {
	switch {
	case s.score < aloneScore || len(s.terms) < 2:
		return false
	case s.foreign:
		return s.strong+s.typical > 0
	}
	least := 2
	if s.topic == adult {
		least = 3 // who helps victims tells how they are advertised
	}
	return s.strong > 0 && s.strong+s.typical >= least && (s.hidden || s.topic != loans && s.topic != crypto)
}

// isSubject reports whether the page may only write of what its entry's title
// speaks of: as much as an advertisement has is more than that.
func (s spam) isSubject(catalogTitle string) bool {
	if s.foreign || s.hidden || s.score >= doorScore {
		return false
	}
	title := strings.ToLower(catalogTitle)
	return slices.ContainsFunc(s.terms, func(t linkwatch.Term) bool { return strings.Contains(title, t.Word) })
}

// isDoor reports whether the page is an advertisement from its title on, of
// something that the entry's title does not speak of.
func (s spam) isDoor(p linkwatch.Page, catalogTitle string) bool {
	if s.score < doorScore || s.strong < doorStrong || shareWord(p.Title, catalogTitle) {
		return false
	}
	title := strings.ToLower(p.Title)
	return slices.ContainsFunc(s.terms, func(t linkwatch.Term) bool {
		return t.Title && spamWords[t.Word].weight > weak && strings.Contains(title, t.Word)
	})
}

// telling is how long a word must be to tell what a title is about.
const telling = 4

// shareWord reports whether two titles have a longer word in common.
func shareWord(a, b string) bool {
	words := strings.Fields(strings.ToLower(b))
	return slices.ContainsFunc(strings.Fields(strings.ToLower(a)), func(w string) bool { return len(w) >= telling && slices.Contains(words, w) })
}

// newHosts lists the hosts that a page links to and one known before did not.
func newHosts(v, known *linkwatch.Visit) []string {
	var hosts []string
	for _, h := range v.Page.Hosts {
		if !slices.Contains(known.Page.Hosts, h) {
			hosts = append(hosts, h)
		}
	}
	return hosts
}
