package linkwatch

import "slices"

// SameText reports whether two visits plainly saw the same text at the same
// place. Bytes differ more often: by tokens and times that nobody reads. Of a
// page without text only its bytes tell.
func (v *Visit) SameText(other *Visit) bool {
	p, q := &v.Page, &other.Page
	if v.FinalURL != other.FinalURL {
		return false
	}
	if p.Hash != "" && p.Hash == q.Hash {
		return true
	}
	return len(p.Print.Blocks) > 0 && p.Title == q.Title &&
		slices.Equal(p.Print.Blocks, q.Print.Blocks) && slices.Equal(p.Facts, q.Facts)
}
