package main

import (
	"encoding/json"
	"reflect"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/region"
)

// home is where a site lies. The zero home is none.
type home struct {
	Prefecture string     `json:"prefecture"`
	County     string     `json:"county"`
	Plan       alert.Plan `json:"plan"` // of the county
}

// site is a site's hours from all files.
type site struct {
	Name       string          `json:"name"`
	Prefecture string          `json:"prefecture"` // none: no document has the site
	County     string          `json:"county"`
	Plan       alert.Plan      `json:"plan"`
	Hours      region.Measured `json:"hours"`
}

// member is a site of a prefecture's county.
type member struct {
	Site   string          `json:"site"`
	County string          `json:"county"`
	Hours  region.Measured `json:"hours"`
}

// letter is what could not be used, and why.
type letter struct {
	File string `json:"file"`
	Line int    `json:"line"`
	Rows int    `json:"rows"` // that it stands for
	Site string `json:"site,omitempty"`
	Text string `json:"text,omitempty"` // as the file has it
	Why  string `json:"why"`
}

// Between steps values that hold the library's travel as the library's own JSON, rows in a form of their own, and all else in Beam's.
func init() {
	beam.RegisterCoder(reflect.TypeFor[rows](), encodeRows, decodeRows)
	beam.RegisterCoder(reflect.TypeFor[home](), encodeHome, decodeHome)
	beam.RegisterCoder(reflect.TypeFor[site](), encodeSite, decodeSite)
	beam.RegisterCoder(reflect.TypeFor[member](), encodeMember, decodeMember)
	beam.RegisterCoder(reflect.TypeFor[region.Plan](), encodePlan, decodePlan)
}

func encodeHome(v home) ([]byte, error)        { return json.Marshal(v) }
func encodeSite(v site) ([]byte, error)        { return json.Marshal(v) }
func encodeMember(v member) ([]byte, error)    { return json.Marshal(v) }
func encodePlan(v region.Plan) ([]byte, error) { return json.Marshal(v) }

func decodeHome(text []byte) (home, error)        { return decode[home](text) }
func decodeSite(text []byte) (site, error)        { return decode[site](text) }
func decodeMember(text []byte) (member, error)    { return decode[member](text) }
func decodePlan(text []byte) (region.Plan, error) { return decode[region.Plan](text) }

func decode[T any](text []byte) (v T, err error) {
	err = aqi.Unmarshal(text, &v)
	return v, err
}
