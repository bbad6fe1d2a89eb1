package response

import "github.com/clearsky-go/clearsky/internal/enum"

// Sector is a kind of emission source (工业源、移动源、扬尘源). Measures that are for no kind of source have NoSector, the zero value.
type Sector uint8

// The sectors, in the plan's order (4.3.1.1–4.3.1.3, 4.3.2.3).
const (
	NoSector Sector = iota
	Industrial
	Mobile
	Dust
	OtherSector
)

var sectors = enum.Table[Sector]{Type: "response.Sector", Names: []enum.Name{
	NoSector:    {Word: "none", English: "none", Chinese: "无"},
	Industrial:  {Word: "industrial", English: "industrial", Chinese: "工业源", Also: []string{"工业"}},
	Mobile:      {Word: "mobile", English: "mobile", Chinese: "移动源", Also: []string{"移动"}},
	Dust:        {Word: "dust", English: "dust", Chinese: "扬尘源", Also: []string{"扬尘"}},
	OtherSector: {Word: "other", English: "other", Chinese: "其他源", Also: []string{"其他"}},
}}
