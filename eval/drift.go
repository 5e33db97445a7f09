package main

import (
	"path/filepath"
	"strings"

	"linkwatch"
	"linkwatch/checks"
)

// driftPairs asks of two pages whether they are one resource at two times
// (nothing to tell) or another resource (drift), and how well the similarity
// alone keeps the two apart (auc). The examples with a story of their own must
// alert, or must not, whatever it costs: they are counted apart.
func driftPairs(data string) (result, error) {
	r := twoClasses()
	folder := filepath.Join(data, "drift-pairs")
	rows, err := labels(filepath.Join(folder, "pairs.tsv"))
	if err != nil {
		return r, err
	}
	var same, other []float64
	for _, row := range rows {
		at := address(row["repo"], "page.html")
		a, err := readFile(at, filepath.Join(folder, "pages", row["a"]))
		if err != nil {
			return r, err
		}
		b, err := readFile(at, filepath.Join(folder, "pages", row["b"]))
		if err != nil {
			return r, err
		}
		id := row["kind"] + " " + row["a"] + " " + row["b"]
		got, told := drifted(a, b, at)
		if _, wants, edgi := strings.Cut(row["kind"], "edgi-"); edgi {
			if want := strings.HasPrefix(wants, "truepos"); want == got {
				r.count("edgi_right", 1)
			} else {
				r.count("edgi_wrong", 1)
				r.miss(id, map[bool]string{true: "an alert", false: "nothing"}[want], told)
			}
			continue
		}
		isOther := row["kind"] != "revision"
		r.answer(id, isOther, got, told)
		if s := checks.Similarity(a, b); isOther {
			other = append(other, s)
		} else {
			same = append(same, s)
		}
	}
	r.count("auc", auc(same, other))
	return r, nil
}

// drifted judges a page that was another one until two looks ago.
func drifted(before, now linkwatch.Page, at string) (bool, string) {
	accepted := look(before, at, 30)
	return says(judge(checks.Past{
		Visits:   []linkwatch.Visit{look(now, at, 0), look(now, at, 7), look(before, at, 14), accepted},
		Accepted: &accepted,
	}), "drift")
}

// auc is how often one of the high is above one of the low, ties by half: the
// area under the ROC curve (Hanley and McNeil 1982).
func auc(high, low []float64) float64 {
	above := 0.0
	for _, h := range high {
		for _, l := range low {
			switch {
			case h > l:
				above++
			case h == l:
				above += 0.5
			}
		}
	}
	return above / float64(len(high)*len(low))
}
