package response

import (
	"encoding/json"

	"github.com/clearsky-go/clearsky/internal/jsonform"
	"github.com/clearsky-go/clearsky/internal/wording"
)

// Stops says up to which standard an enterprise's own plan (一厂一策) stops its heavy trucks, or its non-road machines, from each level
// on. At a level with none it stops no more than at the levels below. The zero Stops stop nothing. Stops compare with ==.
type Stops [I + 1]Standard

// At returns the highest standard that is stopped at a level, the strictest of the levels up to it; [UnknownStandard] where nothing is.
func (s Stops) At(level Level) Standard { return s.rising()[min(level, I)] }

// rising returns at each level the strictest of the levels up to it.
func (s Stops) rising() Stops {
	s[NoResponse] = UnknownStandard
	s[III] = max(s[III], s[IV])
	s[II] = max(s[II], s[III])
	s[I] = max(s[I], s[II])
	return s
}

// Valid reports whether each level has a stage of the standards, or none, and no response has none.
func (s Stops) Valid() bool {
	return s[NoResponse] == UnknownStandard && s.At(I) <= ChinaVI
}

// String returns what is stopped at each level that stops more than those below, as in "from level III: China III, from level I: China
// V"; "none" for nothing.
func (s Stops) String() string { return s.text(wording.English) }

// Chinese returns the same in Chinese.
func (s Stops) Chinese() string { return s.text(wording.Chinese) }

func (s Stops) text(l wording.Language) string {
	var parts []string
	for level := IV; level <= I; level++ {
		if up := s.At(level); up > s.At(level-1) {
			parts = append(parts, l.F("from %v: %v", "%v起：%v", level, up))
		}
	}
	if len(parts) == 0 {
		return l.Pick("none", "无")
	}
	return wording.List(l, parts, func(part string) string { return part })
}

// stopsForm is the JSON form of Stops.
type stopsForm struct {
	IV  Standard `json:"iv,omitzero"`
	III Standard `json:"iii,omitzero"`
	II  Standard `json:"ii,omitzero"`
	I   Standard `json:"i,omitzero"`
}

// MarshalJSON returns {"iii":"china-iv",…}, without the levels that have no standard.
func (s Stops) MarshalJSON() ([]byte, error) {
	return json.Marshal(stopsForm{s[IV], s[III], s[II], s[I]})
}

// UnmarshalJSON reads what MarshalJSON returns. On an error the stops keep their values.
func (s *Stops) UnmarshalJSON(text []byte) error {
	var form stopsForm
	if err := jsonform.Read(text, &form); err != nil {
		return err
	}
	*s = Stops{IV: form.IV, III: form.III, II: form.II, I: form.I}
	return nil
}
