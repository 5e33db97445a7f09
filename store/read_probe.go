package store

import (
	"context"

	"linkwatch"
)

// A probeRow is a probe as its row tells it, and the row of its page; 0 for none.
type probeRow struct {
	linkwatch.Probe
	page int64
}

// tell gives a visit its probe; nothing where there is none.
func (p *probeRow) tell(v *linkwatch.Visit) {
	if p != nil {
		v.Probe = p.Probe
	}
}

func (s *Store) readProbes(ctx context.Context, of []visitRow) (map[int64]*probeRow, error) {
	const query = `SELECT probe, at, url, final_url, status, page FROM probes WHERE probe IN (SELECT value FROM json_each(?))`
	probes, carried := shared[probeRow](of, func(r *visitRow) int64 { return r.probe })
	err := belonging(ctx, s, query, carried, func(r *row) {
		p := probes[r.number()]
		*p = probeRow{linkwatch.Probe{At: r.instant(), URL: r.text(), FinalURL: r.text(), Status: int(r.number())}, r.number()}
		if p.Status != 0 {
			p.Page = new(linkwatch.Page)
		}
	})
	return probes, err
}

// readPagesWithProbes reads pages that were seen, and those that probes carry.
func (s *Store) readPagesWithProbes(ctx context.Context, pages map[int64]*linkwatch.Page, seen []int64, probes map[int64]*probeRow) error {
	for _, p := range probes {
		if p.page != 0 && pages[p.page] == nil {
			pages[p.page] = new(linkwatch.Page)
			seen = append(seen, p.page)
		}
	}
	if err := s.readPages(ctx, pages, seen); err != nil {
		return err
	}
	for _, p := range probes {
		if page := pages[p.page]; page != nil {
			p.Page = page
		}
	}
	return nil
}
