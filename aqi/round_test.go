package aqi_test

import (
	"errors"
	"testing"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/shopspring/decimal"
)

func TestRound(t *testing.T) {
	for _, tt := range []struct {
		pollutant        aqi.Pollutant
		from, in2012, in string
	}{
		{pollutant: aqi.CO, from: "1.25", in2012: "1.25", in: "1.2"},
		{pollutant: aqi.CO, from: "1.35", in2012: "1.35", in: "1.4"},
		{pollutant: aqi.CO, from: "0.04", in2012: "0.04", in: "0.0"},
		{pollutant: aqi.PM25, from: "12.5", in2012: "12.5", in: "12"},
		{pollutant: aqi.PM25, from: "13.5", in2012: "13.5", in: "14"},
	} {
		for e, want := range map[aqi.Edition]string{aqi.Edition2012: tt.in2012, aqi.Edition2026: tt.in} {
			got, err := e.Round(tt.pollutant, decimal.RequireFromString(tt.from))
			if err != nil || !got.Equal(decimal.RequireFromString(want)) {
				t.Errorf("%v: %v of %s: %v, %v, want %s", e, tt.pollutant, tt.from, got, err, want)
			}
		}
	}
}

// One number that has no column is enough, also where all else has.
func TestColumnsOfOneTooFine(t *testing.T) {
	hours := []aqi.Sample{clean(), clean(), clean()}
	hours[1].O3 = some("40.123")
	_, err := aqi.ColumnsOf(hours)
	var fs aqi.Faults
	if !errors.As(err, &fs) || len(fs) != 1 || !errors.Is(fs[0].Rule, aqi.ErrTooFine) || fs[0].Path != "/hours/1/o3" {
		t.Errorf("%v", err)
	}
}
