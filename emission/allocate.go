package emission

import (
	"slices"

	"github.com/clearsky-go/clearsky/aqi"
)

// Allocation says who is to reduce how much more than planned (分摊), and what is lacking in the end. Each pollutant is allocated by
// itself.
//
//clearsky:whole
type Allocation struct {
	Required   Amounts   `json:"required"`    // the least that the area is to reduce
	Lacking    Amounts   `json:"lacking"`     // what is lacking of that as planned
	Step1      []Amounts `json:"step1"`       // by participant: what raises it to its own share
	AfterStep1 Amounts   `json:"after_step1"` // what is lacking then
	Step2      []Amounts `json:"step2"`       // by participant: what is requested of its tier
	TierShares []Shares  `json:"tier_shares"` // by tier: the share that is requested of what its participants still emit
	Remainder  Amounts   `json:"remainder"`   // what is lacking in the end
	Planned    Total     `json:"planned"`     // the area as planned, for Targets.Attainment
	Total      Total     `json:"total"`       // the area as allocated
}

// Allocate spreads over the participants what an area lacks of its target. The area is others, the sources of which nothing more
// is requested, together with the participants.
//
// In step 1 each participant that plans to reduce less than its own share is raised to it, whether or not the area lacks anything
// (4.3.1 (1): 对未达到总体减排比例要求的企业，应当及时加大应急减排力度).
//
// In step 2, the library's own rule, the tiers are asked in order for what is then lacking. The same share is requested of everyone
// in a tier, of what each still emits: the smallest multiple of 0.01 % that covers what is lacking, and at most the tier's cap. A
// later tier is asked only where the earlier is at its cap; a tier without participants counts as at its cap. Nothing is requested
// of those that are spared. The amounts requested are rounded up to the milligram.
//
// Errors: shares and caps that are not 0 to 100 %; others that are not a valid total; participants with no identifier of their
// own, a tier that there is not, or an amount that is missing, negative, above [MaxAmount] or above the baseline; [aqi.ErrRange]
// where the area's baseline is beyond the largest Amount.
//
// Its time is linear in the number of participants, whose list it goes through some 20 times for each pollutant.
func Allocate(tiers Tiers, target Shares, others Total, participants []Participant) (Allocation, error) {
	var fs aqi.Faults
	tiers.validate(&fs)
	target.check(&fs, place{path: "/target", i: alone})
	others = others.check(&fs, "/others")
	tiers.checkParticipants(&fs, participants)
	if err := fs.Err(); err != nil {
		return Allocation{}, err
	}
	area := areaOf(others, participants)
	if area.check(&fs, "/others", ""); len(fs) > 0 {
		return Allocation{}, fs.Err()
	}
	a := Allocation{
		Required:   target.Required(complete(area.baseline)),
		Planned:    area.total(),
		Step1:      make([]Amounts, len(participants)),
		Step2:      slices.Repeat([]Amounts{nothing}, len(participants)),
		TierShares: make([]Shares, len(tiers)),
	}
	members := membersOf(tiers, participants)
	for p := range AllPollutants.All() {
		round{p, tiers, participants, members, &a}.allocate(area)
	}
	a.Total = area.total()
	return a, nil
}

// areaOf sums others and participants with what these plan.
func areaOf(others Total, participants []Participant) *sums {
	area := new(sums)
	area.add(&others.Baseline, &others.Reduction, others.Sources)
	for i := range participants {
		area.add(&participants[i].Baseline, &participants[i].Planned, 1)
	}
	return area
}

// membersOf returns the positions of each tier's participants.
func membersOf(tiers Tiers, participants []Participant) [][]int {
	members := make([][]int, len(tiers))
	for i := range participants {
		if t := participants[i].Tier; t > 0 {
			members[t-1] = append(members[t-1], i)
		}
	}
	return members
}

// round is the allocation of one pollutant.
type round struct {
	pollutant    Pollutant
	tiers        Tiers
	participants []Participant
	members      [][]int
	a            *Allocation
}

// allocate takes both steps and adds what they request to the area's reduction.
func (r round) allocate(area *sums) {
	reduction := &area.reduction[r.pollutant-1]
	required, _ := r.a.Required.Of(r.pollutant)
	r.a.Lacking = r.lacks(r.a.Lacking, required-*reduction)
	*reduction += r.step1()
	r.a.AfterStep1 = r.lacks(r.a.AfterStep1, required-*reduction)
	room := make([]Amount, 0, len(r.participants))
	for t := range r.tiers {
		*reduction += r.step2(t, required-*reduction, room)
	}
	r.a.Remainder = r.lacks(r.a.Remainder, required-*reduction)
}

func (r round) lacks(as Amounts, lack Amount) Amounts { return as.With(r.pollutant, max(0, lack)) }

// step1 raises the participants to their own shares, and returns by how much together.
func (r round) step1() Amount {
	sum := Amount(0)
	for i := range r.participants {
		p := &r.participants[i]
		baseline, _ := p.Baseline.Of(r.pollutant)
		planned, _ := p.Planned.Of(r.pollutant)
		raise := max(0, p.Shares.Of(r.pollutant).ofOne(baseline)-planned)
		r.a.Step1[i] = r.a.Step1[i].With(r.pollutant, raise)
		sum += raise
	}
	return sum
}

// step2 asks the tier in position t for what is lacking, and returns what is requested of it. room is for an amount of each member.
func (r round) step2(t int, lack Amount, room []Amount) Amount {
	remaining := room
	for _, i := range r.members[t] {
		remaining = append(remaining, r.remaining(i))
	}
	share := leastShare(remaining, lack, r.tiers[t].most())
	r.a.TierShares[t] = r.a.TierShares[t].With(r.pollutant, share)
	sum := Amount(0)
	for k, i := range r.members[t] {
		requested := share.ofOne(remaining[k])
		r.a.Step2[i] = r.a.Step2[i].With(r.pollutant, requested)
		sum += requested
	}
	return sum
}

// remaining returns what a participant still emits after step 1, and nothing of one that is spared.
func (r round) remaining(i int) Amount {
	p := &r.participants[i]
	if p.Spared.Has(r.pollutant) {
		return 0
	}
	baseline, _ := p.Baseline.Of(r.pollutant)
	planned, _ := p.Planned.Of(r.pollutant)
	raise, _ := r.a.Step1[i].Of(r.pollutant)
	return baseline - planned - raise
}

// leastShare returns the smallest share of amounts that covers what is lacking, or most where none up to it does.
func leastShare(amounts []Amount, lack Amount, most Share) Share {
	least := Share(0) // the shares below least do not cover, and most is taken in any case
	for least < most {
		if middle := (least + most) / 2; covers(middle, amounts, lack) {
			most = middle
		} else {
			least = middle + 1
		}
	}
	return least
}

func covers(s Share, amounts []Amount, lack Amount) bool {
	for _, a := range amounts {
		lack -= s.ofOne(a)
	}
	return lack <= 0
}

// ofOne is [Share.Of] for a valid share of at most MaxAmount, of which no product overflows.
func (s Share) ofOne(a Amount) Amount {
	const _ = MaxAmount*Amount(Whole) + Amount(Whole-1) // does not compile where it overflows
	return (a*Amount(s) + Amount(Whole-1)) / Amount(Whole)
}
