package response

import (
	"iter"

	"github.com/clearsky-go/clearsky/internal/enum"
)

// Input is a field of what a question asks about. The zero value is none.
type Input uint8

// The inputs.
const (
	_ Input = iota
	StandardInput
	TripsInput
	IndustryInput
	MicroInput
	LivelihoodInput
	ListedInput
	GasInput
	SpecialInput
	DangerousInput
	PlantOrParkInput
	RepairInput
	LooseMaterialInput
	CleanEnergyInput
	DomesticWasteInput
	DieselInput
	ZoneInput
	TaskInput
	ConstructionSiteInput
	YardInput
	OutdoorsInput
	LessonInput
	ConditionsInput
	LargeInput
	MassInput
	SensitiveInput
	PracticeInput
	numInputs
)

const _ = 32 - numInputs // stops compiling when Inputs cannot hold them any more

// Inputs is a set of inputs. The zero value is the empty set.
type Inputs uint32

// Has reports whether the input is in the set.
func (s Inputs) Has(i Input) bool { return s&(1<<i) != 0 }

// All returns the inputs in their order.
func (s Inputs) All() iter.Seq[Input] { return enum.All[Input](uint64(s)) }

// String returns the English names, joined by commas; "" for none.
func (s Inputs) String() string { return enum.Join(uint64(s), ", ", Input.String) }

// Chinese returns the Chinese names.
func (s Inputs) Chinese() string { return enum.Join(uint64(s), "、", Input.Chinese) }

// MarshalText returns the words of the inputs, joined by commas.
func (s Inputs) MarshalText() ([]byte, error) { return inputNames.MarshalSet(uint64(s)) }

// UnmarshalText reads what MarshalText returns, in any order.
func (s *Inputs) UnmarshalText(text []byte) error {
	set, err := inputNames.UnmarshalSet(text)
	if err == nil {
		*s = Inputs(set)
	}
	return err
}
