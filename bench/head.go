package main

import (
	"fmt"
	"io"
)

// writeHead writes what the tables' reader must know first.
func writeHead(out io.Writer, versions []string) {
	fmt.Fprintf(out, `# How fast linkwatch visits

%s

Client and load server share these processors; all traffic stays on 127.0.0.0/8, without TLS. A page has %d KiB,
%d links and a date. All clients of a table ran in turn, A B C A B C, each in a process of its own. Wall time, CPU and
peak memory are that process's, start-up included; "visiting" is from the first request's arrival to the last one's end as the load
server saw it; when a request arrived is the kernel's word, since the server may be given a processor later. "As served" is the
bound by what the load server took in fact, late timers, redirects and robots.txt included. Figures are medians (least–most); "× raw" compares URL/s round by round. "Others' CPU" is the share of all
processors that neither client nor load server used meanwhile. linkwatch and raw look every host's name up
in a DNS server (linkwatch by its --resolver); other link checkers are given addresses.

Written by `+"`go run ./bench`"+`.
`, machine(), pageSize, articleLinks)
	if len(versions) == 0 {
		return
	}
	fmt.Fprintf(out, "\nOther link checkers:\n\n")
	for _, v := range versions {
		fmt.Fprintf(out, "- %s\n", v)
	}
}
