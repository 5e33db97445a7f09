package main

import (
	"path/filepath"

	"linkwatch"
	"linkwatch/checks"
)

// softAlone asks of each page by itself whether it is its site's "not found" page.
func softAlone(data string) (result, error) {
	return softPages(data, func(linkwatch.Visit, string, map[string]linkwatch.Page) linkwatch.Probe { return linkwatch.Probe{} })
}

// softProbed asks it with the answer of a server that replays the site: to an
// address that cannot exist it gives the site's "not found" page. Only pages
// that the checks doubt are probed, as the crawler does.
func softProbed(data string) (result, error) {
	probes := 0.0
	r, err := softPages(data, func(v linkwatch.Visit, site string, notFound map[string]linkwatch.Page) linkwatch.Probe {
		answer, ok := notFound[site]
		if !ok || !checks.Doubtful(v) {
			return linkwatch.Probe{}
		}
		probes++
		at := address(site, "qzvkwmxjhrtplydgcbfnsaoie")
		return linkwatch.Probe{At: v.At, URL: at, FinalURL: at, Status: v.Status, Page: &answer}
	})
	r.count("probes", probes)
	return r, err
}

func softPages(data string, probe func(v linkwatch.Visit, site string, notFound map[string]linkwatch.Page) linkwatch.Probe) (result, error) {
	r := twoClasses()
	folder := filepath.Join(data, "soft404-sites")
	rows, err := labels(filepath.Join(folder, "labels.tsv"))
	if err != nil {
		return r, err
	}
	pages := make([]linkwatch.Page, len(rows))
	notFound := map[string]linkwatch.Page{}
	for i, row := range rows {
		pages[i], err = readFile(address(row["site"], row["file"]), filepath.Join(folder, "pages", row["file"]))
		if err != nil {
			return r, err
		}
		if row["label"] == "soft404" {
			notFound[row["site"]] = pages[i]
		}
	}
	for i, row := range rows {
		v := look(pages[i], address(row["site"], row["file"]), 0)
		v.Probe = probe(v, row["site"], notFound)
		got, told := says(judge(checks.Past{Visits: []linkwatch.Visit{v}}), "soft404")
		r.answer(row["file"], row["label"] == "soft404", got, told)
	}
	return r, nil
}
