package response

import (
	"fmt"
	"math"
	"strconv"

	"github.com/clearsky-go/clearsky/internal/enum"
)

// Site is what the questions need to know of a place where something happens or goes to. The zero Site is all unknown.
type Enterprise struct {
	Industry   Industry `json:"industry"`
	Micro      Fact     `json:"micro"`      // a micro enterprise (小微涉气企业, 4.3.1.1 (2))
	Livelihood Fact     `json:"livelihood"` // it supplies people's daily needs (民生保障类)
	Listed     Fact     `json:"listed"`     // its own plan (一厂一策) lists the stop of heavy trucks at the level in force or a lower one
	Trips      Count    `json:"trips"`      // loaded heavy trucks in and out a day, in bulk transport (日载货车辆进出辆次)
}

// Industry is what an enterprise does, as far as the plan tells industries apart. The zero value is unknown.
type Industry uint8

// The industries. Guide is the 《重污染天气重点行业应急减排措施制定技术指南》 of the ministry: its industries are graded.
const (
	UnknownIndustry Industry = iota
	Steel                    // 钢铁行业
	OtherMetallurgy          // 其他冶金行业
	OtherGuide               // another industry of the guide
	Mining                   // 矿山（含煤矿）
	Logistics                // 物流
	OtherIndustry            // any other enterprise
	NoEnterprise             // not an enterprise at all
)

var industries = enum.Table[Industry]{Type: "response.Industry", Names: []enum.Name{
	UnknownIndustry: {Word: "unknown", English: "unknown", Chinese: "不明"},
	Steel:           {Word: "steel", English: "steel", Chinese: "钢铁"},
	OtherMetallurgy: {Word: "other-metallurgy", English: "other metallurgy", Chinese: "其他冶金"},
	OtherGuide:      {Word: "other-guide", English: "another industry of the guide", Chinese: "其他重点行业"},
	Mining:          {Word: "mining", English: "mining", Chinese: "矿山"},
	Logistics:       {Word: "logistics", English: "logistics", Chinese: "物流"},
	OtherIndustry:   {Word: "other", English: "other enterprise", Chinese: "其他企业"},
	NoEnterprise:    {Word: "none", English: "no enterprise", Chinese: "非企业"},
}}

// Count is a number of things, or unknown, which is the zero value and not a number. Counts compare with ==.
type Count struct{ plusOne uint32 }

const maxCount = math.MaxInt32 - 1 // an int on every machine

// CountOf returns n as a Count. A number below 0 is unknown; one too large to hold is the largest.
func CountOf(n int) Count {
	if n < 0 {
		return Count{}
	}
	return Count{uint32(min(n, maxCount)) + 1}
}

// N returns the number, and false where it is unknown.
func (c Count) N() (int, bool) { return int(c.plusOne) - 1, c.plusOne > 0 }

// String returns the digits, or "unknown".
func (c Count) String() string {
	n, known := c.N()
	if !known {
		return Unknown.String()
	}
	return strconv.Itoa(n)
}

// MarshalText returns the digits, or "unknown".
func (c Count) MarshalText() ([]byte, error) { return []byte(c.String()), nil }

// UnmarshalText reads what MarshalText returns.
func (c *Count) UnmarshalText(text []byte) error {
	if string(text) == Unknown.String() {
		*c = Count{}
		return nil
	}
	n, err := strconv.ParseUint(string(text), 10, 32)
	if err != nil || n > maxCount {
		return fmt.Errorf("response.Count %.40q: %w: want a number of things or unknown", text, ErrText)
	}
	*c = CountOf(int(n))
	return nil
}
