package store

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"linkwatch"
)

// What is listed of more than words has a line for each item: its parts with a
// space after each, none of which is in a part but the last.

func claimLine(line []byte, c linkwatch.DateClaim) []byte {
	line = strconv.AppendInt(line, c.Date.UnixMilli(), 10)
	for _, part := range []string{string(c.Precision), string(c.Kind), string(c.Channel)} {
		line = append(append(line, ' '), part...)
	}
	line = strconv.AppendFloat(append(line, ' '), c.Confidence, 'g', -1, 64)
	return append(append(line, ' '), c.Quote...)
}

func (r *row) claim(line string) linkwatch.DateClaim {
	parts := r.parts(line, 6)
	return linkwatch.DateClaim{
		Date: time.UnixMilli(r.whole(parts[0])).UTC(), Precision: linkwatch.Precision(parts[1]), Kind: linkwatch.ClaimKind(parts[2]),
		Channel: linkwatch.Channel(parts[3]), Confidence: r.fraction(parts[4]), Quote: parts[5],
	}
}

func factLine(line []byte, f linkwatch.Fact) []byte {
	return append(append(append(line, f.Kind...), ' '), f.Value...)
}

func (r *row) fact(line string) linkwatch.Fact {
	parts := r.parts(line, 2)
	return linkwatch.Fact{Kind: linkwatch.FactKind(parts[0]), Value: parts[1]}
}

func editionLine(line []byte, e linkwatch.Edition) []byte {
	for _, part := range []string{e.Rel, e.To} {
		line = append(append(line, part...), ' ')
	}
	return append(line, e.Text...)
}

func (r *row) edition(line string) linkwatch.Edition {
	parts := r.parts(line, 3)
	return linkwatch.Edition{Rel: parts[0], To: parts[1], Text: parts[2]}
}

func mailLine(line []byte, m linkwatch.MailDomain) []byte {
	return append(append(append(line, m.Takes...), ' '), m.Name...)
}

func (r *row) mail(line string) linkwatch.MailDomain {
	parts := r.parts(line, 2)
	return linkwatch.MailDomain{Takes: linkwatch.Delivery(parts[0]), Name: parts[1]}
}

func termLine(line []byte, t linkwatch.Term) []byte {
	line = strconv.AppendInt(line, int64(t.Count), 10)
	if t.Title {
		line = append(line, 't')
	}
	if t.Hidden {
		line = append(line, 'h')
	}
	return append(append(line, ' '), t.Word...)
}

func (r *row) term(line string) linkwatch.Term {
	parts := r.parts(line, 2)
	count, hidden := strings.CutSuffix(parts[0], "h")
	count, title := strings.CutSuffix(count, "t")
	return linkwatch.Term{Word: parts[1], Count: int(r.whole(count)), Title: title, Hidden: hidden}
}

func tongueLine(line []byte, t linkwatch.Tongue) []byte {
	return append(append(strconv.AppendInt(line, int64(t.Letters), 10), ' '), t.Language...)
}

func quoteLine(line []byte, t linkwatch.Tongue) []byte { return append(line, t.Quote...) }

// tongue has no quote yet: that lies elsewhere.
func (r *row) tongue(line string) linkwatch.Tongue {
	parts := r.parts(line, 2)
	return linkwatch.Tongue{Letters: int(r.whole(parts[0])), Language: parts[1]}
}

// mostParts is how many parts a line has at the most.
const mostParts = 6

// parts gives so many parts of a line.
func (r *row) parts(line string, n int) (parts [mostParts]string) {
	rest := line
	for i := range n - 1 {
		var more bool
		if parts[i], rest, more = strings.Cut(rest, " "); !more {
			r.doubt(fmt.Errorf("a list holds the line %q, want %d parts", line, n))
			return [mostParts]string{}
		}
	}
	parts[n-1] = rest
	return parts
}

func (r *row) whole(part string) int64 {
	n, err := strconv.ParseInt(part, 10, 64)
	r.doubt(err)
	return n
}

func (r *row) fraction(part string) float64 {
	f, err := strconv.ParseFloat(part, 64)
	r.doubt(err)
	return f
}
