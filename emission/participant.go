package emission

import (
	"fmt"

	"github.com/clearsky-go/clearsky/internal/jsonform"
)

// Participant is a source that can be asked to give up more: an enterprise of the inventory.
type Participant struct {
	ID       string  `json:"id"`       // unique among the participants
	Tier     int     `json:"tier"`     // when it is asked for what others leave lacking: 1 first; 0 is never
	Baseline Amounts `json:"baseline"` // what it emits a day without a response
	Planned  Amounts `json:"planned"`  // what it gives up by itself at the level in force
	Shares   Shares  `json:"shares"`   // what it is bound to by itself; 0 where exempt, after a waiver (核减) the approved shares
	// Spared are the pollutants of which it is never asked for what others leave lacking, whatever its tier: those of a waiver.
	Spared Pollutants `json:"spared"`
}

// Tier is a group of participants that are asked for the same share. The zero Tier can be asked for all that it still emits.
type Tier struct {
	// Cap is the most that is asked of the tier, as a share of what each participant still emits; zero for 100 %, as a tier of
	// which nothing is asked is none.
	Cap Share `json:"cap,omitzero"`
}

// UnmarshalJSON reads a tier. An unknown key is an error, and so is a cap of "0 %", which a Tier cannot say; leave the cap out
// where there is none.
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
			return refuse(ErrTiers, "cap", read.Cap.String(), wantCap)
		}
		t.Cap = *read.Cap
	}
	return nil
}

const wantCap = "0.01 % to 100 %, or none"

// most returns the largest share that may be asked.
func (t Tier) most() Share {
	if t.Cap == 0 {
		return Whole
	}
	return t.Cap
}

// Tiers are the groups in the order in which they are asked; a participant's Tier counts them from 1.
type Tiers []Tier

// Validate returns every cap that is not 0 to 100 %, each a [Fault] that wraps [ErrTiers].
func (ts Tiers) Validate() error {
	var fs collector
	ts.validate(&fs)
	return fs.err()
}

func (ts Tiers) validate(fs *collector) {
	for i, t := range ts {
		if !t.Cap.Valid() {
			fs.add(ErrTiers, fmt.Sprintf("tiers[%d], cap", i), t.Cap.String(), wantCap)
		}
	}
}

// checkParticipants adds the problems of participants.
func (ts Tiers) checkParticipants(fs *collector, participants []Participant) {
	ids := make(identifiers, len(participants))
	for i := range participants {
		p, at := &participants[i], place{"participants", i, participants[i].ID}
		ids.check(fs, ErrParticipant, at)
		if p.Tier < 0 || p.Tier > len(ts) {
			fs.add(ErrParticipant, at.field("tier"), fmt.Sprint(p.Tier), fmt.Sprintf("0 to %d", len(ts)))
		}
		p.Baseline.check(fs, ErrParticipant, at, "baseline", limits{needed: true, most: MaxAmount})
		if _, err := p.Spared.MarshalText(); err != nil {
			fs.add(ErrParticipant, at.field("spared"), p.Spared.String(), "pollutants")
		}
		p.Planned.check(fs, ErrParticipant, at, "planned reduction", limits{true, MaxAmount, &p.Baseline})
		if !p.Shares.Valid() {
			fs.add(ErrParticipant, at.field("shares"), p.Shares.String(), wantShare)
		}
	}
}
