package aqi

import (
	"encoding/json"
	"errors"
)

// faultJSON is the JSON form of a fault: its sentences stand beside its parts for readers.
type faultJSON struct {
	Pointer       *string `json:"pointer"` // null where the faults are only counted
	Count         int     `json:"count"`
	ID            string  `json:"id,omitempty"`
	Got           string  `json:"got,omitempty"`
	Want          Text    `json:"want,omitzero"`
	Rule          string  `json:"rule"`
	Clause        Clause  `json:"clause,omitzero"`
	Detail        string  `json:"detail"`
	DetailChinese string  `json:"detail_zh"`
}

// MarshalJSON returns the parts of the fault, the rule as its word, and its sentences in English and Chinese.
func (f Fault) MarshalJSON() ([]byte, error) {
	word := ruleWord(f.Rule)
	if word == "" && f.Rule != nil {
		word = f.Rule.Error()
	}
	pointer := &f.Path
	if f.more {
		pointer = nil
	}
	return json.Marshal(faultJSON{
		Pointer: pointer, Count: max(f.Count, 1), ID: f.ID, Got: f.Got, Want: f.Want, Rule: word, Clause: f.Clause,
		Detail: f.Error(), DetailChinese: f.Chinese(),
	})
}

// UnmarshalJSON reads what MarshalJSON returns. A rule that is none of this package's is kept by its text.
func (f *Fault) UnmarshalJSON(text []byte) error {
	var j faultJSON
	if err := read(text, &j); err != nil {
		return err
	}
	*f = Fault{Count: max(j.Count, 1), ID: j.ID, Got: j.Got, Want: j.Want, Rule: ruleOf(j.Rule), Clause: j.Clause, more: j.Pointer == nil}
	if j.Pointer != nil {
		f.Path = *j.Pointer
	}
	return nil
}

func ruleOf(word string) error {
	for _, r := range rulesOfFaults {
		if r.word == word {
			return r.rule
		}
	}
	if word == "" {
		return nil
	}
	return errors.New(word)
}

// problemJSON is what RFC 9457 calls problem details, with the faults as its extension "errors".
type problemJSON struct {
	Type         string  `json:"type"`
	Title        string  `json:"title"`
	TitleChinese string  `json:"title_zh"`
	Errors       []Fault `json:"errors"`
}

const problemType = "https://github.com/clearsky-go/clearsky#faults"

// MarshalJSON returns the faults as problem details (RFC 9457), to be sent as application/problem+json: a type, a title in
// English and in Chinese, and the faults as "errors", each with its pointer. The status is the service's to say.
func (fs Faults) MarshalJSON() ([]byte, error) {
	return json.Marshal(problemJSON{problemType, "The input breaks rules", "输入不符合规则", fs})
}

// UnmarshalJSON reads what MarshalJSON returns.
func (fs *Faults) UnmarshalJSON(text []byte) error {
	var j problemJSON
	if err := read(text, &j); err != nil {
		return err
	}
	*fs = j.Errors
	return nil
}
