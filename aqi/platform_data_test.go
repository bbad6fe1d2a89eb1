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
	file, err := os.Open(shared.File(t, "data", "cnemc-2018022007-open.csv"))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = file.Close() }()
	rows, err := csv.NewReader(file).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if len(rows) != 748 {
		t.Fatalf("%d stations, want 747", len(rows)-1)
	}
	var ties int
	for _, row := range rows[1:] {
		stationIs(t, rows[0], row)
		if strings.Contains(strings.Join(row, ","), "+") {
			ties++
		}
	}
	if ties == 0 {
		t.Error("no joint primary pollutants")
	}
}

// stationIs fails unless the platform's report of a row's concentrations is what the row says.
func stationIs(t *testing.T, head, row []string) {
	t.Helper()
	cell := map[string]string{}
	for i, name := range head {
		cell[name] = row[i]
	}
	sample := aqi.Sample{
		SO2: parsed(t, cell["so2"]), NO2: parsed(t, cell["no2"]), CO: parsed(t, cell["co"]),
		O3: parsed(t, cell["o3"]), PM10: parsed(t, cell["pm10"]), PM25: parsed(t, cell["pm25"]),
	}
	r, err := aqi.Edition2012.Platform(sample)
	if err != nil {
		t.Errorf("%s: %v", cell["station"], err)
		return
	}
	var primary aqi.Pollutants
	for name := range strings.SplitSeq(cell["primary"], "+") {
		if p, ok := pollutantOf[name]; ok {
			primary |= aqi.PollutantsOf(p)
		} else if name != "" {
			t.Errorf("%s: primary pollutant %q", cell["station"], name)
		}
	}
	if r.AQI.String() != cell["aqi"] || r.Primary != primary || strconv.Itoa(int(r.Level())) != cell["category"] {
		t.Errorf("%v: AQI %v, primary %v, level %d", row, r.AQI, r.Primary, r.Level())
	}
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
