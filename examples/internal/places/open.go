package places

import (
	"errors"
	"io"
	"os"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/examples/internal/hourscsv"
	"github.com/clearsky-go/clearsky/region"
)

// Files are the names of files of hours, and of the tables of counties and borders, both or neither.
type Files struct{ Hours, Counties, Borders string }

// Region is what files hold: counties that touch, or sites by themselves.
type Region struct {
	Plan   region.Plan
	Places []Place
	Notes  []aqi.Text // of the file of hours
}

var errNoRows = errors.New("it has no hours: want a line for each site and hour")

// Open reads files. Its error holds the faults of all; where the plan could be made, it is there all the same.
func Open(files Files, options hourscsv.Options) (r Region, err error) {
	hours, err := Load(files.Hours, func(r io.Reader) (hourscsv.File, error) { return hourscsv.Read(r, options) })
	if err == nil && len(hours.Sites) == 0 {
		err = errNoRows
	}
	if r.Notes = hours.Notes; files.Counties == "" {
		if err == nil {
			r.Plan, r.Places, err = OfSites(hours.Sites)
		}
		return r, err
	}
	counties, countiesErr := Load(files.Counties, ReadCounties)
	borders, bordersErr := Load(files.Borders, ReadBorders)
	if tablesErr := errors.Join(countiesErr, bordersErr); tablesErr != nil {
		return r, errors.Join(err, tablesErr)
	}
	r.Plan, countiesErr = Plan(counties, borders)
	if err = errors.Join(err, countiesErr); err == nil {
		r.Places, err = OfCounties(r.Plan, hours.Sites)
	}
	return r, err
}

// Load reads a file.
func Load[T any](name string, read func(io.Reader) (T, error)) (content T, err error) {
	f, err := os.Open(name)
	if err != nil {
		return content, err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	return read(f)
}
