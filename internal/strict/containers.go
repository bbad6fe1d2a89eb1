package strict

import (
	"reflect"
	"strconv"
)

// tally counts keys, and takes memory only once there is one to count.
type tally map[any]int

func (t *tally) add(key any) int {
	if *t == nil {
		*t = tally{}
	}
	(*t)[key]++
	return (*t)[key]
}

func (r *reader) duplicate(key []byte) {
	r.problem(Error{Kind: Duplicate, Got: quote(key), Want: "it once"})
}

func (r *reader) object(p *plan, v reflect.Value, c byte) bool {
	if c != '{' {
		return r.wrong(p)
	}
	if !r.enter('}') {
		return false
	}
	var room [64]uint8
	count := room[:]
	if len(p.fields) > len(room) {
		count = make([]uint8, len(p.fields))
	}
	var strangers tally
	guess := 0
	for first := true; ; first = false {
		more, ok := r.more(first)
		if !ok {
			return false
		}
		if !more {
			break
		}
		key, good, ok := r.key()
		if ok && good {
			guess, ok = r.member(p, v, key, guess, count, &strangers)
			r.pop()
		}
		if !ok {
			return false
		}
	}
	r.missing(p, count)
	return true
}

// member reads the value of a key and returns the field that probably comes next.
func (r *reader) member(p *plan, v reflect.Value, key []byte, guess int, count []uint8, strangers *tally) (next int, ok bool) {
	i, known := p.find(key, guess)
	if !known {
		r.stranger(p, key, strangers)
		_, ok = r.skip()
		return guess, ok
	}
	if count[i] == 1 {
		r.duplicate(key)
	}
	count[i] = min(count[i]+1, 2)
	f := &p.fields[i]
	return i + 1, r.value(f.plan, f.of(v))
}

// stranger reports an unknown key, and a second one of that name.
func (r *reader) stranger(p *plan, key []byte, strangers *tally) {
	switch strangers.add(string(key)) {
	case 1:
		r.problem(Error{Kind: Unknown, Got: quote(key), Want: p.known(key)})
	case 2:
		r.duplicate(key)
	}
}

func (r *reader) missing(p *plan, count []uint8) {
	for i := range p.fields {
		if f := &p.fields[i]; count[i] == 0 && (f.needed || r.whole && f.always) {
			r.push(token{key: []byte(f.name)})
			r.problem(Error{Kind: Missing, Got: "", Want: f.plan.want})
			r.pop()
		}
	}
}

func (r *reader) slice(p *plan, v reflect.Value, c byte) bool {
	if c == 'n' {
		return r.word("null")
	}
	if c != '[' {
		return r.wrong(p)
	}
	if !r.enter(']') {
		return false
	}
	v.Set(reflect.MakeSlice(p.typ, 0, 0))
	for i := 0; ; i++ {
		more, ok := r.more(i == 0)
		if !more {
			return ok
		}
		v.Grow(1)
		v.SetLen(i + 1)
		if !r.element(p.elem, v.Index(i), i) {
			return false
		}
	}
}

func (r *reader) element(p *plan, v reflect.Value, i int) bool {
	r.push(token{index: i})
	ok := r.value(p, v)
	r.pop()
	return ok
}

func (r *reader) array(p *plan, v reflect.Value, c byte) bool {
	if c != '[' {
		return r.wrong(p)
	}
	if !r.enter(']') {
		return false
	}
	n := 0
	for ; ; n++ {
		more, ok := r.more(n == 0)
		if !ok {
			return false
		}
		if !more {
			break
		}
		if n < v.Len() {
			ok = r.element(p.elem, v.Index(n), n)
		} else {
			_, ok = r.skip()
		}
		if !ok {
			return false
		}
	}
	if n != v.Len() {
		r.problem(Error{Kind: OutOfRange, Got: "a list of " + strconv.Itoa(n), Want: p.want})
	}
	return true
}

func (r *reader) dict(p *plan, v reflect.Value, c byte) bool {
	if c == 'n' {
		return r.word("null")
	}
	if c != '{' {
		return r.wrong(p)
	}
	if !r.enter('}') {
		return false
	}
	v.Set(reflect.MakeMap(p.typ))
	key, elem := reflect.New(p.key.typ).Elem(), reflect.New(p.elem.typ).Elem() // the map copies them
	var others tally
	for first := true; ; first = false {
		more, ok := r.more(first)
		if !more {
			return ok
		}
		text, good, ok := r.key()
		if ok && good {
			key.SetZero()
			elem.SetZero()
			ok = r.entry(p, v, key, elem, text, &others)
			r.pop()
		}
		if !ok {
			return false
		}
	}
}

// entry reads the value of a key. Others counts what v cannot tell: the keys that are none, as text, and those beyond the first.
func (r *reader) entry(p *plan, v, key, elem reflect.Value, text []byte, others *tally) bool {
	good := true
	if p.key.form == textForm {
		good = r.unmarshalText(key, text)
	} else {
		key.SetString(string(text))
	}
	if good && v.MapIndex(key).IsValid() && others.add(key.Interface()) == 1 || !good && others.add(string(text)) == 2 {
		r.duplicate(text)
	}
	ok := r.value(p.elem, elem)
	if good {
		v.SetMapIndex(key, elem)
	}
	return ok
}
