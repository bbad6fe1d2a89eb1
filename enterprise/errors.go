package enterprise

import (
	"slices"
	"strconv"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/emission"
	"github.com/clearsky-go/clearsky/internal/faults"
	"github.com/clearsky-go/clearsky/internal/quote"
	"github.com/clearsky-go/clearsky/internal/wording"
)

// want returns what would be right in both languages.
func want(english, chinese string) aqi.Text { return aqi.Text{Chinese: chinese, English: english} }

// wantF is want with values, each named in the language.
func wantF(english, chinese string, args ...any) aqi.Text {
	return want(wording.English.F(english, chinese, slices.Clone(args)...), wording.Chinese.F(english, chinese, args...))
}

var (
	wantCounty = want("a county whose level is given", "已给出响应级别的县市")
	wantLevel  = want("no response or a level of the targets", "无响应或减排目标中的级别")
	wantTarget = want("a level of the targets", "减排目标中的级别")
	wantOne    = want("one of its values", "该项的取值")
	wantShare  = want("0 % to 100 %", "0%至100%")
)

// checkShare adds the fault of a load that is none; an unknown one is none.
func checkShare(fs *aqi.Faults, path, id string, load aqi.Optional[emission.Share]) {
	s, known := load.Get()
	if !known || s.Valid() {
		return
	}
	rule := aqi.ErrRange
	if s < 0 {
		rule = aqi.ErrNegative
	}
	fs.Add(aqi.Fault{Path: path, ID: quote.Cut(id), Got: s.String(), Want: wantShare, Rule: rule})
}

// joinOf adds the faults of an element, each found at its own root, at its path and with its identifier.
func joinOf(fs *aqi.Faults, path, id string, own aqi.Faults) {
	for i := range own {
		own[i].ID = quote.Cut(id)
	}
	if len(own) > 0 {
		fs.Join(path, own)
	}
}

// entry is the place of an element of a list passed in.
type entry struct {
	list string // "/profiles"
	i    int
}

func (e entry) path() string { return e.list + "/" + strconv.Itoa(e.i) }

// add adds a fault of an element.
func (e entry) add(fs *aqi.Faults, rule error, key, id, got string, want aqi.Text) {
	faults.Add(fs, rule, func() aqi.Fault {
		return aqi.Fault{Path: e.path() + "/" + key, ID: quote.Cut(id), Got: got, Want: want}
	})
}

// identifiers are those so far, with the entries that have them.
type identifiers map[string]entry

// check adds a fault for an identifier that an earlier entry has, and reports whether there is none.
func (ids identifiers) check(fs *aqi.Faults, e entry, id string) bool {
	if before, twice := ids[id]; twice && id != "" {
		e.add(fs, aqi.ErrDuplicate, "id", id, quote.Text(id), wantF("another than that of %s", "与%s不同的编号", before.path()))
		return false
	}
	ids[id] = e
	return true
}
