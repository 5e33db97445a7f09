package report_test

import (
	"encoding/json"
	"strings"
	"testing"

	"linkwatch"
	"linkwatch/report"
)

func TestSARIFMessagesHoldNoLinkAndNoPlaceholder(t *testing.T) {
	v := broken()
	v.Entry.Title = `a [link](https://evil.example) {0} \`
	c := report.Check{Catalog: "catalog.yaml", Verdicts: these(v)}
	c.Round.Inconclusive = "[::1] {answered} nobody"
	type text struct{ Text string }
	var log struct {
		Runs []struct {
			Tool struct {
				Driver struct {
					Rules []struct {
						ID               string
						ShortDescription text
					}
				}
			}
			Invocations []struct {
				ToolExecutionNotifications []struct{ Message text }
			}
			Results []struct{ Message text }
		}
	}
	if err := json.Unmarshal(written(t, "sarif", c), &log); err != nil {
		t.Fatal(err)
	}
	run := log.Runs[0]
	if got, want := run.Results[0].Message.Text, `a \[link\](https://evil.example) {{0}} \\: The host's name`; !strings.HasPrefix(got, want) {
		t.Errorf("message\n got %s\nwant %s...", got, want)
	}
	if got, want := run.Invocations[0].ToolExecutionNotifications[0].Message.Text, `\[::1\] {{answered}} nobody.`; !strings.HasSuffix(got, want) {
		t.Errorf("notification\n got %s\nwant ...%s", got, want)
	}
	for _, rule := range run.Tool.Driver.Rules {
		if got, want := rule.ShortDescription.Text, linkwatch.CheckTitle(rule.ID)+"."; got != want {
			t.Errorf("rule %s is described as %q, want %q", rule.ID, got, want)
		}
	}
}
