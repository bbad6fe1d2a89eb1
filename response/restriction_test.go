package response

import (
	"iter"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/internal/fields"
)

// Restrictions of every make are asked about trucks of which little is told apart: some industries, three facts, the standard, trips.

var (
	ruleIndustries = []Industry{Steel, Mining, OtherIndustry}
	ruleStandards  = []Standard{PreChinaI, ChinaI, ChinaIV, Electric}
	ruleTrips      = []aqi.Optional[int]{aqi.Known(3), aqi.Known(4), aqi.Known(5)}
	ruleFacts      = []Fact{No, Yes}
	ruleTraits     = []trait{inSteel, inMining, isMicro, isLivelihood, specialVehicle}
	ruleFields     = []fields.Field{fields.Industry, fields.Micro, fields.Livelihood, fields.Special, fields.Standard, fields.Trips}
	ruleLevels     = []Level{IV, III, II, I}
)

func drawTraits(t *rapid.T, label string) Traits {
	return traitsOf(rapid.SliceOfNDistinct(rapid.SampledFrom(ruleTraits), 0, 2, rapid.ID).Draw(t, label)...)
}

func drawRestriction(t *rapid.T) Restriction {
	r := Restriction{
		Question: AboutTruck,
		Measure:  rapid.StringMatching(`[a-z]{8}`).Draw(t, "measure"),
		Level:    rapid.SampledFrom(ruleLevels).Draw(t, "rule's level"),
		Verdict:  Verdict(rapid.IntRange(int(Reduce), int(Stop)).Draw(t, "verdict")),
		UpTo:     rapid.SampledFrom([]Standard{0, PreChinaI, ChinaI, ChinaIV}).Draw(t, "up to"),
		Trips:    rapid.SampledFrom([]int{0, 0, 4, 5}).Draw(t, "trips"),
		All:      drawTraits(t, "all"), Any: drawTraits(t, "any"),
	}
	// As Validate has it, a bound is loose only where there is something below it.
	r.BoundUnclear = r.UpTo >= ChinaI && rapid.Bool().Draw(t, "loose")
	for range rapid.IntRange(0, 2).Draw(t, "exceptions") {
		if set := drawTraits(t, "unless"); set != 0 {
			r.Unless = append(r.Unless, set)
		}
	}
	return r
}

func drawCatalogue(t *rapid.T) Catalogue {
	var c Catalogue
	c.Restrictions = rapid.SliceOfN(rapid.Custom(drawRestriction), 1, 4).Draw(t, "restrictions")
	c.Readings.Bound = BoundReading(rapid.IntRange(0, 1).Draw(t, "bound"))
	return c
}

// drawTruck draws a truck of which about half is known.
func drawTruck(t *rapid.T) Truck {
	all := slices.Collect(completions(Truck{}))
	return fill(Truck{}, rapid.SampledFrom(all).Draw(t, "truck"), drawFields(t))
}

func drawFields(t *rapid.T) (set Fields) {
	for _, i := range ruleFields {
		if rapid.Bool().Draw(t, i.String()) {
			set |= 1 << i
		}
	}
	return set
}

// fill returns the truck with those of the fields taken from another that it does not know.
func fill(t, from Truck, set Fields) Truck {
	fillIn(&t.Enterprise.Industry, from.Enterprise.Industry, set.Has(fields.Industry.String()))
	fillIn(&t.Enterprise.Micro, from.Enterprise.Micro, set.Has(fields.Micro.String()))
	fillIn(&t.Enterprise.Livelihood, from.Enterprise.Livelihood, set.Has(fields.Livelihood.String()))
	fillIn(&t.Special, from.Special, set.Has(fields.Special.String()))
	fillIn(&t.Standard, from.Standard, set.Has(fields.Standard.String()))
	fillIn(&t.Enterprise.Trips, from.Enterprise.Trips, set.Has(fields.Trips.String()))
	return t
}

func fillIn[T comparable](field *T, from T, wanted bool) {
	var unknown T
	if wanted && *field == unknown {
		*field = from
	}
}

// unknownFields are those that the truck does not know: taken from a complete one, they change it.
func unknownFields(t Truck) (set Fields) {
	for full := range completions(t) {
		for _, i := range ruleFields {
			if fill(t, full, 1<<i) != t {
				set |= 1 << i
			}
		}
	}
	return set
}

