package report

import (
	"bufio"
	"cmp"
	"encoding/xml"
	"fmt"
	"strings"
	"time"

	"linkwatch"
)

// A junitReport is the form that Jenkins, GitLab and others read: a suite a
// group of the catalog, a case an entry. Hijacked and broken entries fail, as
// by the default of --fail-on; what could not be told or checked is skipped;
// stale entries pass and say so.
type junitReport struct {
	XMLName  xml.Name     `xml:"testsuites"`
	Name     string       `xml:"name,attr"`
	Tests    int          `xml:"tests,attr"`
	Failures int          `xml:"failures,attr"`
	Errors   int          `xml:"errors,attr"`
	Suites   []junitSuite `xml:"testsuite"`
}

type junitSuite struct {
	Name       string           `xml:"name,attr"`
	Timestamp  string           `xml:"timestamp,attr"`
	Time       string           `xml:"time,attr"`
	Tests      int              `xml:"tests,attr"`
	Failures   int              `xml:"failures,attr"`
	Errors     int              `xml:"errors,attr"`
	Skipped    int              `xml:"skipped,attr"`
	Properties *junitProperties `xml:"properties"`
	Cases      []junitCase      `xml:"testcase"`

	took time.Duration // by all cases together
}

type junitProperties struct {
	Properties []junitProperty `xml:"property"`
}

type junitProperty struct {
	Name  string `xml:"name,attr"`
	Value string `xml:"value,attr"`
}

type junitCase struct {
	Class   string        `xml:"classname,attr"`
	Name    string        `xml:"name,attr"`
	Time    string        `xml:"time,attr"`
	Skipped *junitOutcome `xml:"skipped"`
	Failure *junitOutcome `xml:"failure"`
	Output  string        `xml:"system-out,omitempty"`

	took time.Duration
}

type junitOutcome struct {
	Type    string `xml:"type,attr,omitempty"`
	Message string `xml:"message,attr"`
	Text    string `xml:",chardata"`
}

func writeCheckJUnit(w *bufio.Writer, c checked) error {
	report := junitReport{Name: "linkwatch"}
	suites := map[string]int{}
	for v := range c.Verdicts {
		group := cmp.Or(v.Entry.Group, "entries")
		at, ok := suites[group]
		if !ok {
			at = len(report.Suites)
			suites[group] = at
			report.Suites = append(report.Suites, junitSuiteOf(group, c.Round))
		}
		report.Suites[at].add(junitCaseOf(c.Check, group, v))
	}
	for _, s := range report.Suites {
		report.Tests += s.Tests
		report.Failures += s.Failures
	}
	return writeXML(w, report)
}

func junitSuiteOf(group string, r linkwatch.Round) junitSuite {
	s := junitSuite{Name: group, Timestamp: r.Started.UTC().Format("2006-01-02T15:04:05")}
	if r.Inconclusive != "" {
		s.Properties = &junitProperties{[]junitProperty{{"inconclusive", inconclusive(r)}}}
	}
	return s
}

func (s *junitSuite) add(c junitCase) {
	s.Cases = append(s.Cases, c)
	s.Tests++
	s.took += c.took
	s.Time = junitTime(s.took)
	if c.Failure != nil {
		s.Failures++
	}
	if c.Skipped != nil {
		s.Skipped++
	}
}

func junitCaseOf(c Check, group string, v linkwatch.Verdict) junitCase {
	test := junitCase{Class: group, Name: fmt.Sprintf("%s: %s", v.Entry.ID, v.Entry.Title)}
	if v.Last != nil {
		test.took = v.Last.Took.Round(time.Millisecond) // as it is written, so that the sum is right
	}
	test.Time = junitTime(test.took)
	switch v.Health {
	case linkwatch.Hijacked, linkwatch.Broken:
		test.Failure = &junitOutcome{Type: v.Health.String(), Message: headline(v), Text: story(c, v)}
	case linkwatch.Unsure, linkwatch.Unlinked, linkwatch.Unvisited:
		test.Skipped = &junitOutcome{Message: headline(v)}
		test.Output = story(c, v)
	default:
		if len(v.Findings) > 0 {
			test.Output = story(c, v)
		}
	}
	return test
}

func junitTime(d time.Duration) string { return fmt.Sprintf("%.3f", d.Seconds()) }

// headline is an entry's health with its gravest finding.
func headline(v linkwatch.Verdict) string {
	if len(v.Findings) == 0 {
		return v.Health.String()
	}
	return fmt.Sprintf("%s: %s", v.Health, v.Findings[0].Detail)
}

// story tells of an entry in the lines that people read in text.
func story(c Check, v linkwatch.Verdict) string {
	var b strings.Builder
	w := bufio.NewWriter(&b)
	fullItem(c.Catalog, v).text(w)
	w.Flush() // to memory: nothing refuses
	return strings.TrimSpace(b.String())
}
