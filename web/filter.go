package web

import (
	"fmt"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"unicode/utf8"

	"linkwatch"
)

// pageSize is how many entries one page of the overview lists.
const pageSize = 100

// maxText bounds each filter that a reader types, in characters.
const maxText = 200

// A filter says which entries the overview lists, in what order, from where
// on. The zero value lists all, the worst first.
type filter struct {
	Health string // a health's name; "" for all
	Group  string // "" for all
	Text   string // must stand in the title, id, address or owner; "" for all
	Sort   string // a column's name; "" for the worst first
	Upward bool   // whether Sort runs against the column's usual direction
	Page   int    // from 0
}

// parseFilter reads a filter from a query; its error is a trouble.
func parseFilter(q url.Values) (filter, error) {
	f := filter{Health: q.Get("health"), Group: q.Get("group"), Text: strings.TrimSpace(q.Get("q"))}
	f.Sort, f.Upward = strings.CutPrefix(q.Get("sort"), "-")
	if utf8.RuneCountInString(f.Text) > maxText || utf8.RuneCountInString(f.Group) > maxText {
		return f, badFilter("A filter takes at most %d characters.", maxText)
	}
	if f.Health != "" && new(linkwatch.Health).UnmarshalText([]byte(f.Health)) != nil {
		return f, badFilter("There is no health %q.", clip(f.Health))
	}
	if f.Sort != "" && f.Sort != "health" && columns[f.Sort] == nil {
		return f, badFilter("There is no column %q.", clip(f.Sort))
	}
	if p := q.Get("page"); p != "" {
		n, err := strconv.Atoi(p)
		if err != nil || n < 1 {
			return f, badFilter("There is no page %q.", clip(p))
		}
		f.Page = n - 1
	}
	return f, nil
}

func badFilter(format string, args ...any) trouble {
	return trouble{http.StatusBadRequest, fmt.Sprintf(format, args...)}
}

func clip(s string) string {
	if r := []rune(s); len(r) > 40 {
		return string(r[:40]) + "…"
	}
	return s
}

// URL gives the overview's address with this filter.
func (f filter) URL() string {
	q := url.Values{}
	set := func(key, value string) {
		if value != "" {
			q.Set(key, value)
		}
	}
	set("health", f.Health)
	set("group", f.Group)
	set("q", f.Text)
	set("sort", f.SortKey())
	if f.Page > 0 {
		q.Set("page", strconv.Itoa(f.Page+1))
	}
	if len(q) == 0 {
		return "/"
	}
	return "/?" + q.Encode()
}

// SortKey gives the value of the query's sort.
func (f filter) SortKey() string {
	if f.Upward {
		return "-" + f.Sort
	}
	return f.Sort
}

// Narrows reports whether the filter leaves anything out.
func (f filter) Narrows() bool { return f.Health != "" || f.Group != "" || f.Text != "" }

// of gives this filter with another health, from the first page on; the same
// health again lifts it.
func (f filter) of(h linkwatch.Health) filter {
	f.Page = 0
	if f.Health == h.String() {
		f.Health = ""
	} else {
		f.Health = h.String()
	}
	return f
}

// matches reports whether an entry is of the filter's group and has its text.
func (f filter) matches(v linkwatch.Verdict) bool {
	e := v.Entry
	if f.Group != "" && e.Group != f.Group {
		return false
	}
	if f.Text == "" {
		return true
	}
	shown := strings.ToLower(strings.Join([]string{e.Title, string(e.ID), e.Address(), e.Owner}, "\n"))
	return strings.Contains(shown, strings.ToLower(f.Text))
}
