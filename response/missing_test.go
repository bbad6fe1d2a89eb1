package response

import (
	"testing"

	"github.com/clearsky-go/clearsky/internal/fields"
)

func missingOf(restrictions ...Restriction) Fields {
	for i := range restrictions {
		restrictions[i].Question, restrictions[i].Level = AboutTruck, IV
	}
	return Catalogue{Restrictions: restrictions}.Truck(IV, Truck{}).Missing
}

// What a restriction needs to know is missing only where it is stricter than what applies for certain.
func TestMissingOfTheStricter(t *testing.T) {
	got := missingOf(
		Restriction{Measure: "a", Verdict: Reduce},
		Restriction{Measure: "b", Verdict: Reduce, All: traitsOf(isLivelihood)},
		Restriction{Measure: "c", Verdict: Stop, All: traitsOf(specialVehicle)},
	)
	if want := Fields(1 << fields.Special); got != want {
		t.Errorf("%v, want %v", got, want)
	}
}

// A truck of which nothing is said may be an enterprise's.
func TestMissingOfEnterprises(t *testing.T) {
	if got, want := missingOf(Restriction{Measure: "a", Verdict: Stop, All: traitsOf(isEnterprise)}), Fields(1<<fields.Industry); got != want {
		t.Errorf("%v, want %v", got, want)
	}
}

// Micro enterprises are enterprises, and so are those with a plan of their own.
func TestMissingOfMicroEnterprises(t *testing.T) {
	all := Restriction{Verdict: Stop, All: traitsOf(isEnterprise)}
	for name, some := range map[string]Restriction{
		"micro":    {Verdict: Stop, All: traitsOf(isMicro)},
		"own plan": {Verdict: Stop, OwnPlan: true},
	} {
		if !all.covers(&some, &asked{}) || some.covers(&all, &asked{}) {
			t.Errorf("%s: covered %t, covers %t", name, all.covers(&some, &asked{}), some.covers(&all, &asked{}))
		}
	}
}
