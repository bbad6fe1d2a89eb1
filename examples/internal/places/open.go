package places

import (
	"errors"
	"io"
	"os"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/examples/internal/hourscsv"
	"github.com/clearsky-go/clearsky/internal/faults"
	"github.com/clearsky-go/clearsky/region"
)

// Files are the names of files of hours, and of a place's plan or of tables of its counties and borders, both or neither.
type Files struct{ Hours, Plan, Counties, Borders string }

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
	if r.Notes = hours.Notes; files.Counties == "" && files.Plan == "" {
		if err == nil {
			r.Plan, r.Places, err = OfSites(hours.Sites)
		}
		return r, err
	}
	var planErr error
	r.Plan, planErr = files.plan()
	if err = errors.Join(err, planErr); err == nil {
		r.Places, err = OfCounties(r.Plan, hours.Sites)
	}
	return r, err
}

// plan reads the place's plan, or makes Kashgar's one for the tables.
func (f Files) plan() (region.Plan, error) {
	if f.Plan != "" {
		return Load(f.Plan, ReadPlan)
	}
	counties, err := Load(f.Counties, ReadCounties)
	borders, bordersErr := Load(f.Borders, ReadBorders)
	if err = errors.Join(err, bordersErr); err != nil {
		return region.Plan{}, err
	}
	return Plan(counties, borders)
}

// ReadPlan reads the document of a place's plan. Its faults point into it.
func ReadPlan(r io.Reader) (p region.Plan, err error) {
	text, err := io.ReadAll(r)
	if err == nil {
		err = aqi.Unmarshal(text, &p)
	}
	if err == nil {
		err = faults.Rebase(p.Validate(), "/plan", "")
	}
	return p, err
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
