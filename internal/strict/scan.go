package strict

import "strconv"

// maxDepth is encoding/json's.
const maxDepth = 10_000

// syntax notes that the text is no JSON at pos. Like all that reads a piece of text it returns whether to go on.
func (r *reader) syntax(want string) bool {
	got := "the end of the text"
	if r.pos < len(r.text) {
		got = quote(r.text[r.pos:min(r.pos+16, len(r.text))])
	}
	r.fault = Error{Kind: Syntax, Got: got + " at byte " + strconv.Itoa(r.pos), Want: want}
	return false
}

// next passes over white space and returns the byte after it, 0 at the end of the text.
func (r *reader) next() byte {
	for ; r.pos < len(r.text); r.pos++ {
		if c := r.text[r.pos]; c > ' ' || c != ' ' && c != '\n' && c != '\t' && c != '\r' {
			return c
		}
	}
	return 0
}

func (r *reader) end() bool {
	r.next()
	return r.pos == len(r.text) || r.syntax("the end of the text")
}

// enter opens an object or a list.
func (r *reader) enter(closing byte) bool {
	if len(r.open) == maxDepth {
		return r.syntax("no more than " + strconv.Itoa(maxDepth) + " levels")
	}
	r.pos++
	r.open = append(r.open, closing)
	return true
}

// more stops before the next member or element of what is open, or else closes it.
func (r *reader) more(first bool) (more, ok bool) {
	closing := r.open[len(r.open)-1]
	switch c := r.next(); {
	case c == closing:
		r.pos++
		r.open = r.open[:len(r.open)-1]
		return false, true
	case first:
		return true, true
	case c == ',':
		r.pos++
		return true, true
	}
	return false, r.syntax(`"," or "` + string(closing) + `"`)
}

// name reads a member's key and the colon after it.
func (r *reader) name() (raw []byte, odd, ok bool) {
	if r.next() != '"' {
		return nil, false, r.syntax("a key in quotes")
	}
	if raw, odd, ok = r.quoted(); !ok {
		return nil, false, false
	}
	if r.next() != ':' {
		return nil, false, r.syntax(`":"`)
	}
	r.pos++
	return raw, odd, true
}

// quoted reads a string and returns what is between its quotes; odd unless that is ASCII without escapes.
func (r *reader) quoted() (raw []byte, odd, ok bool) {
	start := r.pos + 1
	for r.pos = start; r.pos < len(r.text); r.pos++ {
		switch c := r.text[r.pos]; {
		case c == '"':
			r.pos++
			return r.text[start : r.pos-1], odd, true
		case c == '\\':
			n := escapeLen(r.text[r.pos:])
			if n == 0 {
				return nil, false, r.syntax("an escape that JSON has")
			}
			r.pos += n - 1
			odd = true
		case c < ' ':
			return nil, false, r.syntax("no control character in quotes")
		case c >= 0x80:
			odd = true
		}
	}
	return nil, false, r.syntax("a quote that ends the string")
}

// escapeLen is the length of the escape that text, a backslash first, begins with; 0 where it is none.
func escapeLen(text []byte) int {
	if len(text) < 2 {
		return 0
	}
	switch text[1] {
	case '"', '\\', '/', 'b', 'f', 'n', 'r', 't':
		return 2
	case 'u':
		if _, ok := codeUnit(text); ok {
			return 6
		}
	}
	return 0
}

// number reads a number; integer is one without fraction and exponent.
func (r *reader) number() (raw []byte, integer, ok bool) {
	start := r.pos
	r.pass("-")
	if !r.pass("0") && !r.digits() {
		return nil, false, false
	}
	integer = true
	if r.pass(".") {
		if integer = false; !r.digits() {
			return nil, false, false
		}
	}
	if r.pass("eE") {
		r.pass("+-")
		if integer = false; !r.digits() {
			return nil, false, false
		}
	}
	return r.text[start:r.pos], integer, true
}

// pass passes over a byte if it is one of a set.
func (r *reader) pass(set string) bool {
	if r.pos < len(r.text) {
		for i := range len(set) {
			if set[i] == r.text[r.pos] {
				r.pos++
				return true
			}
		}
	}
	return false
}

func (r *reader) digits() bool {
	start := r.pos
	for r.pos < len(r.text) && '0' <= r.text[r.pos] && r.text[r.pos] <= '9' {
		r.pos++
	}
	return r.pos > start || r.syntax("a digit")
}

// word reads null, true or false.
func (r *reader) word(word string) bool {
	if end := r.pos + len(word); end > len(r.text) || string(r.text[r.pos:end]) != word {
		return r.syntax(word)
	}
	r.pos += len(word)
	return true
}

// skip passes over a value of any form and returns its text; r.odd tells whether any string in it is odd. It takes no recursion.
func (r *reader) skip() (raw []byte, ok bool) {
	r.odd = false
	c := r.next()
	start, outside := r.pos, len(r.open)
	for {
		first := c == '{' || c == '['
		if first && !r.enter(c+2) || !first && !r.scalar(c) {
			return nil, false
		}
		for more := false; !more; first = false {
			if len(r.open) == outside {
				return r.text[start:r.pos], true
			}
			if more, ok = r.more(first); !ok {
				return nil, false
			}
		}
		if r.open[len(r.open)-1] == '}' {
			_, odd, ok := r.name()
			if !ok {
				return nil, false
			}
			r.odd = r.odd || odd
		}
		c = r.next()
	}
}

// scalar passes over a value that begins with c and is neither an object nor a list.
func (r *reader) scalar(c byte) (ok bool) {
	switch c {
	case '"':
		_, odd, ok := r.quoted()
		r.odd = r.odd || odd
		return ok
	case 'n':
		return r.word("null")
	case 't':
		return r.word("true")
	case 'f':
		return r.word("false")
	case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9':
		_, _, ok := r.number()
		return ok
	}
	return r.syntax("a value")
}
