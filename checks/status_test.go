package checks

import (
	"testing"

	"linkwatch"
)

func TestStatus(t *testing.T) {
	plain := entry()
	v := func(ago int, statuses ...int) linkwatch.Visit { return visit(hours(ago), answered(statuses...)) }
	judge(t, "status", []judged{
		{"200 is healthy", plain, []linkwatch.Visit{v(1, 200)}, linkwatch.Healthy, ""},
		{"304 is as it was then", plain, []linkwatch.Visit{v(1, 304)}, linkwatch.Healthy, ""},
		{"204 is healthy", plain, []linkwatch.Visit{v(1, 204)}, linkwatch.Healthy, ""},
		{"404 by two attempts is broken at once", plain, []linkwatch.Visit{v(1, 404, 404)}, linkwatch.Broken, "404 Not Found"},
		{"410 after 404 agrees", plain, []linkwatch.Visit{v(1, 404, 410)}, linkwatch.Broken, "410 Gone"},
		{"404 by one attempt waits for a second look", plain, []linkwatch.Visit{v(1, 404)}, linkwatch.Unsure, "once so far"},
		{"404 again at the next visit is broken", plain, []linkwatch.Visit{v(1, 404), v(25, 404)}, linkwatch.Broken, "gone"},
		{"404 then 200 is healthy, and said", plain, []linkwatch.Visit{v(1, 404, 200)}, linkwatch.Healthy, "404 at first"},
		{"one 500 is unsure", plain, []linkwatch.Visit{v(1, 500, 500)}, linkwatch.Unsure, "may pass"},
		{"500 three times over three days is broken", plain, []linkwatch.Visit{v(1, 500), v(25, 500), v(80, 500)}, linkwatch.Broken, "keeps answering"},
		{"500 three times within a day is unsure", plain, []linkwatch.Visit{v(1, 500), v(3, 500), v(20, 500)}, linkwatch.Unsure, "may pass"},
		{"different troubles count together", plain,
			[]linkwatch.Visit{v(1, 500), visit(hours(25), failed(linkwatch.Timeout, "headers", 2)), v(80, 502)}, linkwatch.Broken, "keeps answering"},
		{"one success resets", plain, []linkwatch.Visit{v(1, 500), v(25, 200), v(80, 500), v(100, 500)}, linkwatch.Unsure, "may pass"},
		{"a 429 in between neither counts nor resets", plain,
			[]linkwatch.Visit{v(1, 500), v(20, 429), v(25, 500), v(80, 500)}, linkwatch.Broken, "keeps answering"},
		{"a 404 between two hiccups is a 404", plain,
			[]linkwatch.Visit{visit(hours(1), func(v *linkwatch.Visit) {
				v.Status = 404
				v.Attempts = []linkwatch.Attempt{{At: v.At, Failure: linkwatch.Failure{Kind: linkwatch.Timeout}}, {At: v.At, Status: 404}}
			}), v(25, 404, 404)}, linkwatch.Broken, "gone"},
		{"dead stays dead when the server falls ill", plain, []linkwatch.Visit{v(1, 500), v(25, 404, 404)}, linkwatch.Broken, "keeps answering"},
		{"a success between two 404s undoes the first", plain, []linkwatch.Visit{v(1, 404), v(20, 200), v(25, 404, 404)}, linkwatch.Unsure, "once so far"},
		{"three days less a minute is three days", plain, []linkwatch.Visit{v(1, 500), v(25, 500), visit(hours(73)-60e9, answered(500))}, linkwatch.Broken, "keeps answering"},
		{"305 is an error", plain, []linkwatch.Visit{v(1, 305)}, linkwatch.Unsure, "305"},
		{"400 waits for confirm", plain, []linkwatch.Visit{v(1, 400)}, linkwatch.Unsure, "400"},
		{"451 is unsure for ever", plain, []linkwatch.Visit{v(1, 451), v(25, 451), v(80, 451), v(200, 451)}, linkwatch.Unsure, "legal reasons"},
		{"visits to an earlier address do not count", plain,
			[]linkwatch.Visit{v(1, 200), visit(hours(25), answered(404, 404), func(v *linkwatch.Visit) { v.URL = "https://old.example.org/" })}, linkwatch.Healthy, ""},
	})
}
