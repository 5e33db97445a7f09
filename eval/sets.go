package main

import (
	"os"
	"path/filepath"
)

// A set is one question put to labelled data.
type set struct {
	name  string
	needs []string // folders or files of the data; any one that lacks skips the set
	run   func(data string) (result, error)
}

// sets lists every question, in the order in which they are answered.
var sets = []set{
	{"block-pages", []string{"block-pages"}, blockPages},
	{"soft404-sites", []string{"soft404-sites/labels.tsv"}, softAlone},
	{"soft404-sites-probe", []string{"soft404-sites/labels.tsv"}, softProbed},
	{"parking", []string{"parking/pages"}, parking},
	{"injected", []string{"injected/labels.tsv"}, injectedAlone},
	{"injected-past", []string{"injected/labels.tsv"}, injectedWithPast},
	{"doorways", []string{"doorways"}, doorways},
	{"drift-pairs", []string{"drift-pairs/pairs.tsv"}, driftPairs},
	{"ordinary", nil, ordinary},
	{"modified-dates", []string{"modified-dates/labels.jsonl"}, modifiedDates},
	{"gov-phrases", []string{"gov-phrases/gov_phrases.json"}, govPhrases},
	{"pdf-meta", []string{"pdf-meta/gold.tsv"}, pdfMeta},
}

// lacks names the first thing that the data lacks; "" if all is there.
func (s set) lacks(data string) string {
	for _, need := range s.needs {
		if _, err := os.Stat(filepath.Join(data, need)); err != nil {
			return need
		}
	}
	return ""
}

func names() []string {
	all := make([]string, len(sets))
	for i, s := range sets {
		all[i] = s.name
	}
	return all
}
