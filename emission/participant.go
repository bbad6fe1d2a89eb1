package emission

import (
	"strconv"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/internal/jsonform"
)

// Participant is a source of which more can be requested: an enterprise of the inventory.
type Participant struct {
	ID       string  `json:"id"`       // unique among the participants
	Tier     int     `json:"tier"`     // when it is asked for what is lacking: 1 first; 0 is never
	Baseline Amounts `json:"baseline"` // what it emits a day without a response
	Planned  Amounts `json:"planned"`  // what it reduces by its own plan at the level in force
	Shares   Shares  `json:"shares"`   // what it must reduce in any case: 0 where exempt, the approved shares after a waiver (核减)
	// Spared are the pollutants of which nothing is requested of it, whatever its tier: those of a waiver.
	Spared Pollutants `json:"spared"`
}

// Tier is a group of participants that are asked together: the same share is requested of each.
type Tier struct {
	Cap Share `json:"cap,omitzero"` // largest share asked of the tier, of what each still emits; zero means 100 %
}

// UnmarshalJSON refuses unknown and repeated keys, and a cap of "0 %", which a Tier cannot have: leave the cap out where there is
// none.
func (t *Tier) UnmarshalJSON(text []byte) error {
	var read struct {
		Cap *Share `json:"cap"`
	}
	if err := jsonform.Read(text, &read); err != nil {
		return err
	}
	*t = Tier{}
	if read.Cap != nil {
		if *read.Cap == 0 {
			return fault(aqi.ErrRange, "/cap", read.Cap.String(), wantCap)
		}
		t.Cap = *read.Cap
	}
	return nil
}

var wantCap = aqi.Text{Chinese: "0.01 %至100 %，或不填", English: "0.01 % to 100 %, or none"}

// most returns the largest share that may be requested.
func (t Tier) most() Share {
	if t.Cap == 0 {
		return Whole
	}
	return t.Cap
}

// Tiers are the groups in the order in which they are asked; a participant's Tier counts them from 1.
type Tiers []Tier

// Validate returns the caps that are not 0 to 100 %: [aqi.ErrNegative], [aqi.ErrRange].
func (ts Tiers) Validate() error {
	var fs aqi.Faults
	ts.validate(&fs)
	return fs.Err()
}

func (ts Tiers) validate(fs *aqi.Faults) {
	for i, t := range ts {
		if rule := t.Cap.breaks(); rule != nil {
			place{path: "/tiers", i: i, in: "/cap"}.add(fs, rule, t.Cap.String(), wantCap)
		}
	}
}

// checkParticipants adds the problems of participants.
func (ts Tiers) checkParticipants(fs *aqi.Faults, participants []Participant) {
	ids := make(identifiers, len(participants))
	for i := range participants {
		p := &participants[i]
		at := place{path: "/participants", i: i, id: p.ID}
		ids.check(fs, at)
		if p.Tier < 0 || p.Tier > len(ts) {
			most := strconv.Itoa(len(ts))
			at.inside("/tier").add(fs, aqi.ErrRange, strconv.Itoa(p.Tier), aqi.Text{Chinese: "0至" + most, English: "0 to " + most})
		}
		p.Baseline.check(fs, at, "/baseline", limits{needed: true, most: MaxAmount})
		p.Planned.check(fs, at, "/planned", limits{true, MaxAmount, &p.Baseline})
		p.Shares.check(fs, at.inside("/shares"))
		if !p.Spared.Valid() {
			at.inside("/spared").add(fs, aqi.ErrUnknown, p.Spared.String(), wantPollutants)
		}
	}
}

var wantPollutants = aqi.Text{Chinese: AllPollutants.Chinese(), English: AllPollutants.String()}
