package main

import (
	"os"
	"path/filepath"

	"linkwatch"
	"linkwatch/checks"
)

// ordinary judges every page that the other sets hold as ordinary ones, each by
// itself, and counts the false alarms: pages that are said to be dead, taken
// over or walled off.
func ordinary(data string) (result, error) {
	var r result
	for _, name := range []string{"pages", "alarms"} {
		r.count(name, 0)
	}
	files, err := ordinaryPages(data)
	if err != nil {
		return r, err
	}
	for _, file := range files {
		at := address("site", filepath.Base(file))
		p, err := readFile(at, file)
		if err != nil {
			return r, err
		}
		r.count("pages", 1)
		got, told := says(judge(checks.Past{Visits: []linkwatch.Visit{look(p, at, 0)}}),
			"blocked", "soft404", "empty", "parked", "unclaimed", "hijacked", "drift")
		if got {
			r.count("alarms", 1)
			r.miss(file[len(data)+1:], "nothing", told)
		}
	}
	return r, nil
}

// ordinaryPages lists the files of the pages that no set says anything against.
func ordinaryPages(data string) ([]string, error) {
	var files []string
	for _, labelled := range []struct{ folder, label string }{{"soft404-sites", "ok"}, {"injected", "clean"}} {
		table := filepath.Join(data, labelled.folder, "labels.tsv")
		if !exists(table) {
			continue
		}
		rows, err := labels(table)
		if err != nil {
			return nil, err
		}
		for _, row := range rows {
			if row["label"] == labelled.label {
				files = append(files, filepath.Join(data, labelled.folder, "pages", row["file"]))
			}
		}
	}
	for _, folder := range []string{"modified-dates", "drift-pairs"} {
		pages, err := os.ReadDir(filepath.Join(data, folder, "pages"))
		if err != nil && !os.IsNotExist(err) {
			return nil, err
		}
		for _, p := range pages {
			files = append(files, filepath.Join(data, folder, "pages", p.Name()))
		}
	}
	return files, nil
}
