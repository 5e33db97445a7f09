package checks

import (
	"testing"

	"linkwatch"
)

func TestUnclaimed(t *testing.T) {
	plain := entry()
	hotline := entry(func(e *linkwatch.Entry) {
		e.Facts = []linkwatch.Fact{{Kind: linkwatch.Phone, Value: "1-888-555-0100"}}
	})
	v := func(ago int, m made, change ...func(*linkwatch.Visit)) linkwatch.Visit {
		return visit(hours(ago), append([]func(*linkwatch.Visit){showing(m)}, change...)...)
	}
	one := func(m made, change ...func(*linkwatch.Visit)) []linkwatch.Visit {
		return []linkwatch.Visit{v(1, m, change...)}
	}
	nginx := made{title: "Welcome to nginx!", headings: []string{"Welcome to nginx!"}, words: 60, links: 2}
	fastly := made{text: "Fastly error: unknown domain: help.example.org. Please check that this domain has been added to a service."}
	judge(t, "unclaimed", []judged{
		{"a service that knows no such name", plain, one(made{title: "Site not found", text: "There isn't a GitHub Pages site here.", words: 60, links: 4}, answered(404, 404)), linkwatch.Broken, "GitHub Pages"},
		{"a bucket that is not there", plain, one(made{source: []string{"<code>nosuchbucket</code>"}}, answered(404, 404)), linkwatch.Broken, "Amazon S3"},
		{"a service that says so while it fails", plain, one(fastly, answered(500)), linkwatch.Unsure, "Fastly"},
		{"a service that goes on saying so while it fails", plain, []linkwatch.Visit{v(1, fastly, answered(500)), v(25, fastly, answered(500))}, linkwatch.Broken, "Fastly"},
		{"a suspended account", plain, one(made{title: "Account Suspended", text: "This Account has been suspended. Contact your hosting provider.", words: 40}), linkwatch.Broken, "switched off"},
		{"a suspended account in French", plain, one(made{title: "Site suspendu", text: "Ce site a été suspendu. Contactez votre hébergeur.", words: 20}), linkwatch.Broken, "switched off"},
		{"a suspended account in Indonesian, once", plain, one(made{title: "Akun", text: "Akun ini telah ditangguhkan.", words: 20}), linkwatch.Unsure, "next visit"},
		{"a panel's own page in Chinese", plain, one(made{title: "恭喜，站点创建成功！", text: "恭喜, 站点创建成功！ 这是默认页", words: 20}), linkwatch.Unsure, "BaoTa"},
		{"a suspended account behind 403", plain, one(made{title: "Account Suspended", words: 40}, answered(403)), linkwatch.Broken, "suspended"},
		{"a server's own page, once", plain, one(nginx), linkwatch.Unsure, "nginx"},
		{"a server's own page, twice", plain, []linkwatch.Visit{v(1, nginx), v(25, nginx)}, linkwatch.Broken, "nginx"},
		{"a server's own page after the page", plain, []linkwatch.Visit{v(1, nginx), v(25, guide)}, linkwatch.Unsure, "nginx"},
		{"a long page that a server is delivered with", plain, one(made{title: "Apache2 Ubuntu Default Page: It works", words: 380, links: 12}), linkwatch.Unsure, "Apache"},
		{"a bare list of files", plain, one(made{title: "Index of /", words: 30, links: 9}), linkwatch.Unsure, "list of files"},
		{"a list of files in a folder", plain, one(made{title: "Index of /guides/2024", words: 30, links: 9}), linkwatch.Healthy, ""},
		{"a service's own words with a status that says all is well", plain, one(made{title: "Hello", text: "There isn't a GitHub Pages site here."}), linkwatch.Broken, "GitHub Pages"},
		{"a title that others write too, once", plain, one(made{title: "Account Suspended", words: 40}), linkwatch.Unsure, "next visit"},
		{"a title that others write too, twice", plain, []linkwatch.Visit{v(1, made{title: "Account Suspended", words: 40}), v(25, made{title: "Account Suspended", words: 40})}, linkwatch.Broken, "suspended"},
		{"a title that others write too, among menus", plain, one(made{title: "Account Suspended", words: 140, links: 30}), linkwatch.Healthy, ""},
		{"a title that others write too, above the entry's number", hotline, one(made{title: "Coming soon", text: "Call us.", words: 12},
			func(v *linkwatch.Visit) { v.Page.Facts = hotline.Facts }), linkwatch.Healthy, ""},
		{"words that come with an error only", plain, one(made{text: "Project not found"}), linkwatch.Healthy, ""},
		{"of two signs the one that tells of the worse", plain, one(made{title: "Default Web Site Page", text: "Fastly error: unknown domain"}, answered(404, 404)), linkwatch.Broken, "Fastly"},
		{"the same in another order", plain, one(made{title: "Default Web Site Page", source: []string{"herokucdn.com/error-pages/no-such-app"}}), linkwatch.Broken, "Heroku"},
		{"of two signs of one kind the plainer one", plain, one(made{title: "Domain Not Claimed", text: "Sorry, this shop is currently unavailable.", words: 10}), linkwatch.Broken, "Squarespace"},
		{"an article about it", plain, one(made{title: "Welcome to nginx! A tutorial", words: 900, links: 30}), linkwatch.Healthy, ""},
	})
}
