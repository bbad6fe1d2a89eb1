package response

import (
	"encoding/json"

	"github.com/clearsky-go/clearsky/internal/jsonform"
	"github.com/clearsky-go/clearsky/internal/wording"
)

// Stops says up to which standard an enterprise's own plan (一厂一策) stops its heavy trucks, or its non-road machines, from each level
// on. At a level with none it stops no more than at the levels below; what it stops at a level may also be unknown (see WithUnknown). The zero
// Stops stop nothing. Stops compare with ==.
type Stops [I + 1]Standard

// unsaid is at a level of Stops where it is unknown what is stopped.
const unsaid Standard = 255

// anyLevel has the bit of every level.
const anyLevel = 1<<(I+1) - 1

// WithUnknown returns the stops with what is stopped at a level unknown, as where the plan does not have the level. Answers that ask it take
// everything for stopped then.
func (s Stops) WithUnknown(level Level) Stops {
	if NoResponse < level && level <= I {
		s[level] = unsaid
	}
	return s
}

// Knows reports whether it is known what is stopped at a level.
func (s Stops) Knows(level Level) bool { return level > I || s[level] != unsaid }

// At returns the highest standard that is known to be stopped at a level, the strictest of the levels up to it; [UnknownStandard] where
// none is.
func (s Stops) At(level Level) Standard {
	rising, _ := s.rising()
	return rising[min(level, I)]
}

// rising returns at each level the strictest that is known of the levels up to it, and the levels at which more may be stopped, a bit mask.
func (s Stops) rising() (rising Stops, open uint8) {
	for level := IV; level <= I; level++ {
		rising[level] = rising[level-1]
		if s[level] == unsaid {
			open |= 1 << level
		} else {
			rising[level] = max(rising[level], s[level])
		}
	}
	return rising, open
}

// Valid reports whether each level has a stage of the standards, or none, or is unknown, and no response has none.
func (s Stops) Valid() bool {
	return s == Stops{} || s[NoResponse] == UnknownStandard && s.At(I) <= ChinaVI
}

// String returns what is stopped at each level that stops more than those below, as in "from level III: China III, from level I: China
// V"; "none" for nothing.
func (s Stops) String() string { return s.text(wording.English) }

// Chinese returns the same in Chinese.
func (s Stops) Chinese() string { return s.text(wording.Chinese) }

func (s Stops) text(l wording.Language) string {
	var parts []string
	for level := IV; level <= I; level++ {
		switch up := s.At(level); {
		case !s.Knows(level):
			parts = append(parts, l.F("at %v: unknown", "%v：不明", level))
		case up > s.At(level-1):
			parts = append(parts, l.F("from %v: %v", "%v起：%v", level, up))
		}
	}
	if len(parts) == 0 {
		return l.Pick("none", "无")
	}
	return wording.List(l, parts, func(part string) string { return part })
}

// stopsForm is the JSON form of Stops. It has every level: one that is lost is not taken for one that stops nothing.
type stopsForm struct {
	IV  stopped `json:"iv"`
	III stopped `json:"iii"`
	II  stopped `json:"ii"`
	I   stopped `json:"i"`
}

// stopped is a standard that is stopped, "none" for no more than at the levels below, "unknown" for unknown.
type stopped Standard

func (s stopped) MarshalText() ([]byte, error) {
	if s == 0 {
		return []byte("none"), nil
	}
	if s == stopped(unsaid) {
		return UnknownStandard.MarshalText()
	}
	return Standard(s).MarshalText()
}

func (s *stopped) UnmarshalText(text []byte) error {
	if word := string(text); word == "none" || word == "无" {
		*s = 0
		return nil
	}
	var standard Standard
	if err := standard.UnmarshalText(text); err != nil {
		return err
	}
	if standard == UnknownStandard {
		standard = unsaid
	}
	*s = stopped(standard)
	return nil
}

// MarshalJSON returns {"iv":"none","iii":"china-iv","ii":"none","i":"unknown"}: the standard of each level, none where it stops no more
// than those below.
func (s Stops) MarshalJSON() ([]byte, error) {
	return json.Marshal(stopsForm{stopped(s[IV]), stopped(s[III]), stopped(s[II]), stopped(s[I])})
}

// UnmarshalJSON reads what MarshalJSON returns. It refuses a level that is missing, also one that the place does not have, which is
// "none". On an error the stops keep their values.
func (s *Stops) UnmarshalJSON(text []byte) error {
	var form stopsForm
	if err := jsonform.ReadWhole(text, &form); err != nil {
		return err
	}
	*s = Stops{IV: Standard(form.IV), III: Standard(form.III), II: Standard(form.II), I: Standard(form.I)}
	return nil
}
