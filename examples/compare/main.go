// Compare holds the library's sub-indices against other ways to make them: over every concentration of at most two decimals it counts
// the wrong ones, and says how long one takes.
//
// Usage: go run .
package main

import (
	"fmt"
	"log"
	"math/big"
	"time"

	"github.com/clearsky-go/clearsky/aqi"
)

func main() {
	cases := concentrations()
	right := make([]int, len(cases))
	for i, c := range cases {
		right[i] = exact(c)
	}
	fmt.Printf("%d concentrations of PM2.5, PM10, SO2, NO2 and CO over 24 hours, HJ 633-2012\n\n", len(cases))
	fmt.Println("| way | wrong | of another level | ns each |\n|---|---|---|---|")
	for _, w := range ways {
		got, took, err := w.run(cases)
		if err != nil {
			log.Fatal(err)
		}
		fmt.Printf("| %s | %d | %d | %d |\n", w.name, differing(got, right), differing(levels(got), levels(right)), took.Nanoseconds()/int64(len(cases)))
	}
}

// run returns the sub-indices, and the time of the quickest of some runs.
func (w way) run(cases []concentration) (iaqis []int, least time.Duration, err error) {
	for i := range 3 {
		began := time.Now()
		if iaqis, err = w.iaqis(cases); err != nil {
			return nil, 0, err
		}
		if took := time.Since(began); i == 0 || took < least {
			least = took
		}
	}
	return iaqis, least, nil
}

func differing[T comparable](a, b []T) int {
	n := 0
	for i := range a {
		if a[i] != b[i] {
			n++
		}
	}
	return n
}

func levels(iaqis []int) []aqi.Level {
	levels := make([]aqi.Level, len(iaqis))
	for i, iaqi := range iaqis {
		if index, err := aqi.IndexOf(iaqi); err == nil {
			levels[i] = index.Level()
		}
	}
	return levels
}

// concentration is in hundredths of a µg/m³, CO of a mg/m³.
type concentration struct {
	pollutant  aqi.Pollutant
	hundredths int
}

var pollutants = []aqi.Pollutant{aqi.PM25, aqi.PM10, aqi.SO2, aqi.NO2, aqi.CO}

// concentrations are all of at most two decimals, up to the last limit of each pollutant.
func concentrations() []concentration {
	var all []concentration
	for _, p := range pollutants {
		limits := aqi.Edition2012.Breakpoints(p, aqi.Mean24h)
		for h := range limits[len(limits)-1].Limit*100 + 1 {
			all = append(all, concentration{p, h})
		}
	}
	return all
}

// exact is the sub-index in fractions, as formula (1) has it, rounded up (6.2).
func exact(c concentration) int {
	limits := aqi.Edition2012.Breakpoints(c.pollutant, aqi.Mean24h)
	i := 1
	for c.hundredths > limits[i].Limit*100 {
		i++
	}
	low, high := limits[i-1], limits[i]
	iaqi := big.NewRat(int64(value(high.IAQI)-value(low.IAQI)), int64(high.Limit-low.Limit))
	iaqi.Mul(iaqi, big.NewRat(int64(c.hundredths-low.Limit*100), 100))
	iaqi.Add(iaqi, big.NewRat(int64(value(low.IAQI)), 1))
	up := new(big.Int).Add(iaqi.Num(), new(big.Int).Sub(iaqi.Denom(), big.NewInt(1)))
	return int(up.Div(up, iaqi.Denom()).Int64())
}

func value(i aqi.Index) int {
	v, _ := i.Value()
	return v
}
