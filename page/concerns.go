package page

import "strings"

// A concern tells to whom a word may matter: most words of a text matter to nobody.
type concern uint8

const (
	speaks       concern = 1 << iota // it may be a word of a language
	startsPhrase                     // of those that a date follows
	isTerm
	secondOfTerm
	firstOfTerm // of two or more words
)

// concerns tell by a word's hash whom it may concern: one look for all who ask.
type concerns [1 << 14]concern

func (c *concerns) of(hash uint64) concern { return c[hash>>50] }

// add notes that the word of a hash concerns somebody.
func (c *concerns) add(hash uint64, who concern) { c[hash>>50] |= who }

// behind reports whether a word and the one before it may be a term's first two.
func (c concern) behind(before concern) bool { return before>>1&c&secondOfTerm != 0 }

// everywhere are the concerns that no vocabulary adds to.
var everywhere = func() (c concerns) {
	c.add(atHash, startsPhrase)
	for _, bucket := range phrases {
		for _, p := range bucket {
			one, _ := firstTwo(p.words)
			c.add(one, startsPhrase)
		}
	}
	for _, language := range speakers {
		for word := range strings.FieldsSeq(language.words) {
			one, _ := firstTwo(word)
			c.add(one, speaks)
		}
	}
	return c
}()
