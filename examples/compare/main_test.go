package main

import "testing"

// The library's ways are right for every concentration, and floats are not.
func TestWays(t *testing.T) {
	cases := concentrations()
	right := make([]int, len(cases))
	for i, c := range cases {
		right[i] = exact(c)
	}
	for i, wrong := range []bool{false, false, true} {
		got, err := ways[i].iaqis(cases)
		if n := differing(got, right); err != nil || len(got) != len(right) || (n > 0) != wrong {
			t.Errorf("%s: %d wrong, %v", ways[i].name, n, err)
		}
	}
}
