package clone_test

import (
	"reflect"
	"testing"

	"github.com/clearsky-go/clearsky/internal/clone"
)

type inner struct {
	List []string
	own  []string
}

type outer struct {
	Name    string
	Numbers []int
	Inner   []inner
	Array   [2]inner
	Map     map[string][]int
	Pointer *inner
	None    []int
	NoMap   map[string]int
	NoPtr   *inner
	Empty   []int
}

func value() outer {
	in := func() inner { return inner{List: []string{"a"}, own: []string{"b"}} }
	pointed := in()
	return outer{
		Name: "n", Numbers: append(make([]int, 0, 9), 1, 2), Inner: []inner{in()}, Array: [2]inner{in(), in()},
		Map: map[string][]int{"k": {3}}, Pointer: &pointed, Empty: []int{},
	}
}

// A copy is the same, nil and empty apart, and nothing that is done to it or to the value shows in the other.
func TestOf(t *testing.T) {
	v, want := value(), value()
	c := clone.Of(v)
	if !reflect.DeepEqual(c, want) || c.None != nil || c.Empty == nil || c.NoMap != nil || c.NoPtr != nil {
		t.Fatalf("%+v, want %+v", c, want)
	}
	if cap(c.Numbers) != 2 {
		t.Errorf("spare capacity: %d", cap(c.Numbers))
	}
	c.Numbers[0], c.Inner[0].List[0], c.Array[1].List[0], c.Map["k"][0], c.Pointer.List[0] = 9, "x", "x", 9, "x"
	c.Map["new"] = nil
	if !reflect.DeepEqual(v, want) {
		t.Errorf("%+v, want %+v", v, want)
	}
	if list := clone.Of([]int(nil)); list != nil {
		t.Error(list)
	}
}
