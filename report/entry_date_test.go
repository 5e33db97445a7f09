package report_test

import (
	"strings"
	"testing"
	"time"

	"linkwatch"
)

func TestStoryTellsWhereAndOfWhatADateIsStated(t *testing.T) {
	for kind, heading := range map[linkwatch.ClaimKind]string{
		linkwatch.Modified: "Last modified", linkwatch.Reviewed: "Last modified",
		linkwatch.Effective: "No modification stated", linkwatch.Published: "No modification stated",
	} {
		for _, channel := range linkwatch.Channels {
			v := linkwatch.Verdict{Modified: linkwatch.DateClaim{
				Date: time.Date(2024, 3, 5, 0, 0, 0, 0, time.UTC), Precision: linkwatch.Day, Kind: kind, Channel: channel, Confidence: 0.5, Quote: "words",
			}}
			got := string(writtenEntry(t, v, nil))
			if !strings.Contains(got, "\n"+heading+"\n") || !strings.Contains(got, string(kind)) || !strings.Contains(got, channel.Words()) || !strings.Contains(got, "words\n") {
				t.Errorf("%s, %s: got\n%s\nwant the heading %q and the channel in words", kind, channel, got, heading)
			}
		}
	}
}
