package aqi

import (
	"github.com/clearsky-go/clearsky/internal/enum"
)

// Pollutant is one of the six pollutants that the index takes in (污染物项目, HJ 633-2012, Table 1).
// The zero value is no pollutant.
type Pollutant uint8

// The six pollutants. Concentrations of CO are in mg/m³, all others in µg/m³.
const (
	SO2  Pollutant = iota + 1 // sulfur dioxide
	NO2                       // nitrogen dioxide
	CO                        // carbon monoxide
	O3                        // ozone
	PM10                      // particles of 10 µm and less
	PM25                      // particles of 2.5 µm and less
)

var pollutants = enum.Table[Pollutant]{Type: "aqi.Pollutant", Names: []enum.Name{
	SO2:  {Word: "so2", English: "SO2", Chinese: "二氧化硫", Also: []string{"SO2", "SO₂"}},
	NO2:  {Word: "no2", English: "NO2", Chinese: "二氧化氮", Also: []string{"NO2", "NO₂"}},
	CO:   {Word: "co", English: "CO", Chinese: "一氧化碳", Also: []string{"CO"}},
	O3:   {Word: "o3", English: "O3", Chinese: "臭氧", Also: []string{"O3", "O₃"}},
	PM10: {Word: "pm10", English: "PM10", Chinese: "可吸入颗粒物", Also: []string{"PM10", "PM₁₀"}},
	PM25: {Word: "pm25", English: "PM2.5", Chinese: "细颗粒物", Also: []string{"PM2.5", "pm2.5", "PM₂.₅"}},
}}

// Unit returns the unit of the pollutant's concentrations: mg/m³ for CO, µg/m³ for the others.
func (p Pollutant) Unit() string {
	if p == CO {
		return "mg/m³"
	}
	return "µg/m³"
}

// Pollutants is a set of pollutants. The zero value is the empty set; sets compare with ==.
//
//clearsky:set Pollutant
type Pollutants uint8

// AllPollutants is the set of the six.
const AllPollutants Pollutants = 1<<SO2 | 1<<NO2 | 1<<CO | 1<<O3 | 1<<PM10 | 1<<PM25

// PollutantsOf returns the set of the given pollutants. What is not a pollutant is left out.
func PollutantsOf(ps ...Pollutant) Pollutants {
	var s Pollutants
	for _, p := range ps {
		s |= p.set()
	}
	return s
}

// key returns the pollutant's word, which is its key in JSON.
func (p Pollutant) key() string { return pollutants.Names[p].Word }

func (p Pollutant) set() Pollutants { return 1 << p & AllPollutants }

// Averaging is the time over which a concentration is averaged (平均时间). The zero value is none.
type Averaging uint8

// The averaging times that HJ 633 gives limits for.
const (
	Mean1h  Averaging = iota + 1 // 1-hour mean
	Mean8h                       // 8-hour mean, of O3 only
	Mean24h                      // 24-hour mean
)

var averagings = enum.Table[Averaging]{Type: "aqi.Averaging", Names: []enum.Name{
	Mean1h:  {Word: "1h", English: "1-hour mean", Chinese: "1小时平均"},
	Mean8h:  {Word: "8h", English: "8-hour mean", Chinese: "8小时平均"},
	Mean24h: {Word: "24h", English: "24-hour mean", Chinese: "24小时平均"},
}}
