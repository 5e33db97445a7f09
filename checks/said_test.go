package checks

import (
	"testing"
)

func TestSays(t *testing.T) {
	for _, c := range []struct {
		name, phrase string
		made
		want saying
	}{
		{"a sentence of its own", "this account has been suspended", made{title: "Hello", text: "This Account has been suspended. Contact your host.", words: 90}, saying{plainly: true}},
		{"a heading with a word more", "domain ist geparkt", made{title: "Hello", headings: []string{"Diese Domain ist geparkt"}, words: 90}, saying{plainly: true}},
		{"a part of the title", "repository not found", made{title: "Repository not found | Forge", words: 90}, saying{plainly: true}},
		{"hardly another word on the page", "solve the captcha", made{title: "Hello", text: "Visitor 12 solve the captcha now", words: 6}, saying{plainly: true}},
		{"in the same breath as more", "this account has been suspended", made{title: "Hello", text: "This account has been suspended after reports that were false.", words: 90}, saying{}},
		{"in quotes", "this account has been suspended", made{title: "Hello", text: "“This account has been suspended”.", words: 90}, saying{}},
		{"in the quotes of another language", "diese domain ist geparkt", made{title: "Hello", text: "„Diese Domain ist geparkt“.", words: 90}, saying{}},
		{"a question about it", "account suspended", made{title: "Account suspended: why", words: 90}, saying{}},
		{"help with it", "account suspended", made{title: "Account suspended: help", words: 90}, saying{}},
		{"of a host by name", "is for sale", made{title: "Hello", text: "The domain name help.example.org is for sale!", words: 90}, saying{plainly: true, named: true}},
		{"of a house", "is for sale", made{title: "Hello", text: "The old mill house is for sale!", words: 90}, saying{}},
		{"where it does not stand", "is for sale", made{title: "Hello", text: "Call us.", words: 90}, saying{}},
	} {
		p := c.page()
		if got := says(&p, c.phrase); got != c.want {
			t.Errorf("%s: says(%q, %q, %q; %q) = %+v, want %+v", c.name, c.title, c.headings, c.text, c.phrase, got, c.want)
		}
	}
}

func TestIsHost(t *testing.T) {
	for word, want := range map[string]bool{
		"help.example.org": true, "例え.jp": true, "www.a.co": true, "help": false, "e.g": false, "help.": false, ".org": false,
		"help.example.org/guide": false, "info@example.org": false, "version1.12": false, "two words.org": false, "": false,
	} {
		if got := isHost(word); got != want {
			t.Errorf("isHost(%q) = %v, want %v", word, got, want)
		}
	}
}
