package page

import "linkwatch"

const (
	maxClaims = 50
	maxQuote  = 160 // runes
)

// trust is the confidence in a day that a channel states. The order is that of
// linkwatch.Channels; the distances follow how often each channel was right on
// several hundred labelled pages: visible statements and <time> nearly always,
// machine channels in 19 of 20 cases, while a server's Last-Modified often tells
// of a deployment or of the request itself.
var trust = map[linkwatch.Channel]float64{
	linkwatch.Visible:    0.95,
	linkwatch.TimeTag:    0.90,
	linkwatch.JSONLD:     0.85,
	linkwatch.Microdata:  0.84,
	linkwatch.PDF:        0.83,
	linkwatch.Office:     0.82,
	linkwatch.OpenGraph:  0.80,
	linkwatch.Meta:       0.75,
	linkwatch.Feed:       0.70,
	linkwatch.Sitemap:    0.65,
	linkwatch.HTTPHeader: 0.30,
}

// Factors on trust for a claim that says less than "modified on that day".
const (
	ofMonth     = 0.9
	ofYear      = 0.7
	ofEffective = 0.6 // what holds since a day may have been reworded later
	ofPublished = 0.5 // only a lower bound
	ofCreated   = 0.4 // a file is made when it is saved anew or converted, too
	ofBareWord  = 0.8 // "Updated" alone may speak of something else on the page
	ofClass     = 0.8 // themes call the day of publication "updated" too
	ofComment   = 0.5 // nobody reads it, so nobody mends it
	ofSeveral   = 0.5 // the first of several dates that contradict each other
)

// claims gathers what is said about the date of one page.
type claims struct {
	list      []linkwatch.DateClaim
	doubts    []statement // ambiguous, until the page ends
	witnesses witnesses
}

// A statement is one date claim before it is recorded.
type statement struct {
	date      date
	order     order // by which it was read
	ambiguous bool  // whether the page's other dates have the last word on day and month
	kind      linkwatch.ClaimKind
	channel   linkwatch.Channel
	factor    float64
	quote     string
}

// add records the statement, unless there is no date in it, the same was said
// before in the same channel, or enough was said.
func (c *claims) add(s statement) {
	if s.date == (date{}) || len(c.list) == maxClaims {
		return
	}
	if s.ambiguous {
		if len(c.doubts) < maxDoubts {
			c.doubts = append(c.doubts, s)
		}
		return
	}
	claim := s.claim()
	for i, known := range c.list {
		if known.Channel == claim.Channel && known.Kind == claim.Kind &&
			known.Date.Equal(claim.Date) && known.Precision == claim.Precision {
			if claim.Confidence > known.Confidence {
				c.list[i] = claim
			}
			return
		}
	}
	c.list = append(c.list, claim)
}

// claim is the statement as it is recorded.
func (s statement) claim() linkwatch.DateClaim {
	return linkwatch.DateClaim{
		Date: s.date.start(), Precision: s.date.precision(), Kind: s.kind, Channel: s.channel,
		Confidence: s.confidence(), Quote: bounded(s.quote, maxQuote),
	}
}

func (s statement) confidence() float64 {
	confidence := trust[s.channel] * s.factor
	switch s.date.precision() {
	case linkwatch.Month:
		confidence *= ofMonth
	case linkwatch.Year:
		confidence *= ofYear
	}
	switch s.kind {
	case linkwatch.Effective:
		confidence *= ofEffective
	case linkwatch.Published:
		confidence *= ofPublished
	}
	return float64(int(confidence*1000+0.5)) / 1000 // 0.361, not 0.36099999999999993
}
