package emission

import (
	"math"
	"slices"
	"strconv"

	"github.com/clearsky-go/clearsky/aqi"
)

// Member is one of those that an area can ask to reduce more: an enterprise of its inventory.
type Member struct {
	ID        string  `json:"id"`        // unique among the members
	Tier      int     `json:"tier"`      // when it is asked: 1 first; 0 is never
	Remaining Amounts `json:"remaining"` // what it still emits a day; nothing of a pollutant of which it is never asked for more
}

// Allocation says who is requested to reduce how much more, and what is lacking in the end (分摊). Each pollutant is allocated by
// itself.
//
//clearsky:whole
type Allocation struct {
	// TierShares are, by tier, the shares that are requested of what its members still emit. A tier in which nobody emits a
	// pollutant has no share of it: 0 %.
	TierShares []Shares  `json:"tier_shares"`
	Requested  []Amounts `json:"requested"` // by member
	Remainder  Amounts   `json:"remainder"` // what is lacking in the end
}

// Allocate spreads what an area lacks of its target over its members. It is the library's own rule: the plan gives the direction
// only (1.4 (3): 鼓励先进，鞭策后进).
//
// The tiers are asked in order, of which caps has the largest shares. The same share is requested of everyone in a tier, of what
// each still emits: the smallest multiple of 0.01 % that covers what is lacking, and at most the cap. A later tier is asked only
// where the earlier is at its cap, or nobody in it emits anything.
//
// Shares are rounded up to 0.01 %, so that they can be told, and amounts to the milligram. A tier together is thereby requested to
// reduce up to 0.01 % of what it still emits more than is lacking: of 900 kg that lack 100 kg, 11.12 % and 100.08 kg. Whoever stays
// below a request by no more than 0.01 % of what it still emits does so for that rounding alone.
//
// Errors: caps that are not 0 to 100 %; an amount lacking that is missing or negative; members with no identifier of their own, a
// tier that there is not, or an amount that is missing, negative or above [MaxAmount].
//
// Its time is near linear in the number of members, whose list it goes through some 20 times for each pollutant.
func Allocate(caps []Share, lacking Amounts, members []Member) (Allocation, error) {
	if err := checkAllocation(caps, &lacking, members); err != nil {
		return Allocation{}, err
	}
	a := Allocation{
		TierShares: make([]Shares, len(caps)),
		Requested:  slices.Repeat([]Amounts{nothing}, len(members)),
		Remainder:  lacking,
	}
	room := make([]Amount, 0, len(members)) // reused for each tier and pollutant
	for t, tier := range tiersOf(len(caps), members) {
		for p := SO2; p <= VOCs; p++ {
			a.ask(t, p, caps[t], tier, members, room)
		}
	}
	return a, nil
}

// ask asks the members of a tier, given by position, for what is lacking of a pollutant. room is for an amount of each.
func (a *Allocation) ask(t int, p Pollutant, most Share, tier []int, members []Member, room []Amount) {
	remaining, lack := room, &a.Remainder.amount[p-1]
	for _, m := range tier {
		remaining = append(remaining, members[m].Remaining.amount[p-1])
	}
	share := leastShare(remaining, *lack, most)
	if share == 0 {
		return
	}
	a.TierShares[t][p-1] = share
	for k, m := range tier {
		requested := share.ofOne(remaining[k])
		a.Requested[m].amount[p-1] = requested
		*lack = max(0, *lack-requested)
	}
}

// tiersOf returns the positions of each tier's members.
func tiersOf(n int, members []Member) [][]int {
	size := make([]int, n+1)
	for i := range members {
		size[members[i].Tier]++
	}
	tiers := make([][]int, n)
	for t := range tiers {
		tiers[t] = make([]int, 0, size[t+1])
	}
	for i := range members {
		if t := members[i].Tier; t > 0 {
			tiers[t-1] = append(tiers[t-1], i)
		}
	}
	return tiers
}

// leastShare returns the smallest share of amounts that covers what is lacking, most where none up to it does, and none where there
// is nothing to take a share of.
func leastShare(amounts []Amount, lack Amount, most Share) Share {
	if len(amounts) == 0 || slices.Max(amounts) == 0 {
		return 0
	}
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

// covers stops at what is lacking, so that no sum overflows.
func covers(s Share, amounts []Amount, lack Amount) bool {
	for _, a := range amounts {
		if lack <= 0 {
			return true
		}
		lack -= s.ofOne(a)
	}
	return lack <= 0
}

// ofOne is [Share.Of] for a valid share of at most MaxAmount, of which no product overflows.
func (s Share) ofOne(a Amount) Amount {
	const _ = MaxAmount*Amount(Whole) + Amount(Whole-1) // does not compile where it overflows
	return (a*Amount(s) + Amount(Whole-1)) / Amount(Whole)
}

// checkAllocation returns what is wrong with the arguments of Allocate.
func checkAllocation(caps []Share, lacking *Amounts, members []Member) error {
	var fs aqi.Faults
	for i, s := range caps {
		if rule := s.breaks(); rule != nil {
			place{path: "/caps", i: i}.add(&fs, rule, s.String(), wantShare)
		}
	}
	lacking.check(&fs, place{path: "/lacking", i: alone}, "", limits{needed: true, most: math.MaxInt64})
	ids := make(identifiers, len(members))
	for i := range members {
		m := &members[i]
		at := place{path: "/members", i: i, id: m.ID}
		ids.check(&fs, at)
		if m.Tier < 0 || m.Tier > len(caps) {
			most := strconv.Itoa(len(caps))
			at.inside("/tier").add(&fs, aqi.ErrRange, strconv.Itoa(m.Tier), aqi.Text{Chinese: "0至" + most, English: "0 to " + most})
		}
		m.Remaining.check(&fs, at, "/remaining", limits{needed: true, most: MaxAmount})
	}
	return fs.Err()
}
