package aqi_test

import (
	"encoding/csv"
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/internal/shared"
	"github.com/shopspring/decimal"
)

// The national platform's published values of 747 stations at 2018-02-20 07:00.
func TestCNEMC(t *testing.T) {
	rows := rowsOf(t, "cnemc-2018022007-open.csv")
	if len(rows) != 747 {
		t.Fatalf("%d stations, want 747", len(rows))
	}
	var ties int
	for _, cell := range rows {
		r := stationOf(t, cell)
		if primary := primaryOf(t, cell["primary"]); r.AQI.String() != cell["aqi"] || r.Primary != primary || strconv.Itoa(int(r.Level())) != cell["category"] {
			t.Errorf("%v: %v", cell, r)
		}
		if strings.Contains(cell["primary"], "+") {
			ties++
		}
	}
	if ties == 0 {
		t.Error("no joint primary pollutants")
	}
}

// The platform's published values of 4,500 hours at single sites in the spring of 2020. One of them, 2020-04-05 23:00, has no PM10
// and PM10 published as joint primary all the same: with PM2.5 at 714 µg/m³ the AQI is 500 either way, and a PM10 beyond the last
// limit is left out of the file.
func TestCNEMC2020(t *testing.T) {
	rows := rowsOf(t, "cnemc-2020-open.csv")
	var high, struck int
	for _, cell := range rows {
		r := stationOf(t, cell)
		if above(r.AQI, 150) {
			high++
		}
		primary := primaryOf(t, cell["primary"])
		if cell["pm10"] == "" && primary.Has(aqi.PM10) {
			struck++
			primary &^= aqi.PollutantsOf(aqi.PM10)
		}
		if r.AQI.String() != cell["aqi"] || r.Primary != primary || r.Level().Chinese() != cell["category"] {
			t.Errorf("%v: %v", cell, r)
		}
	}
	if len(rows) != 4_500 || high != 1_500 || struck != 1 {
		t.Errorf("%d hours, %d of them above 150, %d without the PM10 that is primary", len(rows), high, struck)
	}
}

// Tianjin's official daily values of 2016 and 2018 to 2020, which give no 1-hour maximum of O3.
func TestTianjin(t *testing.T) {
	rows := rowsOf(t, "tianjin-daily-open.csv")
	for _, cell := range rows {
		r, err := aqi.Edition2012.Daily(aqi.Daily{
			SO2: parsed(t, cell["so2"]), NO2: parsed(t, cell["no2"]), CO: parsed(t, cell["co"]),
			PM10: parsed(t, cell["pm10"]), PM25: parsed(t, cell["pm25"]), O3Max8h: parsed(t, cell["o3_8h"]),
		})
		ok(t, r, err)
		if r.AQI.String() != cell["aqi"] || r.Level().Chinese() != cell["category"] || r.AtLeast() {
			t.Errorf("%v: %v", cell, r)
		}
	}
	if len(rows) != 1_453 {
		t.Errorf("%d days, want 1,453", len(rows))
	}
}

// rowsOf reads a file of the shared data: each row's cells by the head of their column.
func rowsOf(t *testing.T, elem ...string) []map[string]string {
	t.Helper()
	file, err := os.Open(shared.File(t, append([]string{"data"}, elem...)...))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = file.Close() }()
	lines, err := csv.NewReader(file).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	rows := make([]map[string]string, len(lines)-1)
	for i, line := range lines[1:] {
		rows[i] = map[string]string{}
		for j, name := range lines[0] {
			rows[i][name] = line[j]
		}
	}
	return rows
}

// stationOf returns the platform's report of a row's concentrations.
func stationOf(t *testing.T, cell map[string]string) aqi.Report {
	t.Helper()
	r, err := aqi.Edition2012.Platform(sampleOf(t, cell))
	return ok(t, r, err)
}

func sampleOf(t *testing.T, cell map[string]string) aqi.Sample {
	t.Helper()
	return aqi.Sample{
		SO2: parsed(t, cell["so2"]), NO2: parsed(t, cell["no2"]), CO: parsed(t, cell["co"]),
		O3: parsed(t, cell["o3"]), PM10: parsed(t, cell["pm10"]), PM25: parsed(t, cell["pm25"]),
	}
}

func primaryOf(t *testing.T, text string) aqi.Pollutants {
	t.Helper()
	var primary aqi.Pollutants
	for name := range strings.SplitSeq(text, "+") {
		if p, ok := pollutantOf[name]; ok {
			primary |= aqi.PollutantsOf(p)
		} else if name != "" {
			t.Errorf("primary pollutant %q", name)
		}
	}
	return primary
}

func parsed(t *testing.T, text string) decimal.NullDecimal {
	t.Helper()
	if text == "" {
		return decimal.NullDecimal{}
	}
	d, err := decimal.NewFromString(text)
	if err != nil {
		t.Fatal(err)
	}
	return decimal.NewNullDecimal(d)
}
