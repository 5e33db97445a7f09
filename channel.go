package linkwatch

// Words tells in plain words how a date of the channel came to be known, so that
// it can follow the date: "2024-03-05, stated in words on the page".
func (c Channel) Words() string {
	switch c {
	case Visible:
		return "stated in words on the page"
	case TimeTag:
		return "stated in a time element of the page"
	case JSONLD:
		return "stated in the page's JSON-LD"
	case Microdata:
		return "stated in the page's microdata"
	case PDF:
		return "stated in the PDF file itself"
	case Office:
		return "stated in the document's properties"
	case OpenGraph:
		return "stated in the page's Open Graph data"
	case Meta:
		return "stated in a meta element of the page"
	case Feed:
		return "stated in its site's feed"
	case Sitemap:
		return "stated in its site's sitemap"
	case Seen:
		return "seen by linkwatch itself"
	case HTTPHeader:
		return "stated in the Last-Modified header"
	}
	return "stated in " + string(c)
}

// Words tells in plain words how the claim's date came to be known, and quotes
// what states it.
func (c DateClaim) Words() string {
	if c.Quote == "" {
		return c.Channel.Words()
	}
	return c.Channel.Words() + ": “" + c.Quote + "”"
}
