package page

const mostOpening = 600 // bytes

// An opening gathers how the text begins: of the page's own matter, and of all
// of it for a page where no matter is told apart.
type opening struct {
	own, all []byte
	headed   bool // whether the matter has a heading
}

func (o *opening) start() { o.own, o.all, o.headed = o.own[:0], o.all[:0], false }

// add takes in a part of the text.
func (o *opening) add(text []byte, apart, heading bool) {
	o.all = begun(o.all, text)
	if !apart {
		o.own = begun(o.own, text)
		o.headed = o.headed || heading
	}
}

// begun appends a part of the text, while there is room.
func begun(space, text []byte) []byte {
	const most = 2 * mostOpening // some is dropped when it is cleaned
	if len(space) >= most {
		return space
	}
	return append(append(space, ' '), text[:min(len(text), most)]...)
}

// text is how the page's own matter begins. What is left beside the navigation
// without any heading, and is shorter than a sentence, is not the matter.
func (o *opening) text() string {
	const sentence = 60 // bytes
	own := quoted(o.own, mostOpening)
	if own != "" && (o.headed || len(own) >= sentence) {
		return own
	}
	if all := quoted(o.all, mostOpening); own == "" || len(all) > 2*sentence {
		return all
	}
	return own
}
