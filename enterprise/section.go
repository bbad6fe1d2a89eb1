package enterprise

import (
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/response"
)

// TaskRule is a kind of task that guarantee enterprises have.
type TaskRule struct {
	ID     string   `json:"id"`
	Name   aqi.Text `json:"name"`
	Capped bool     `json:"capped"` // it runs at an approved load (以量定产、以热定产)
}

// SectionRule is a process section (工段) that own plans name.
type SectionRule struct {
	ID   string   `json:"id"`
	Name aqi.Text `json:"name"`
	// Industry is that whose plans name one of its sections at least; unknown: of any.
	Industry response.Industry `json:"industry"`
	Always   bool              `json:"always"` // every plan names it, with 0 kg where there is nothing; it is no main process
	Clause   aqi.Clause        `json:"clause"` // that names it
}

// task returns the rule of a task, nil where there is none.
func (r *Rules) task(kind string) *TaskRule {
	if kind == "" {
		return nil
	}
	return named(r.Tasks, kind, TaskRule.names)
}

// capped reports whether a task runs at an approved load.
func (t *TaskRule) capped() bool { return t != nil && t.Capped }

func (t TaskRule) names() (string, aqi.Text) { return t.ID, t.Name }

func (s SectionRule) names() (string, aqi.Text) { return s.ID, s.Name }

// named returns the row of that identifier or name, nil where there is none.
func named[T any](rows []T, name string, names func(T) (string, aqi.Text)) *T {
	for i := range rows {
		if id, text := names(rows[i]); name == id || name == text.Chinese || name == text.English {
			return &rows[i]
		}
	}
	return nil
}

func kashgarTasks() []TaskRule {
	return []TaskRule{
		{"co-processing", want("co-processing of waste", "协同处置城市生活垃圾或危险废物"), true},
		{"heating", want("heating", "供热"), true},
		{"other", want("other task", "其他保障任务"), false},
	}
}

// kashgarSections are the sections that Kashgar's plan names (4.3.2.3), and trucks and machines, whose emissions own plans hold too
// (4.3.1.1).
func kashgarSections() []SectionRule {
	const steel, other = response.Steel, response.OtherMetallurgy
	named, contents := clause("4.3.2.3 工业源减排措施"), clause("4.3.1.1")
	return []SectionRule{
		{"coke-oven", want("coke oven", "焦炉"), steel, false, named},
		{"converter", want("converter", "转炉"), steel, false, named},
		{"electric-furnace", want("electric furnace", "电炉"), steel, false, named},
		{"sintering", want("sintering", "烧结机"), steel, false, named},
		{"pelletising", want("pelletising", "球团"), steel, false, named},
		{"lime-kiln", want("lime kiln", "石灰窑"), steel, false, named},
		{"smelting-furnace", want("smelting furnace", "熔炼炉"), other, false, named},
		{"rotary-kiln", want("rotary kiln", "回转窑"), other, false, named},
		{"multi-hearth-furnace", want("multi-hearth furnace", "多膛炉"), other, false, named},
		{"smelting-system", want("smelting system", "冶炼系统"), other, false, named},
		{"heavy-trucks", want("heavy trucks", "重型运输车辆"), 0, true, contents},
		{"non-road-machines", want("non-road machines", "非道路移动机械"), 0, true, contents},
	}
}
