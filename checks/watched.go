package checks

import "slices"

// Marks lists the strings that the checks ask for in a page's source.
func Marks() []string {
	return set(
		ofPlace(walls, wallSign, inSource),
		ofPlace(parkedSigns, parkedSign.where, inSource),
		ofPlace(unclaimedSigns, unclaimedSign.where, inSource),
		softMarks(),
	)
}

// HeaderMarks lists the headers and cookies that the checks ask for, by name.
func HeaderMarks() []string {
	return set(ofPlace(walls, wallSign, inHeader), ofPlace(unclaimedSigns, unclaimedSign.where, inHeader))
}

// Terms lists the words and phrases that the checks ask for in a page's text.
func Terms() []string {
	return set(
		ofPlace(walls, wallSign, inText),
		ofPlace(parkedSigns, parkedSign.where, inText),
		ofPlace(unclaimedSigns, unclaimedSign.where, inText),
		softTerms(),
		spamTerms(),
		warningTerms(),
		supersededTerms(),
	)
}

// set is all the words of the lists, sorted, each once.
func set(lists ...[]string) []string {
	return slices.Compact(slices.Sorted(slices.Values(slices.Concat(lists...))))
}
