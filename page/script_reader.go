package page

import "time"

// A scriptReader takes the little of JavaScript apart in which pages go
// elsewhere. Each method reads from the front of code and reports whether it
// found what it is named for.
type scriptReader struct {
	code    []byte
	address string        // of the navigations so far
	after   time.Duration // until the first
}

// statements reads all up to the end, or to a bracket that it did not open.
func (s *scriptReader) statements() bool {
	for {
		s.gap()
		if len(s.code) == 0 || s.code[0] == '}' || s.code[0] == ')' {
			return true
		}
		if !s.sign(";") && !s.statement() {
			return false
		}
	}
}

func (s *scriptReader) statement() bool {
	switch c := s.code[0]; c {
	case '\'', '"':
		text, ok := s.literal()
		return ok && text == "use strict"
	case '(':
		return s.calledAtOnce()
	}
	switch name := s.path(); name {
	case "location", "location.href":
		return s.sign("=") && s.goesTo()
	case "location.replace", "location.assign":
		return s.sign("(") && s.goesTo() && s.sign(")")
	case "onload":
		return s.sign("=") && s.function()
	case "setTimeout":
		return s.later()
	}
	return false
}

// path reads names joined by points and drops those that all mean the window
// or its document, or another window that is this one unless it is framed.
func (s *scriptReader) path() string {
	path := ""
	for {
		name := s.name()
		switch name {
		case "window", "document", "self", "top", "parent", "this", "globalThis":
		default:
			path += name
			if path == "" || !s.peek('.') {
				return path
			}
			path += "."
		}
		if !s.sign(".") {
			return path
		}
	}
}

// goesTo reads the address of a navigation, which must be the only one.
func (s *scriptReader) goesTo() bool {
	address, ok := s.literal()
	if !ok || address == "" || s.address != "" && s.address != address {
		return false
	}
	s.address = address
	return true
}

// calledAtOnce reads (function(){ ... })() and its kin.
func (s *scriptReader) calledAtOnce() bool {
	if !s.sign("(") || !s.function() {
		return false
	}
	if s.sign(")") {
		return s.sign("(") && s.sign(")")
	}
	return s.sign("(") && s.sign(")") && s.sign(")")
}

// later reads the rest of setTimeout( ..., 3000).
func (s *scriptReader) later() bool {
	first := s.address == ""
	if !s.sign("(") || !s.function() && !s.quotedCode() {
		return false
	}
	after := 0
	if s.sign(",") {
		s.gap()
		n := 0
		if after, n = readInt(s.code); n == 0 || n > 9 {
			return false
		}
		s.code = s.code[n:]
	}
	if first && s.address != "" {
		s.after += time.Duration(after) * time.Millisecond
	}
	return s.sign(")")
}

// quotedCode reads code in a string, as setTimeout takes it.
func (s *scriptReader) quotedCode() bool {
	text, ok := s.literal()
	if !ok {
		return false
	}
	quoted := scriptReader{code: []byte(text), address: s.address}
	ok = quoted.statements() && len(quoted.code) == 0
	s.address, s.after = quoted.address, s.after+quoted.after
	return ok
}

// function reads a function without parameters, of either spelling.
func (s *scriptReader) function() bool {
	s.gap()
	arrow := s.peek('(')
	if !arrow {
		if s.name() != "function" {
			return false
		}
		s.name()
	}
	if !s.sign("(") || !s.sign(")") || arrow && !s.sign("=>") {
		return false
	}
	if s.sign("{") {
		return s.statements() && s.sign("}")
	}
	return arrow && len(s.code) > 0 && s.statement()
}
