package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// made lays out a small made-up folder of labelled pages.
func made(t *testing.T, files map[string]string) string {
	t.Helper()
	data := t.TempDir()
	for name, text := range files {
		path := filepath.Join(data, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return data
}

func TestAnswersAreCountedByLabel(t *testing.T) {
	data := made(t, map[string]string{
		"soft404-sites/labels.tsv":      "file\tlabel\tsite\nlost.html\tsoft404\ta/b\nguide.html\tok\ta/b\nodd.html\tok\ta/b\n",
		"soft404-sites/pages/lost.html": "<title>404 - Page not found</title><h1>Page not found</h1><p>Sorry, the page you are looking for does not exist.</p>",
		"soft404-sites/pages/odd.html":  "<title>404 - Page not found</title><h1>Page not found</h1><p>Sorry, the page you are looking for does not exist.</p>",
		"soft404-sites/pages/guide.html": "<title>Guide</title><h1>Guide</h1>" +
			strings.Repeat("<p>How to see the signs of trafficking, and whom to call about them.</p>", 20),
	})
	r, err := softAlone(data)
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]float64{"tp": 1, "fp": 1, "fn": 0, "tn": 1} {
		if got := r.value(name); got != want {
			t.Errorf("%s = %g, want %g; misses %v", name, got, want, r.misses)
		}
	}
	if len(r.misses) != 1 || r.misses[0].ID != "odd.html" || r.misses[0].Want != "nothing" {
		t.Errorf("misses = %v, want odd.html alone, which is to be nothing", r.misses)
	}
}

func TestDatesAreCountedByTier(t *testing.T) {
	data := made(t, map[string]string{
		"modified-dates/labels.jsonl": `{"url":"https://a.example/1","modified":"2024-03-05","tier":"A","published":"2024-01-01","page":"1.html"}
{"url":"https://a.example/2","modified":"2024-03-05","alt":["2024-03-06"],"tier":"B","published":"","page":"2.html"}
{"url":"https://a.example/3","modified":"2024-03-05","tier":"B","published":"","page":"3.html"}
{"url":"https://a.example/4","modified":"2024-03-05","tier":"B","published":"","page":"4.html"}
`,
		"modified-dates/pages/1.html": "<p>Last updated: March 5, 2024</p>",
		"modified-dates/pages/2.html": "<p>Last updated: March 6, 2024</p>",
		"modified-dates/pages/3.html": "<p>Last updated: March 6, 2025</p>",
		"modified-dates/pages/4.html": "<p>No date.</p>",
	})
	var out bytes.Buffer
	r, err := modifiedDates(data)
	if err != nil {
		t.Fatal(err)
	}
	r.set = "modified-dates"
	if err := writeJSON(&out, []result{r}); err != nil {
		t.Fatal(err)
	}
	var got map[string]struct {
		Counts struct {
			N, Right, Wrong, Abstained, Newer int
			A                                 struct {
				Right       int
				DifferN     int `json:"differ_n"`
				DifferRight int `json:"differ_right"`
			}
			B struct{ N, Right, Wrong, Abstained, Newer int }
		}
		Misses []miss
	}
	if err := json.Unmarshal(out.Bytes(), &got); err != nil {
		t.Fatal(err)
	}
	c := got["modified-dates"].Counts
	if c.N != 4 || c.Right != 2 || c.Wrong != 1 || c.Abstained != 1 || c.Newer != 1 {
		t.Errorf("counts = %+v, want 4 pages: 2 right, 1 wrong and newer, 1 abstained", c)
	}
	if c.A.Right != 1 || c.A.DifferN != 1 || c.A.DifferRight != 1 || c.B.N != 3 || c.B.Right != 1 || c.B.Newer != 1 || c.B.Abstained != 1 {
		t.Errorf("tiers = %+v, want A 1 right where the dates differ; B 3 pages: 1 right, 1 newer, 1 abstained", c)
	}
	if n := len(got["modified-dates"].Misses); n != 2 {
		t.Errorf("%d misses, want 2", n)
	}
}

func TestAUCIsTheShareOfPairsInOrder(t *testing.T) {
	for _, c := range []struct {
		high, low []float64
		want      float64
	}{
		{[]float64{1, 0.9}, []float64{0.1, 0.2}, 1},
		{[]float64{0.5}, []float64{0.5}, 0.5},
		{[]float64{0.9, 0.1}, []float64{0.5}, 0.5},
	} {
		if got := auc(c.high, c.low); got != c.want {
			t.Errorf("auc(%v, %v) = %g, want %g", c.high, c.low, got, c.want)
		}
	}
}

func TestWhatTheDataLacksIsSkipped(t *testing.T) {
	data := made(t, map[string]string{"doorways/README.md": "none"})
	for _, s := range sets {
		lacking := s.lacks(data)
		if want := s.name != "doorways" && s.name != "ordinary"; (lacking != "") != want {
			t.Errorf("%s lacks %q; want it skipped: %t", s.name, lacking, want)
		}
	}
}
