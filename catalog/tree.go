package catalog

import (
	"errors"
	"fmt"
	"strings"

	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/lexer"
	"github.com/goccy/go-yaml/parser"
	"github.com/goccy/go-yaml/token"
)

// The bounds of one piece. The YAML parser needs time by the square of the
// nesting and of a mapping's keys (measured: a minute for 100,000 open brackets).
const (
	maxPieceBytes = 1 << 20
	maxKeys       = 10_000
	maxNesting    = 20
)

// A tree is a parsed piece, or what is wrong with it.
type tree struct {
	root     ast.Node // nil if it could not be parsed, or holds nothing but comments
	troubles []trouble
}

// A trouble keeps a piece from being parsed.
type trouble struct {
	at         mark
	text, hint string
}

// tree parses the piece.
func (p *piece) tree() tree {
	if len(p.text) > maxPieceBytes {
		text := fmt.Sprintf("%d bytes: want at most %d in one entry, or in all that is not an entry", len(p.text), maxPieceBytes)
		return tree{troubles: []trouble{{mark{line: 1, column: 1}, text, asList}}}
	}
	tokens := lexer.Tokenize(p.text)
	if troubles := refused(tokens); len(troubles) > 0 {
		return tree{troubles: troubles}
	}
	file, err := parser.Parse(tokens, 0, parser.AllowDuplicateMapKey())
	if err != nil {
		return tree{troubles: []trouble{syntax(err)}}
	}
	if len(file.Docs) == 0 {
		return tree{} // not seen so far: an empty text has one empty document
	}
	return tree{root: file.Docs[0].Body}
}

const asList = `list the entries below a line "entries:", each beginning with "- "`

// refused finds what YAML allows and a catalog does not: a second document, and
// all that makes a value stand elsewhere than where it counts.
func refused(tokens token.Tokens) (troubles []trouble) {
	begun := false
	for i, tk := range tokens {
		say := func(text, hint string) { troubles = append(troubles, trouble{markOf(tk), "yaml " + text, hint}) }
		switch tk.Type {
		case token.AnchorType, token.AliasType:
			say(strings.ToLower(tk.Type.String())+": want every value written out", "quote a text that begins with & or *; what entries share belongs into defaults or a group")
		case token.MergeKeyType:
			say("merge key: want every value written out", "what entries share belongs into defaults or a group")
		case token.TagType:
			say("tag "+quoted(tk.Value)+": want plain values", "quote a text that begins with !")
		case token.DirectiveType:
			say("directive: want none", "")
			return troubles // what follows belongs to it
		case token.MappingKeyType:
			say(`"?": want keys as plain words`, "")
		case token.DocumentHeaderType:
			if begun {
				say("document begins: want one a file", "")
			}
		case token.DocumentEndType:
			if i < len(tokens)-1 {
				say("document ends: want nothing after it", "")
			}
		}
		begun = begun || tk.Type != token.CommentType
		if len(troubles) > maxMistakes {
			return troubles
		}
	}
	if len(troubles) == 0 {
		troubles = excess(tokens)
	}
	return troubles
}

// excess finds what would take the parser too long.
func excess(tokens token.Tokens) []trouble {
	var keys, open, dashes, line int
	for _, tk := range tokens {
		switch tk.Type {
		case token.MappingValueType:
			keys++
		case token.SequenceStartType, token.MappingStartType:
			open++
		case token.SequenceEndType, token.MappingEndType:
			open--
		case token.SequenceEntryType:
			if tk.Position.Line != line {
				line, dashes = tk.Position.Line, 0
			}
			dashes++
		}
		if keys > maxKeys {
			return []trouble{{markOf(tk), fmt.Sprintf("over %d keys: want fewer in one entry, or in all that is not an entry", maxKeys), asList}}
		}
		if open > maxNesting || dashes > maxNesting {
			return []trouble{{markOf(tk), fmt.Sprintf("values within values: want at most %d levels", maxNesting), ""}}
		}
	}
	return nil
}

// syntax tells what the parser met.
func syntax(err error) trouble {
	var met interface {
		GetToken() *token.Token
		GetMessage() string
	}
	if !errors.As(err, &met) || met.GetToken() == nil {
		// Not seen so far: every error of the library names its token.
		return trouble{mark{line: 1, column: 1}, "yaml: " + firstLine(err.Error()), ""}
	}
	message := strings.Replace(firstLine(met.GetMessage()), "character '\t'", "a tab", 1)
	return trouble{markOf(met.GetToken()), "yaml: " + printable(masked(message)), syntaxHint(message)}
}

func firstLine(text string) string {
	line, _, _ := strings.Cut(text, "\n")
	return line
}

// syntaxHint knows the slips that people make most.
func syntaxHint(message string) string {
	switch {
	case strings.Contains(message, "mapping value is not allowed"), strings.Contains(message, "reserved character"),
		strings.Contains(message, "map key-value is pre-defined"), strings.Contains(message, "directive"):
		return `put a text in quotes if it holds ": " or begins with a sign`
	case strings.Contains(message, "tab character"), strings.Contains(message, "a tab"):
		return "indent with spaces"
	case strings.Contains(message, "end character"):
		return "close the quotes"
	}
	return ""
}

func markOf(tk *token.Token) mark {
	return mark{line: tk.Position.Line, column: tk.Position.Column}
}
