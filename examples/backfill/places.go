package main

import (
	"context"
	"fmt"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/io/fileio"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/register"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/region"
)

func init() {
	register.Function4x1(placesFn)
	register.Emitter2[string, home]()
	register.Emitter2[string, region.Plan]()
}

// prefecture is the document of one.
type prefecture struct {
	Code  string            `json:"code"`
	Plan  region.Plan       `json:"plan"`
	Sites map[string]string `json:"sites"` // the code of each one's county
}

// places reads the documents, and gives homes by site and plans by prefecture.
func places(s beam.Scope, glob string) (homes, plans beam.PCollection) {
	files := beam.CreateList(s, []fileio.ReadableFile{})
	if glob != "" {
		files = fileio.ReadMatches(s, fileio.MatchFiles(s, glob, fileio.MatchEmptyDisallow()))
	}
	return beam.ParDo2(s, placesFn, files)
}

// placesFn reads a document. A fault in it is one of the whole run.
func placesFn(ctx context.Context, file fileio.ReadableFile, emitHome func(string, home), emitPlan func(string, region.Plan)) error {
	text, err := file.Read(ctx)
	if err != nil {
		return err
	}
	p, err := readPrefecture(text)
	if err != nil {
		return fmt.Errorf("%s: %w", file.Metadata.Path, err)
	}
	for site, county := range p.Sites {
		emitHome(site, home{Prefecture: p.Code, County: county, Plan: planOf(p.Plan.Tracks[0], county)})
	}
	emitPlan(p.Code, p.Plan)
	return nil
}

func readPrefecture(text []byte) (p prefecture, err error) {
	if err = aqi.Unmarshal(text, &p); err != nil {
		return p, err
	}
	if err = p.Plan.Validate(); err != nil {
		return p, err
	}
	known := map[string]bool{}
	for _, c := range p.Plan.Counties {
		known[c.Code] = true
	}
	for site, county := range p.Sites {
		if !known[county] {
			return p, fmt.Errorf("site %q: the plan has no county %q", site, county)
		}
	}
	return p, nil
}
