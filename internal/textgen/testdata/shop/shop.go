// Package shop is a fixture.
package shop

import "github.com/clearsky-go/clearsky/internal/enum"

type fruit uint8

var fruits = enum.Table[fruit]{Type: "shop.fruit", Names: []enum.Name{
	{}, {"apple", remote.English, "苹果", nil}, {Word: "banana", English: "Banana", Chinese: "香蕉"},
	5: {Word: "a-fruit-with-a-long-word", English: "Long", Chinese: "一种名字很长的水果"}, {Word: "fig", English: "Fig", Chinese: "无花果"},
	{Word: "another-fruit-with-a-long-word", English: "Longer", Chinese: "另一种名字很长的水果", Also: []string{"长果"}},
}}

// basket is a set whose values come in an order of their own.
//
//clearsky:set fruit
type basket uint64

func (fs basket) Valid() bool { return true }

// Plan has a JSON form.
type Plan struct {
	title string `json:"title"`
	Title string `json:"title"`
}

func (pl *Plan) check() {}

// Hours has a JSON form that must be whole.
//
//clearsky:whole
type Hours struct {
	Plan `json:"plan"`
}

// Wider has keys by way of what it embeds.
type Wider struct{ Widest }

// Widest embeds Wider again.
type Widest struct {
	*Wider
	Hours
}

// Skipped is not read.
//
//clearsky:nojson
type Skipped struct {
	X int `json:"x"`
}

// These have no JSON form or read it by hand.
type (
	Optional[T any] struct {
		X T `json:"x"`
	}
	Same   = Plan
	Pair   struct{ X, Y int }
	Hidden struct {
		x int `json:"x"`
	}
	Left struct {
		X int `json:"-"`
	}
	plan struct {
		X int `json:"x"`
	}
	Holder struct{ plan }
	ByHand struct {
		X int `json:"x"`
	}
	NotThere struct{ elsewhere.Plan }
)

func (h *ByHand) UnmarshalJSON([]byte) error { return nil }
