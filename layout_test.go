package linkwatch_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// layout says what each folder may import besides the standard library and the
// nouns, tests aside. It is a statement of policy: change it on purpose.
var layout = map[string][]string{
	".":       {},
	"catalog": {"github.com/goccy/go-yaml", "linkwatch/internal/packed"},
	"page":    {"golang.org/x/net", "github.com/nyaruka/phonenumbers"},
	"revisit": {},
	"crawler": {"github.com/gocolly/colly/v2", "github.com/temoto/robotstxt", "golang.org/x/net", "golang.org/x/crypto/ocsp",
		"github.com/andybalholm/brotli", "github.com/klauspost/compress"},
	"store":   {"github.com/mattn/go-sqlite3", "github.com/pressly/goose/v3"},
	"checks":  {"golang.org/x/net/publicsuffix"},
	"report":  {},
	"metrics": {"github.com/prometheus/client_golang"},
	"web":     {"github.com/danielgtaylor/huma/v2"},
	"cmd/linkwatch": {"linkwatch", "github.com/spf13/cobra", "github.com/robfig/cron/v3",
		"github.com/schollz/progressbar/v3", "golang.org/x/term"},
	"eval":             {"linkwatch"},
	"bench":            {"golang.org/x/net/dns/dnsmessage"},
	"bench/htmldate":   {"linkwatch", "github.com/markusmobius/go-htmldate"}, // a module of its own
	"internal/fakeweb": {"golang.org/x/tools/txtar", "golang.org/x/crypto/ocsp"},
	"internal/golden":  {},
	"internal/packed":  {},
	"internal/story":   {"linkwatch/internal/fakeweb", "golang.org/x/net/idna"},
}

const (
	nouns        = "linkwatch"
	longestFile  = 500 // lines: above it there is a second idea in the file
	collyModule  = "github.com/gocolly/colly/v2"
	collysOwnDir = "crawler/fetch.go"
)

func TestLayout(t *testing.T) {
	commented := map[string]bool{}
	err := fs.WalkDir(os.DirFS("."), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || path.Ext(name) != ".go" {
			return err
		}
		text, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		if lines := strings.Count(string(text), "\n"); lines > longestFile {
			t.Errorf("%s has %d lines, want at most %d: look for the second idea", name, lines, longestFile)
		}
		if strings.HasSuffix(name, "_test.go") {
			return nil
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, text, parser.ImportsOnly|parser.ParseComments)
		if err != nil {
			return err
		}
		folder := path.Dir(name)
		commented[folder] = commented[folder] || file.Doc != nil
		importsWithin(t, name, file)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for folder, has := range commented {
		if !has {
			t.Errorf("%s: want a package comment", folder)
		}
	}
	for folder := range layout {
		if _, ok := commented[folder]; !ok {
			t.Errorf("%s: in the layout, but not in the tree", folder)
		}
	}
}

// importsWithin reports every import that the layout does not allow.
func importsWithin(t *testing.T, name string, file *ast.File) {
	allowed, ok := layout[path.Dir(name)]
	if !ok {
		t.Errorf("%s: its folder is not in the layout", name)
	}
	for _, spec := range file.Imports {
		imported, err := strconv.Unquote(spec.Path.Value)
		if err != nil {
			t.Fatal(err)
		}
		if strings.HasPrefix(imported, collyModule) && name != collysOwnDir {
			t.Errorf("%s imports colly: it is fenced into %s", name, collysOwnDir)
		}
		ours := strings.HasPrefix(imported, nouns+"/")
		theirs := strings.Contains(strings.SplitN(imported, "/", 2)[0], ".")
		if imported == nouns || !ours && !theirs {
			continue
		}
		within := func(module string) bool { return imported == module || strings.HasPrefix(imported, module+"/") }
		if !slices.ContainsFunc(allowed, within) {
			t.Errorf("%s imports %s; allowed: %v", name, imported, allowed)
		}
	}
}
