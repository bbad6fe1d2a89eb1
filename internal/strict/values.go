package strict

import (
	"encoding"
	"encoding/json"
	"reflect"
	"strconv"
)

// value reads the next value into v, which is zero and can be set.
func (r *reader) value(p *plan, v reflect.Value) bool {
	c := r.next()
	switch p.form {
	case jsonForm:
		return r.unmarshaler(v)
	case textForm:
		return r.textValue(p, v, c)
	case structForm:
		return r.object(p, v, c)
	case sliceForm:
		return r.slice(p, v, c)
	case arrayForm:
		return r.array(p, v, c)
	case mapForm:
		return r.dict(p, v, c)
	case pointerForm:
		return r.pointed(p, v, c)
	case anyForm:
		return r.anything(v, c)
	case stringForm, boolForm, intForm, uintForm, floatForm:
		return r.simple(p, v, c)
	case noForm:
	}
	return r.wrong(p)
}

func (r *reader) simple(p *plan, v reflect.Value, c byte) bool {
	switch {
	case c == '"' && p.form == stringForm:
		text, good, ok := r.string()
		if good {
			v.SetString(string(text))
		}
		return ok
	case (c == 't' || c == 'f') && p.form == boolForm:
		v.SetBool(c == 't')
		return r.scalar(c)
	case (c == '-' || '0' <= c && c <= '9') && (p.form == intForm || p.form == uintForm || p.form == floatForm):
		return r.numeric(p, v)
	}
	return r.wrong(p)
}

func (r *reader) numeric(p *plan, v reflect.Value) bool {
	raw, integer, ok := r.number()
	switch {
	case !ok:
		return false
	case p.form != floatForm && !integer:
		r.problem(Error{Kind: WrongType, Got: excerpt(raw), Want: p.want})
	case !setNumber(p, v, raw):
		r.problem(Error{Kind: OutOfRange, Got: excerpt(raw), Want: p.want})
	}
	return true
}

// setNumber sets v to the number unless that is out of v's range.
func setNumber(p *plan, v reflect.Value, raw []byte) bool {
	if p.form == intForm {
		n, err := strconv.ParseInt(string(raw), 10, 64)
		if err != nil || v.OverflowInt(n) {
			return false
		}
		v.SetInt(n)
		return true
	}
	if p.form == uintForm {
		n, err := strconv.ParseUint(string(raw), 10, 64)
		if err != nil || v.OverflowUint(n) {
			return false
		}
		v.SetUint(n)
		return true
	}
	return json.Unmarshal(raw, v.Addr().Interface()) == nil
}

func (r *reader) unmarshaler(v reflect.Value) bool {
	raw, ok := r.skip()
	if !ok {
		return false
	}
	err := v.Addr().Interface().(json.Unmarshaler).UnmarshalJSON(raw)
	if err == nil && r.odd && !wellFormed(raw) {
		r.problem(badText(raw)) // not all methods look
	}
	if err != nil {
		r.problem(Error{Kind: WrongType, Got: excerpt(raw), err: err})
	}
	return true
}

func (r *reader) textValue(p *plan, v reflect.Value, c byte) bool {
	if c != '"' {
		return r.wrong(p)
	}
	text, good, ok := r.string()
	if good {
		r.unmarshalText(v, text)
	}
	return ok
}

func (r *reader) unmarshalText(v reflect.Value, text []byte) bool {
	err := v.Addr().Interface().(encoding.TextUnmarshaler).UnmarshalText(text)
	if err != nil {
		r.problem(Error{Kind: WrongType, Got: quote(text), err: err})
	}
	return err == nil
}

func (r *reader) pointed(p *plan, v reflect.Value, c byte) bool {
	if c == 'n' {
		return r.word("null")
	}
	v.Set(reflect.New(p.elem.typ))
	return r.value(p.elem, v.Elem())
}

// anything reads into an empty interface what json.Unmarshal would.
func (r *reader) anything(v reflect.Value, c byte) bool {
	t := reflect.TypeFor[string]()
	switch c {
	case '{':
		t = reflect.TypeFor[map[string]any]()
	case '[':
		t = reflect.TypeFor[[]any]()
	case '"':
	default:
		raw, ok := r.skip()
		if ok && json.Unmarshal(raw, v.Addr().Interface()) != nil {
			r.problem(Error{Kind: OutOfRange, Got: excerpt(raw), Want: "a number"})
		}
		return ok
	}
	read := reflect.New(t).Elem()
	ok := r.value(planOf(t), read)
	v.Set(read)
	return ok
}
