package enterprise

import "github.com/clearsky-go/clearsky/internal/enum"

// Section is a process section (工段). The zero value is any that the plan does not name.
type Section uint8

// The sections that the plan names (4.3.2.3), of steel and of other metallurgy, and an enterprise's trucks and machines, whose
// emissions its own plan holds too (4.3.1.1).
const (
	OtherSection       Section = iota
	CokeOven                   // 焦炉
	Converter                  // 转炉
	ElectricFurnace            // 电炉
	Sintering                  // 烧结机
	Pelletising                // 球团
	LimeKiln                   // 石灰窑
	SmeltingFurnace            // 熔炼炉
	RotaryKiln                 // 回转窑
	MultiHearthFurnace         // 多膛炉
	SmeltingSystem             // 冶炼系统
	HeavyTrucks                // 重型运输车辆
	NonRoadMachines            // 非道路移动机械
)

var sections = enum.Table[Section]{Type: "enterprise.Section", Names: []enum.Name{
	OtherSection:       {Word: "other", English: "other section", Chinese: "其他工段", Also: []string{"其他"}},
	CokeOven:           {Word: "coke-oven", English: "coke oven", Chinese: "焦炉"},
	Converter:          {Word: "converter", English: "converter", Chinese: "转炉"},
	ElectricFurnace:    {Word: "electric-furnace", English: "electric furnace", Chinese: "电炉"},
	Sintering:          {Word: "sintering", English: "sintering", Chinese: "烧结机", Also: []string{"烧结"}},
	Pelletising:        {Word: "pelletising", English: "pelletising", Chinese: "球团"},
	LimeKiln:           {Word: "lime-kiln", English: "lime kiln", Chinese: "石灰窑"},
	SmeltingFurnace:    {Word: "smelting-furnace", English: "smelting furnace", Chinese: "熔炼炉"},
	RotaryKiln:         {Word: "rotary-kiln", English: "rotary kiln", Chinese: "回转窑"},
	MultiHearthFurnace: {Word: "multi-hearth-furnace", English: "multi-hearth furnace", Chinese: "多膛炉"},
	SmeltingSystem:     {Word: "smelting-system", English: "smelting system", Chinese: "冶炼系统"},
	HeavyTrucks:        {Word: "heavy-trucks", English: "heavy trucks", Chinese: "重型运输车辆", Also: []string{"重型货车", "运输车辆"}},
	NonRoadMachines:    {Word: "non-road-machines", English: "non-road machines", Chinese: "非道路移动机械", Also: []string{"非道路机械"}},
}}
