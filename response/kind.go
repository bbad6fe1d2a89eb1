package response

import "github.com/clearsky-go/clearsky/internal/enum"

// Kind is a kind of measure (4.3). The zero value is none.
type Kind uint8

// The kinds, in the plan's order.
const (
	General          Kind = iota + 1 // 总体管控: how sources are controlled in general, at no level (4.3.1)
	HealthProtection                 // 健康防护措施
	Advisory                         // 倡议性减排措施
	Mandatory                        // 强制性减排措施
)

var kinds = enum.Table[Kind]{Type: "response.Kind", Names: []enum.Name{
	General:          {Word: "general", English: "General control", Chinese: "总体管控"},
	HealthProtection: {Word: "health-protection", English: "Health protection", Chinese: "健康防护措施", Also: []string{"健康防护"}},
	Advisory:         {Word: "advisory", English: "Advisory reduction", Chinese: "倡议性减排措施", Also: []string{"倡议性", "倡议性措施"}},
	Mandatory:        {Word: "mandatory", English: "Mandatory reduction", Chinese: "强制性减排措施", Also: []string{"强制性", "强制性措施"}},
}}
