package enterprise

import (
	"slices"
	"strconv"
	"unicode/utf8"

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
	wantAmount = wantF("0 kg to %s", "0千克至%s", emission.MaxAmount)
	wantCounty = want("a county whose level is given", "已给出响应级别的县市")
	wantLevel  = want("no response or a level of the targets", "无响应或减排目标中的级别")
	wantOne    = want("one of its values", "该项的取值")
	wantShare  = want("0 % to 100 %", "0%至100%")
)

// checkUTF8 is [faults.UTF8] that makes the path only where there is a fault.
func checkUTF8(fs *aqi.Faults, text, path string, tokens ...string) {
	if utf8.ValidString(text) {
		return
	}
	for _, token := range tokens {
		path += "/" + token
	}
	faults.UTF8(fs, path, text)
}

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

// within reports whether every known amount is valid, at most the largest of a source and at most the limit's where that is known.
func within(as, limit *emission.Amounts) bool {
	for p := emission.SO2; p <= emission.VOCs; p++ {
		a, _ := as.Of(p)
		most, limited := limit.Of(p)
		if a < 0 || a > emission.MaxAmount || limited && a > most {
			return false
		}
	}
	return true
}

// checkAmounts adds the faults of amounts that are negative, too large or above the baseline. what is the baseline's name, of its
// owner.
func checkAmounts(fs *aqi.Faults, path, id string, as, baseline *emission.Amounts) {
	for p, a := range as.All() {
		f := aqi.Fault{ID: quote.Cut(id), Got: a.String(), Want: wantAmount}
		most, limited := baseline.Of(p)
		switch {
		case a < 0:
			f.Rule = aqi.ErrNegative
		case a > emission.MaxAmount:
			f.Rule = aqi.ErrRange
		case limited && most.Valid() && a > most:
			f.Rule, f.Want = aqi.ErrConflict, wantF("at most the baseline of %s", "不大于基准排放%s", most)
		default:
			continue
		}
		f.Path = faults.At(path, p)
		fs.Add(f)
	}
}

// entry is the place of an element of a list passed in.
type entry struct {
	list string // "/profiles"
	i    int
}

func (e entry) path() string { return e.list + "/" + strconv.Itoa(e.i) }

// place adds the faults of an element, which are found at its own root, at its place and with its identifier.
func (e entry) place(fs *aqi.Faults, id string, own aqi.Faults) {
	if len(own) == 0 {
		return
	}
	for i := range own {
		own[i].ID = quote.Cut(id)
	}
	fs.Join(e.path(), own)
}

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
