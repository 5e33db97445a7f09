package catalog

import (
	"net/url"
	"strconv"
	"strings"
	"time"
	"unicode"
)

// A leaf is a value without keys of its own. Its text is read when it fits its
// form.
type leaf interface {
	placed
	form() *form
	read() bool   // understands the text; false if it means nothing
	hint() string // what to do about a text that does not fit; "" for nothing special
}

func (m *mark) read() bool   { return true }
func (m *mark) hint() string { return "" }

// The leaves, each with what its text means.
type (
	version struct{ mark }
	id      struct{ mark }
	label   struct{ mark }
	prose   struct{ mark }
	kind    struct{ mark }
	robots  struct{ mark }
	check   struct{ mark }
	edition struct{ mark }
	cron    struct{ mark }
	phone   struct{ mark }
	email   struct{ mark }
	address struct {
		mark
		normal string   // in the one way that all its spellings share; "" if it is none
		url    *url.URL // nil if it is none, or of the most usual form
	}
	duration struct {
		mark
		length time.Duration
	}
	date struct {
		mark
		day time.Time
	}
	count struct {
		mark
		n int
	}
	lanes  struct{ count }
	span   struct{ duration }
	header struct{ label }
	// Keys that people choose.
	hostName   struct{ mark }
	headerName struct{ mark }
	inclusion  struct{ mark }
	toggle     struct {
		mark
		on bool
	}
	zone struct {
		mark
		location *time.Location
	}
)

func (*version) form() *form    { return versionForm }
func (*id) form() *form         { return idForm }
func (*label) form() *form      { return labelForm }
func (*prose) form() *form      { return proseForm }
func (*kind) form() *form       { return kindForm }
func (*robots) form() *form     { return robotsForm }
func (*check) form() *form      { return checkForm }
func (*edition) form() *form    { return editionForm }
func (*cron) form() *form       { return cronForm }
func (*phone) form() *form      { return phoneForm }
func (*email) form() *form      { return emailForm }
func (*address) form() *form    { return addressForm }
func (*duration) form() *form   { return durationForm }
func (*date) form() *form       { return dateForm }
func (*count) form() *form      { return countForm }
func (*lanes) form() *form      { return laneForm }
func (*span) form() *form       { return spanForm }
func (*hostName) form() *form   { return hostForm }
func (*headerName) form() *form { return headerForm }
func (*inclusion) form() *form  { return includeForm }
func (*toggle) form() *form     { return toggleForm }
func (*zone) form() *form       { return zoneForm }

func (l *label) read() bool {
	l.text = strings.TrimSpace(l.text)
	return !strings.ContainsFunc(l.text, unicode.IsControl)
}

func (p *prose) read() bool {
	p.text = strings.TrimSpace(p.text)
	return !strings.ContainsFunc(p.text, func(r rune) bool { return unicode.IsControl(r) && r != '\n' && r != '\t' })
}

func (d *date) read() (ok bool) {
	var err error
	d.day, err = time.Parse(time.DateOnly, d.text)
	return err == nil
}

func (e *edition) read() bool {
	_, err := time.Parse(time.DateOnly[:len(e.text)], e.text)
	return err == nil
}

func (c *count) read() bool {
	n, err := strconv.Atoi(c.text)
	c.n = n
	return err == nil
}

func (t *toggle) read() bool {
	t.on = strings.EqualFold(t.text, "true")
	return true
}

func (z *zone) read() bool {
	location, err := time.LoadLocation(z.text)
	z.location = location
	return err == nil && z.text != "Local" // which differs from machine to machine
}

func (p *phone) hint() string {
	if strings.ContainsFunc(p.text, unicode.IsLetter) {
		return "write letters as the digits they stand for"
	}
	return ""
}