// completions are all ways in which what is unknown of the truck can turn out.
func completions(t Truck) iter.Seq[Truck] {
	return func(yield func(Truck) bool) {
		for _, industry := range valuesOf(t.Enterprise.Industry, ruleIndustries) {
			for _, micro := range valuesOf(t.Enterprise.Micro, ruleFacts) {
				for _, livelihood := range valuesOf(t.Enterprise.Livelihood, ruleFacts) {
					for _, special := range valuesOf(t.Special, ruleFacts) {
						for _, standard := range valuesOf(t.Standard, ruleStandards) {
							for _, trips := range valuesOf(t.Enterprise.Trips, ruleTrips) {
								site := Enterprise{Industry: industry, Micro: micro, Livelihood: livelihood, Trips: trips}
								if !yield(Truck{Standard: standard, Special: special, Enterprise: site}) {
									return
								}
							}
						}
					}
				}
			}
		}
	}
}

func valuesOf[T comparable](v T, values []T) []T {
	var unknown T
	if v != unknown {
		return []T{v}
	}
	return values
}

// holdsFor applies the restriction to a truck of which all is known, as its fields say.
func holdsFor(r Restriction, reading BoundReading, t Truck) bool {
	is := map[trait]bool{
		inSteel: t.Enterprise.Industry == Steel, inMining: t.Enterprise.Industry == Mining,
		isMicro: t.Enterprise.Micro == Yes, isLivelihood: t.Enterprise.Livelihood == Yes, specialVehicle: t.Special == Yes,
	}
	count := func(set Traits) (n, of int) {
		for trait := range traitNames.All(uint64(set)) {
			if of++; is[trait] {
				n++
			}
		}
		return n, of
	}
	if r.UpTo != 0 && t.Standard > r.UpTo || r.UpTo > PreChinaI && r.BoundUnclear && reading == Exclusive && t.Standard == r.UpTo {
		return false
	}
	trips, _ := t.Enterprise.Trips.Get()
	all, ofAll := count(r.All)
	any, ofAny := count(r.Any)
	for _, exception := range r.Unless {
		if n, of := count(exception); n == of {
			return false
		}
	}
	return trips >= r.Trips && all == ofAll && (ofAny == 0 || any > 0)
}

// bruteForce returns the verdict on a truck of which all is known, and the measures that it rests on.
func bruteForce(c Catalogue, level Level, t Truck) (verdict Verdict, grounds []string) {
	verdict = Unrestricted
	for _, r := range c.Restrictions {
		if r.Level > level || r.Verdict < verdict || !holdsFor(r, c.Readings.Bound, t) {
			continue
		}
		if r.Verdict > verdict {
			verdict, grounds = r.Verdict, nil
		}
		grounds = append(grounds, r.Measure)
	}
	for _, r := range c.Restrictions { // of what is free, those that hold but for an exception
		if bare := r; verdict == Unrestricted && r.Level <= level {
			if bare.Unless = nil; holdsFor(bare, c.Readings.Bound, t) {
				grounds = append(grounds, r.Measure)
			}
		}
	}
	return verdict, grounds
}

// TestRestrictionsOnCompleteFacts compares with brute force, grounds in their order.
func TestRestrictionsOnCompleteFacts(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c, level := drawCatalogue(t), rapid.SampledFrom(ruleLevels).Draw(t, "level")
		for full := range completions(drawTruck(t)) {
			verdict, grounds := bruteForce(c, level, full)
			got := c.Truck(level, full)
			if got.Verdict != verdict || got.Missing != 0 || !slices.Equal(got.Grounds(), grounds) {
				t.Fatalf("%+v: %v, want %v by %v", full, got, verdict, grounds)
			}
		}
	})
}

