package main

import (
	"encoding/json"
	"fmt"
	"io"
	"math"
	"slices"
	"text/tabwriter"
)

// A result is what one set came to.
type result struct {
	set string
	counts
	tiers  []tier // the same counts of parts of the set, where it has such
	misses []miss
}

// A tier is a part of a set whose labels are of one quality.
type tier struct {
	name string
	counts
}

// counts are figures, in the order in which they are told.
type counts []count

// A count is one figure.
type count struct {
	name  string
	value float64
}

// A miss is a page that was judged otherwise than it is labelled.
type miss struct {
	ID   string `json:"id"`
	Want string `json:"want"`
	Got  string `json:"got"`
}

// miss notes a page that was judged wrongly.
func (r *result) miss(id, want, got string) { r.misses = append(r.misses, miss{id, want, got}) }

// count adds to a figure.
func (all *counts) count(name string, by float64) {
	for i := range *all {
		if (*all)[i].name == name {
			(*all)[i].value += by
			return
		}
	}
	*all = append(*all, count{name, by})
}

// tier gives a part of the set by its name.
func (r *result) tier(name string) *tier {
	i := slices.IndexFunc(r.tiers, func(t tier) bool { return t.name == name })
	if i < 0 {
		i = len(r.tiers)
		r.tiers = append(r.tiers, tier{name: name})
	}
	return &r.tiers[i]
}

func (all counts) value(name string) float64 {
	for _, c := range all {
		if c.name == name {
			return c.value
		}
	}
	return 0
}

// twoClasses starts the result of a set that asks yes or no.
func twoClasses() result {
	return result{counts: counts{{name: "tp"}, {name: "fp"}, {name: "fn"}, {name: "tn"}}}
}

// answer counts one page of such a set, and notes it if it was answered wrongly.
func (r *result) answer(id string, want, got bool, told string) {
	switch {
	case want && got:
		r.count("tp", 1)
	case want:
		r.count("fn", 1)
		r.miss(id, "found", told)
	case got:
		r.count("fp", 1)
		r.miss(id, "nothing", told)
	default:
		r.count("tn", 1)
	}
}

// share is a part of a whole; not a number where there is no whole.
func share(part, rest float64) float64 { return part / (part + rest) }

var formats = map[string]func(io.Writer, []result) error{"text": writeText, "json": writeJSON}

func writeText(w io.Writer, results []result) error {
	table := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	for _, r := range results {
		r.row(table, r.set)
		if tp, fp, fn := r.value("tp"), r.value("fp"), r.value("fn"); tp+fn > 0 {
			fmt.Fprintf(table, "precision %.3f\trecall %.3f", share(tp, fp), share(tp, fn))
		}
		fmt.Fprintln(table)
		for _, t := range r.tiers {
			t.row(table, "  "+t.name)
			fmt.Fprintln(table)
		}
	}
	if err := table.Flush(); err != nil {
		return err
	}
	for _, r := range results {
		for i, m := range r.misses {
			if i == 0 {
				fmt.Fprintf(w, "\n%s: misses\n", r.set)
			}
			fmt.Fprintf(w, "  %s: want %s, got %s\n", m.ID, m.Want, m.Got)
		}
	}
	return nil
}

func (all counts) row(w io.Writer, name string) {
	fmt.Fprintf(w, "%s\t", name)
	for _, c := range all {
		fmt.Fprintf(w, "%s %g\t", c.name, math.Round(c.value*1e4)/1e4)
	}
}

// writeJSON tells each set's counts, those of its tiers below the tier's name.
func writeJSON(w io.Writer, results []result) error {
	type told struct {
		Counts map[string]any `json:"counts"`
		Misses []miss         `json:"misses"`
	}
	all := map[string]told{}
	for _, r := range results {
		t := told{Counts: r.byName(), Misses: r.misses}
		if t.Misses == nil {
			t.Misses = []miss{}
		}
		for _, part := range r.tiers {
			t.Counts[part.name] = part.byName()
		}
		all[r.set] = t
	}
	encoder := json.NewEncoder(w)
	encoder.SetIndent("", "  ")
	return encoder.Encode(all)
}

func (all counts) byName() map[string]any {
	named := map[string]any{}
	for _, c := range all {
		named[c.name] = c.value
	}
	return named
}
