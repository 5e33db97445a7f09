package catalog

import "strings"

// A piece is a part of the file that is parsed by itself. The file is read
// entry by entry: the memory needed is one entry's, a syntax error hides no
// mistake of another entry, and no trap in one can grow with the file.
type piece struct {
	text  string
	first int // the file's line at which the text begins
	// The head of a file leaves the entries out: after its line cut, gap
	// lines of the file are missing.
	cut, gap int
	inBytes  bool // whether the columns of marks in it count bytes
}

// line gives the file's number of the piece's nth line.
func (p *piece) line(n int) int {
	if p.gap > 0 && n > p.cut {
		n += p.gap
	}
	return p.first + n - 1
}

// split takes a catalog's entries out of its text. It finds those of a block
// list under a plain "entries:", each from its dash to the next; all others
// stay in the head.
func split(text string) (head piece, items []piece) {
	head = piece{text: text, first: 1}
	from := entriesBlock(text)
	if from < 0 {
		return head, nil
	}
	head.cut = strings.Count(text[:from], "\n")
	end, line, indent := from, head.cut+1, -1
	for end < len(text) {
		next := nextLine(text, end)
		spaces, words := indentation(text[end:next])
		blank := words == "" || words[0] == '#'
		item := words == "-" || strings.HasPrefix(words, "- ") || strings.HasPrefix(words, "-\t")
		if item && (indent < 0 || spaces == indent) {
			indent = spaces
			items = append(items, piece{text: text[end:], first: line})
		} else if !blank && spaces <= indent || !blank && indent < 0 {
			break
		}
		end = next
		line++
	}
	if len(items) == 0 {
		return head, nil
	}
	after := len(text) - end
	for i := len(items) - 1; i >= 0; i-- {
		size := len(items[i].text)
		items[i].text = items[i].text[:size-after]
		after = size
	}
	head.text, head.gap = text[:from]+text[end:], line-head.cut-1
	return head, items
}

// entriesBlock gives where the line after "entries:" begins; -1 if there is none.
func entriesBlock(text string) int {
	const key = "entries:"
	for at := 0; ; {
		if strings.HasPrefix(text[at:], key) {
			next := nextLine(text, at)
			rest := strings.TrimSpace(text[at+len(key) : next])
			if rest == "" || rest[0] == '#' {
				return next
			}
		}
		found := strings.Index(text[at:], "\n"+key)
		if found < 0 {
			return -1
		}
		at += found + 1
	}
}

func nextLine(text string, at int) int {
	if i := strings.IndexByte(text[at:], '\n'); i >= 0 {
		return at + i + 1
	}
	return len(text)
}

// indentation gives how many spaces a line begins with, and what follows them
// without the blanks at its end.
func indentation(row string) (spaces int, words string) {
	words = strings.TrimLeft(row, " ")
	return len(row) - len(words), strings.TrimRight(words, " \t\n")
}
