package page_test

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"linkwatch"
)

func TestHiddenPartsThatLeadToOtherSites(t *testing.T) {
	const spam = `<a href="https://spam.example/x">Best <b>casino</b></a> bonus`
	found := linkwatch.Hidden{Links: 1, Hosts: []string{"spam.example"}, Quote: "Best casino bonus"}
	var none linkwatch.Hidden
	for _, c := range []struct {
		name, body string
		want       linkwatch.Hidden
	}{
		{"shown", "<div>" + spam + "</div>", none},
		{"the attribute hidden", "<div hidden>" + spam + "</div>", found},
		{"display:none", `<div style="display:none">` + spam + "</div>", found},
		{"a link that hides itself", `<a style="display:none" href="https://spam.example/x">Best casino bonus</a> and more`, found},
		{"a link that hides itself, with character references", `<a href="https://spam.example/?a&amp;b&amp;c" hidden>Best casino bonus</a> and more`, found},
		{"visibility:hidden", `<p style="visibility: hidden">` + spam + "</p>", found},
		{"opacity:0", `<div style="OPACITY:0.0">` + spam + "</div>", found},
		{"opacity that grows", `<div style="opacity:0;transition:opacity 1s">` + spam + "</div>", none},
		{"font-size:0", `<span style="font-size:0px">` + spam + "</span>", found},
		{"text-indent", `<div style="text-indent:-9999px">` + spam + "</div>", found},
		{"a picture in place of a link's words", `<a style="text-indent:-9999px" href="https://partner.example/">Partner</a>`, none},
		{"off the screen", `<div style="position:absolute; left:-5000px">` + spam + "</div>", found},
		{"off the screen, in em", `<div style="top:-100em;position:fixed">` + spam + "</div>", found},
		{"moved a little", `<div style="position:absolute; left:-5px">` + spam + "</div>", none},
		{"of no height", `<div style="height:0;overflow:hidden">` + spam + "</div>", found},
		{"of a pixel", `<div style="width:1px;overflow:hidden">` + spam + "</div>", found},
		{"of no height, but not cut off", `<div style="height:0">` + spam + "</div>", none},
		{"a small marquee", `<marquee height="1" width="5">` + spam + "</marquee>", found},
		{"a marquee", `<marquee height="100">` + spam + "</marquee>", none},
		{"aria-hidden", `<div aria-hidden="true">` + spam + "</div>", none},
		{"noscript", `<noscript>` + spam + "</noscript>", none},
		{"a template", `<template>` + spam + "</template>", none},
		{"a body that a script shows", `<body style="visibility:hidden">` + spam, none},
		{"a class", `<style>.x1, .y{position:absolute;left:-9999px}</style><div class="a x1">` + spam + "</div>", found},
		{"an id", `<style>/* a{} */ #blk { display : none }</style><div id=blk>` + spam + "</div>", found},
		{"a class in another place", `<style>.menu .x1{display:none}</style><div class=x1>` + spam + "</div>", none},
		{"a class on paper", `<style>@media print{.x1{display:none}}</style><div class=x1>` + spam + "</div>", none},
		{"a class behind a rule for paper", `<style>@media print{a{color:red}} .x1{display:none}</style><div class=x1>` + spam + "</div>", found},
		{"a class that another rule shows", `<style>.x1{display:none}.open .x1{display:block}</style><div class=x1>` + spam + "</div>", none},
		{"a class that wide screens show", `<style>.x1{display:none}@media (min-width:9em){.x1{display:flex}}</style><div class=x1>` + spam + "</div>", none},
		{"a class that the element's style shows", `<style>.x1{display:none}</style><div class=x1 style="display:block">` + spam + "</div>", none},
		{"links within the site", `<div hidden><a href="/a">a</a> <a href="https://shop.example.org/">b</a> <a href="//example.org/">c</a></div>`, none},
		{"links of another kind", `<div hidden><a href="mailto:a@spam.example">a</a></div>`, none},
		{"after the part", "<div hidden><div></div>x</div>" + spam, none},
		{"after a cell without end tag", `<table><tr><td style="font-size:0">x<td>` + spam + "</table>", none},
		{"after an entry without end tag", `<ul><li style="font-size:0">x<ul><li>y</ul><li>` + spam + "</ul>", none},
		{"after a hidden paragraph without end tag", `<p style="font-size:0">x<div>` + spam + "</div>", none},
		{"after a hidden navigation", `<nav style="display:none">x</nav><nav>y</nav>` + spam, none},
		{"the first part that leads away is quoted", `<div hidden>menu <a href=/>home</a></div><div hidden>` + spam + "</div><div hidden>more</div>", found},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := read(t, home, c.body).Hidden; !reflect.DeepEqual(got, c.want) {
				t.Errorf("%s\ngot  %+v\nwant %+v", c.body, got, c.want)
			}
		})
	}
}

func TestHiddenHostsAreBounded(t *testing.T) {
	var b strings.Builder
	b.WriteString("<div hidden>")
	for i := range 5000 {
		fmt.Fprintf(&b, `<a href="https://spam%d.example/">x</a>`, i)
	}
	got := read(t, home, b.String()).Hidden
	if got.Links != 1000 || len(got.Hosts) != 20 || len(got.Quote) > 200 {
		t.Errorf("got %d links, %d hosts, a quote of %d bytes, want 1000, 20 and at most 200", got.Links, len(got.Hosts), len(got.Quote))
	}
}

func TestStyleRulesAreBounded(t *testing.T) {
	var b strings.Builder
	b.WriteString("<style>")
	for i := range 100_000 {
		fmt.Fprintf(&b, ".x%d{display:none}", i)
	}
	b.WriteString(`</style><div class=x1><a href="https://a.example/">a</a></div><div class=x99999><a href="https://b.example/">b</a></div>`)
	if got := read(t, home, b.String()).Hidden.Hosts; !reflect.DeepEqual(got, []string{"a.example"}) {
		t.Errorf("got %q, want what the first rules hide", got)
	}
}