// TestRestrictionsOnPartialFacts: the answer is never milder than one with more known, a definite one holds in every case, what is
// missing is unknown and is all that it takes for a definite one.
//
// That the verdict is the strictest of all cases, and that every field named can change it, does not hold for restrictions of every
// make: one can ask for two industries at once. It holds for Kashgar's, see TestAnswersEqualTheOracle, and for one restriction alone.
func TestRestrictionsOnPartialFacts(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c, level, truck := drawCatalogue(t), rapid.SampledFrom(ruleLevels).Draw(t, "level"), drawTruck(t)
		got, also := c.Truck(level, truck), drawFields(t)
		if got.Missing&^unknownFields(truck) != 0 {
			t.Fatalf("%v: knows some of it: %+v", got, truck)
		}
		if len(got.Grounds()) == 0 && got.Verdict > Unrestricted { // what is free can have grounds too
			t.Fatalf("%v", got)
		}
		for full := range completions(truck) {
			verdict, _ := bruteForce(c, level, full)
			if verdict > got.Verdict || got.Missing == 0 && verdict != got.Verdict {
				t.Fatalf("%v; %v for %+v", got, verdict, full)
			}
			more := c.Truck(level, fill(truck, full, also))
			if more.Verdict > got.Verdict || got.Missing == 0 && (more.Missing != 0 || more.Verdict != got.Verdict) {
				t.Fatalf("%v; with %q known %v", got, also, more)
			}
			if settled := c.Truck(level, fill(truck, full, got.Missing)); settled.Missing != 0 {
				t.Fatalf("%v; with all that known, still %v", got, settled)
			}
		}
	})
}

// TestOneRestrictionIsExact: for one restriction that asks for each field once, the verdict is the strictest of all cases, and exactly the
// unknown fields are missing that change it in one of them.
func TestOneRestrictionIsExact(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := drawRestriction(t)
		r.All, r.Any, r.Unless = 0, 0, nil
		exceptions := [2]Traits{}
		for _, trait := range []trait{inSteel, isMicro, isLivelihood, specialVehicle} {
			into := []*Traits{new(Traits), &r.All, &r.Any, &exceptions[0], &exceptions[1]}
			*rapid.SampledFrom(into).Draw(t, traitNames.English(trait)) |= traitsOf(trait)
		}
		r.Unless = slices.DeleteFunc(exceptions[:], func(s Traits) bool { return s == 0 })
		c := Catalogue{Restrictions: []Restriction{r}}
		truck := drawTruck(t)
		worst, decide := Unrestricted, Fields(0)
		for full := range completions(truck) {
			verdict, _ := bruteForce(c, r.Level, full)
			worst = max(worst, verdict)
			for _, i := range ruleFields {
				for other := range completions(fill(truck, full, ^(1 << i))) {
					if v, _ := bruteForce(c, r.Level, other); v != verdict {
						decide |= 1 << i
					}
				}
			}
		}
		if got := c.Truck(r.Level, truck); got.Verdict != worst || got.Missing != decide {
			t.Fatalf("%+v: %v, want %v, missing %q", r, got, worst, decide)
		}
	})
}

// TestCoversIsSound: a restriction that covers another applies wherever the other does. The two are often the same but for a field.
func TestCoversIsSound(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := drawRestriction(t)
		s, other := r, drawRestriction(t)
		fillIn(&s.All, other.All, rapid.Bool().Draw(t, "all of the other"))
		fillIn(&s.UpTo, other.UpTo, rapid.Bool().Draw(t, "standard of the other"))
		s.BoundUnclear = s.BoundUnclear && s.UpTo >= ChinaI
		fillIn(&s.Trips, other.Trips, rapid.Bool().Draw(t, "trips of the other"))
		if rapid.Bool().Draw(t, "any of the other") {
			s.Any = other.Any
		}
		s.Unless = slices.Clone(r.Unless)
		for i := range s.Unless {
			s.Unless[i] |= drawTraits(t, "more of an exception")
		}
		s.Unless = append(s.Unless, other.Unless...)
		if rapid.Bool().Draw(t, "the other way round") {
			r, s = s, r
		}
		for _, reading := range []BoundReading{Inclusive, Exclusive} {
			if !covers(&r, &r, reading) {
				t.Fatalf("%+v does not cover itself", r)
			}
			for full := range completions(Truck{}) {
				if covers(&r, &s, reading) && holdsFor(s, reading, full) && (!holdsFor(r, reading, full) || r.Verdict < s.Verdict) {
					t.Fatalf("%+v\ncovers %+v\nbut not for %s", r, s, cmp.Diff(Truck{}, full))
				}
			}
		}
	})
}

// covers compares two restrictions of which nothing is settled.
func covers(r, s *Restriction, reading BoundReading) bool {
	mine, theirs := r.open(&asked{}, reading), s.open(&asked{}, reading)
	return mine.covers(&theirs, &asked{})
}
