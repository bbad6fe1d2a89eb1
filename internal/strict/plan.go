package strict

import (
	"encoding"
	"encoding/json"
	"fmt"
	"reflect"
	"strings"
	"sync"
)

// form is how the values of a type are read.
type form uint8

const (
	noForm form = iota // not at all
	jsonForm
	textForm
	structForm
	sliceForm
	arrayForm
	mapForm
	pointerForm
	stringForm
	boolForm
	intForm
	uintForm
	floatForm
	anyForm
)

// plan is all that reading a type needs to know of it.
type plan struct {
	form      form
	want      string // in words
	typ       reflect.Type
	key, elem *plan
	fields    []field
	index     map[string]int // of fields, by name
}

var (
	jsonType = reflect.TypeFor[json.Unmarshaler]()
	textType = reflect.TypeFor[encoding.TextUnmarshaler]()
)

// plans has the plan of each type read so far. No caller can see it, since a type's plan is always the same.
var plans sync.Map

// planOf is the plan of a type at the top, where its own UnmarshalJSON and UnmarshalText are not called.
func planOf(t reflect.Type) *plan {
	if p, ok := plans.Load(t); ok {
		return p.(*plan)
	}
	p := &plan{typ: t}
	planner{}.fill(p)
	plans.Store(t, p)
	return p
}

// planner has the plans below one at the top; a recursive type finds its own here.
type planner map[reflect.Type]*plan

func (all planner) plan(t reflect.Type) *plan {
	if p := all[t]; p != nil {
		return p
	}
	p := &plan{typ: t}
	all[t] = p
	switch pointer := reflect.PointerTo(t); {
	case pointer.Implements(jsonType):
		p.form, p.want = jsonForm, "a value"
	case pointer.Implements(textType):
		p.form, p.want = textForm, "a string"
	default:
		all.fill(p)
	}
	return p
}

func (all planner) fill(p *plan) {
	switch kind := p.typ.Kind(); {
	case kind == reflect.Struct:
		p.form, p.want = structForm, "an object"
		all.fillStruct(p)
	case kind == reflect.Slice:
		p.form, p.want, p.elem = sliceForm, "a list or null", all.plan(p.typ.Elem())
	case kind == reflect.Array:
		p.form, p.want, p.elem = arrayForm, fmt.Sprintf("a list of %d", p.typ.Len()), all.plan(p.typ.Elem())
	case kind == reflect.Map:
		all.fillMap(p)
	case kind == reflect.Pointer:
		p.form, p.want, p.elem = pointerForm, "a value or null", all.plan(p.typ.Elem())
	case kind == reflect.Interface && p.typ.NumMethod() == 0:
		p.form, p.want = anyForm, "a value or null"
	default:
		p.fillScalar(kind)
	}
}

func (all planner) fillMap(p *plan) {
	p.key, p.elem = all.plan(p.typ.Key()), all.plan(p.typ.Elem())
	p.want = "an object or null"
	if reflect.PointerTo(p.typ.Key()).Implements(textType) {
		p.key = &plan{form: textForm, typ: p.typ.Key()}
	} else if p.typ.Key().Kind() != reflect.String {
		p.want = "nothing, for want of a reader of the keys of " + p.typ.String()
		return
	}
	p.form = mapForm
}

func (p *plan) fillScalar(kind reflect.Kind) {
	switch zero := reflect.Zero(p.typ); {
	case kind == reflect.String:
		p.form, p.want = stringForm, "a string"
	case kind == reflect.Bool:
		p.form, p.want = boolForm, "true or false"
	case zero.CanInt():
		most := uint64(1)<<(p.typ.Bits()-1) - 1
		p.form, p.want = intForm, fmt.Sprintf("a whole number from -%d to %d", most+1, most)
	case zero.CanUint():
		p.form, p.want = uintForm, fmt.Sprintf("a whole number from 0 to %d", ^uint64(0)>>(64-p.typ.Bits()))
	case zero.CanFloat():
		p.form, p.want = floatForm, "a number"
	default:
		p.want = "nothing, for want of a reader of " + p.typ.String()
	}
}

func (all planner) fillStruct(p *plan) {
	p.fields = fieldsOf(p.typ)
	p.index = make(map[string]int, len(p.fields))
	for i := range p.fields {
		f := &p.fields[i]
		f.plan = all.plan(f.typ)
		f.needed = f.always && !writable(f.typ)
		p.index[f.name] = i
	}
}

// writable tells whether the zero value of a type has a JSON form.
func writable(t reflect.Type) bool {
	_, err := json.Marshal(reflect.Zero(t).Interface())
	return err == nil
}

// find returns the field of a key, and false where there is none. The guess is tried first.
func (p *plan) find(key []byte, guess int) (i int, ok bool) {
	if guess < len(p.fields) && p.fields[guess].name == string(key) {
		return guess, true
	}
	i, ok = p.index[string(key)]
	return i, ok
}

// known says in words which keys could be meant by one that is unknown.
func (p *plan) known(key []byte) string {
	const most = 200
	var b strings.Builder
	text := string(key)
	for _, f := range p.fields {
		if strings.EqualFold(f.name, text) {
			return f.name
		}
	}
	for i, f := range p.fields {
		if i > 0 {
			b.WriteString(", ")
		}
		if b.Len()+len(f.name) > most {
			return b.String() + "…"
		}
		b.WriteString(f.name)
	}
	if len(p.fields) == 0 {
		return "no key"
	}
	return b.String()
}
