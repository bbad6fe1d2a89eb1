package alert

import "github.com/clearsky-go/clearsky/internal/enum"

// Marks is a set of marks of an hour. The zero value marks nothing: an observed hour. Its JSON form is an array of the marks'
// words, its text form has these joined by commas: forecast, dust, no-particles, whole-day, noted, fire, fireworks, transport.
type Marks uint8

// The marks of an hour.
const (
	Forecast    Marks = 1 << iota // forecast (预报), not observed
	Dusty                         // polluted by sand and dust (沙尘), as the caller finds
	NoParticles                   // neither PM10 nor PM2.5 is there
	WholeDay                      // known only by the forecast of its natural day at UTC+8, which AQI and Low hold
	Noted                         // its values look lifeless or impossible ([aqi.Screen]); it counts all the same
	Fire                          // polluted by forest and grassland fires (森林草原火灾), as the caller finds
	Fireworks                     // polluted by fireworks (烟花爆竹), as the caller finds
	Transport                     // polluted from across the border (境外输入), as the caller finds
)

// causes are marks of causes of pollution that may be outside a plan.
const causes = Dusty | Fire | Fireworks | Transport

type markTable = enum.Table[uint8] // by the position of the mark's bit

var marks = markTable{Type: "alert.Marks", Names: []enum.Name{
	{Word: "forecast", English: "forecast", Chinese: "预报"},
	{Word: "dust", English: "dust", Chinese: "沙尘", Also: []string{"沙尘天气", "浮尘", "扬沙", "沙尘暴"}},
	{Word: "no-particles", English: "no particles", Chinese: "无颗粒物", Also: []string{"无颗粒物数据"}},
	{Word: "whole-day", English: "whole day", Chinese: "日值", Also: []string{"仅有日值"}},
	{Word: "noted", English: "noted", Chinese: "存疑", Also: []string{"数据存疑"}},
	{Word: "fire", English: "fire", Chinese: "火灾", Also: []string{"森林草原火灾"}},
	{Word: "fireworks", English: "fireworks", Chinese: "烟花爆竹", Also: []string{"烟花", "烟花爆竹燃放"}},
	{Word: "transport", English: "transport", Chinese: "境外输入", Also: []string{"境外传输", "跨境传输"}},
}}

// Has reports whether every mark of other is set.
func (m Marks) Has(other Marks) bool { return m&other == other }

// String returns the marks in English, joined by commas; "" for none.
func (m Marks) String() string { return marks.JoinSet(marks.Type, uint64(m), ",", marks.English) }

// Chinese returns the marks in Chinese, joined by 、.
func (m Marks) Chinese() string { return marks.JoinSet(marks.Type, uint64(m), "、", marks.Chinese) }

// MarshalText returns the words of the marks, joined by commas.
func (m Marks) MarshalText() ([]byte, error) { return marks.MarshalSet(uint64(m)) }

// UnmarshalText reads what MarshalText returns, in any order, each mark at most once, by its word or a Chinese term.
func (m *Marks) UnmarshalText(text []byte) error { return m.take(marks.UnmarshalSet(text)) }

// MarshalJSON returns an array of the words of the marks.
func (m Marks) MarshalJSON() ([]byte, error) { return marks.MarshalSetJSON(uint64(m)) }

// UnmarshalJSON reads an array of words, in any order, each mark at most once. It refuses null.
func (m *Marks) UnmarshalJSON(text []byte) error { return m.take(marks.UnmarshalSetJSON(text)) }

func (m *Marks) take(set uint64, err error) error {
	if err == nil {
		*m = Marks(set)
	}
	return err
}
