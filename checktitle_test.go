package linkwatch

import (
	"slices"
	"testing"
)

func TestEveryCheckAndNothingElseHasATitle(t *testing.T) {
	for _, check := range CheckNames {
		if got := CheckTitle(check); got == check {
			t.Errorf("title of %s: got its name, want words", check)
		}
	}
	for check := range checkTitles {
		if !slices.Contains(CheckNames, check) {
			t.Errorf("title of %s: got one, want none for what is no check", check)
		}
	}
	if got := CheckTitle("later"); got != "later" {
		t.Errorf("title of an unknown check: got %q, want its name, later", got)
	}
}
