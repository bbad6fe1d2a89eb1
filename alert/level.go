package alert

import "github.com/clearsky-go/clearsky/internal/enum"

// Level is an alert level (预警级别). The zero value is none. Levels compare with <.
type Level uint8

// The alert levels, lowest first. Kashgar's plan has no blue (3.3).
const (
	NoAlert Level = iota
	// Ungraded is an alert without a level, as some plans have for ozone, and the control that one asks for below its lowest level
	// (临时管控).
	Ungraded
	Blue
	Yellow
	Orange
	Red
)

var levels = enum.Table[Level]{Type: "alert.Level", Names: []enum.Name{
	NoAlert:  {Word: "none", English: "None", Chinese: "无", Also: []string{"无预警"}},
	Ungraded: {Word: "ungraded", English: "Ungraded", Chinese: "不分级", Also: []string{"不分级预警", "临时管控"}},
	Blue:     {Word: "blue", English: "Blue", Chinese: "蓝色", Also: []string{"蓝", "蓝色预警"}},
	Yellow:   {Word: "yellow", English: "Yellow", Chinese: "黄色", Also: []string{"黄", "黄色预警"}},
	Orange:   {Word: "orange", English: "Orange", Chinese: "橙色", Also: []string{"橙", "橙色预警"}},
	Red:      {Word: "red", English: "Red", Chinese: "红色", Also: []string{"红", "红色预警"}},
}}
