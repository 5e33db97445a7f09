package checks

import (
	"testing"

	"linkwatch"
)

func TestEmpty(t *testing.T) {
	plain := entry()
	v := func(ago int, m made, change ...func(*linkwatch.Visit)) linkwatch.Visit {
		return visit(hours(ago), append([]func(*linkwatch.Visit){showing(m)}, change...)...)
	}
	nothing := func(v *linkwatch.Visit) { v.Page = linkwatch.Page{ContentType: "text/html", Reader: "test"} }
	hollow := func(v *linkwatch.Visit) { v.Page.Bytes = 120 }
	wall := func(ago int) linkwatch.Visit {
		return visit(hours(ago), nothing, func(v *linkwatch.Visit) { v.Header.Mitigated = "challenge" })
	}
	bytes := func(ago int) linkwatch.Visit { return visit(hours(ago), nothing) }
	judge(t, "empty", []judged{
		{"nothing at all, once", plain, []linkwatch.Visit{bytes(1)}, linkwatch.Unsure, "sends nothing"},
		{"nothing at all for three days", plain, []linkwatch.Visit{bytes(1), bytes(25), bytes(80), v(100, guide)}, linkwatch.Broken, "sends nothing"},
		{"nothing three times within a day", plain, []linkwatch.Visit{bytes(1), bytes(3), bytes(20)}, linkwatch.Unsure, "sends nothing"},
		{"one good visit starts anew", plain, []linkwatch.Visit{bytes(1), v(25, guide), bytes(50), bytes(90)}, linkwatch.Unsure, "sends nothing"},
		{"no words where there were words", plain, []linkwatch.Visit{v(1, made{}, hollow), v(25, made{}, hollow), v(80, made{}, hollow), v(100, guide)}, linkwatch.Broken, "it had 700"},
		{"room for a script where there were words", plain, []linkwatch.Visit{v(1, made{}), v(25, made{}), v(80, made{}), v(100, guide)}, linkwatch.Unsure, "script"},
		{"an application where there were words", plain, []linkwatch.Visit{v(1, made{title: "App"}), v(25, made{title: "App"}), v(80, made{title: "App"}), v(100, guide)}, linkwatch.Unsure, "script"},
		{"an application that always was one", plain, []linkwatch.Visit{v(1, made{title: "App"}), v(25, made{title: "App"})}, linkwatch.Healthy, ""},
		{"a document has no words for us", plain, []linkwatch.Visit{v(1, made{}, func(v *linkwatch.Visit) { v.Page.ContentType = "application/pdf" }), v(25, guide)}, linkwatch.Healthy, ""},
		{"nothing at all from a wall", plain, []linkwatch.Visit{wall(1), wall(25), wall(80), v(100, guide)}, linkwatch.Unsure, ""},
		{"no content, as the status says", plain, []linkwatch.Visit{visit(hours(1), answered(204), nothing)}, linkwatch.Healthy, ""},
	})
}
