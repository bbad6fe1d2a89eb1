package main

import (
	"bytes"
	"cmp"
	"mime"
	"net/http"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/emission"
	"github.com/clearsky-go/clearsky/enterprise"
	"github.com/clearsky-go/clearsky/internal/wording"
)

// listed is an obligation with what its enterprise is called.
type listed struct {
	enterprise.Obligation
	name, county string
}

// columnOf is a column of the answer as a workbook.
type columnOf struct {
	title string
	value func(listed) any // a text, a number or nil
}

// columnsIn returns the columns in a language: amounts are in kilograms a day, shares in percent.
func columnsIn(l wording.Language) []columnOf {
	list := []columnOf{
		{l.Pick("ID", "统一社会信用代码"), func(o listed) any { return o.ID }},
		{l.Pick("Enterprise", "企业名称"), func(o listed) any { return o.name }},
		{l.Pick("County", "县市"), func(o listed) any { return o.county }},
		{l.Pick("Response level", "响应级别"), func(o listed) any { return l.Of(o.Level) }},
		{l.Pick("Class", "企业类别"), func(o listed) any { return l.Of(o.Class) }},
		{l.Pick("Grade", "绩效等级"), func(o listed) any { return l.Of(o.Grade) }},
		{l.Pick("Production", "生产方式"), func(o listed) any { return l.Of(o.Mode) }},
		{l.Pick("Why", "减排依据"), func(o listed) any { return l.Of(o.Basis) }},
	}
	for p := range emission.AllPollutants.All() {
		list = append(list, columnOf{l.F("%v: share (%%)", "%v减排比例（%%）", p), func(o listed) any { return percent(o.Shares.Of(p)) }})
	}
	for _, amounts := range []struct {
		title string
		of    func(listed) emission.Amounts
	}{
		{l.Pick("%v: emission (kg/d)", "%v常规排放量（kg/d）"), func(o listed) emission.Amounts { return o.Baseline }},
		{l.Pick("%v: to reduce (kg/d)", "%v应减排量（kg/d）"), func(o listed) emission.Amounts { return o.Required }},
		{l.Pick("%v: planned (kg/d)", "%v方案减排量（kg/d）"), func(o listed) emission.Amounts { return o.Planned }},
	} {
		for p := range emission.AllPollutants.All() {
			list = append(list, columnOf{l.F(amounts.title, amounts.title, p), func(o listed) any { return kilograms(amounts.of(o).Of(p)) }})
		}
	}
	return append(list,
		columnOf{l.Pick("Load at most (%)", "负荷上限（%）"), func(o listed) any {
			if load, ok := o.MaxLoad.Get(); ok {
				return percent(load)
			}
			return nil
		}},
		columnOf{l.Pick("Not known", "不明事项"), func(o listed) any { return l.Of(o.Missing) }},
	)
}

func percent(s emission.Share) any {
	n, _ := strconv.ParseFloat(strings.TrimSuffix(s.String(), " %"), 64)
	return n
}

func kilograms(a emission.Amount, known bool) any {
	if !known {
		return nil
	}
	return a.In(emission.Kilogram).InexactFloat64()
}

// workbookOf lays obligations out as a workbook of one sheet.
func workbookOf(l wording.Language, list []listed) (text []byte, err error) {
	const sheet = "Sheet1" // with which a workbook begins
	book := excelize.NewFile()
	defer func() { _ = book.Close() }() // it has no files of its own
	if err := book.SetSheetName(sheet, l.Pick("Obligations", "企业责任")); err != nil {
		return nil, err
	}
	to, err := book.NewStreamWriter(l.Pick("Obligations", "企业责任"))
	if err != nil {
		return nil, err
	}
	columns := columnsIn(l)
	cells := make([]any, len(columns))
	for i, c := range columns {
		cells[i] = c.title
	}
	if err := to.SetRow("A1", cells); err != nil {
		return nil, err
	}
	for row, o := range list {
		for i, c := range columns {
			cells[i] = c.value(o)
		}
		if err := to.SetRow("A"+strconv.Itoa(row+2), cells); err != nil {
			return nil, err
		}
	}
	if err := to.Flush(); err != nil {
		return nil, err
	}
	var out bytes.Buffer
	err = book.Write(&out)
	return out.Bytes(), err
}

// namesOf adds what enterprises and counties are called.
func namesOf(l wording.Language, list []enterprise.Obligation, profiles []enterprise.Profile, counties []alert.County) []listed {
	names := map[string]string{}
	for _, c := range counties {
		names[c.Code] = pick(l, c.Name)
	}
	all := make([]listed, len(list))
	for i, o := range list {
		all[i] = listed{o, pick(l, profiles[i].Name), cmp.Or(names[o.County], o.County)}
	}
	return all
}

// pick returns a name in a language, or in the other where it has none.
func pick(l wording.Language, name aqi.Text) string {
	return cmp.Or(l.Pick(name.English, name.Chinese), name.Chinese, name.English)
}

// languageOf returns the language of a reader, by the first that the request accepts.
func languageOf(r *http.Request) wording.Language {
	if strings.HasPrefix(strings.ToLower(strings.TrimSpace(r.Header.Get("Accept-Language"))), "zh") {
		return wording.Chinese
	}
	return wording.English
}

// wantsWorkbook reports whether the request asks for a workbook.
func wantsWorkbook(r *http.Request) bool {
	for form := range strings.SplitSeq(r.Header.Get("Accept"), ",") {
		if name, _, _ := mime.ParseMediaType(form); name == workbookType {
			return true
		}
	}
	return false
}
