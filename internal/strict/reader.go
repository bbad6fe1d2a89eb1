package strict

import (
	"strconv"
	"strings"
)

// reader reads one text, in one pass that checks the syntax too.
type reader struct {
	text     []byte
	pos      int
	whole    bool
	odd      bool    // of the last skip
	fault    error   // of the syntax; nothing is read after it
	open     []byte  // the closing brackets to come
	path     []token // the way to the value that is read
	problems []problem

	// What open and path begin in, so that a small text takes no memory for them.
	openRoom [8]byte
	pathRoom [4]token
}

// token is a step of a way: a key, or an index where the key is nil.
type token struct {
	key   []byte
	index int
}

type problem struct {
	path string
	err  error
}

func (r *reader) push(t token) { r.path = append(r.path, t) }

func (r *reader) pop() { r.path = r.path[:len(r.path)-1] }

func (r *reader) problem(err error) { r.problems = append(r.problems, problem{r.pointer(), err}) }

// wrong passes over a value that is not of the form that p reads.
func (r *reader) wrong(p *plan) bool {
	raw, ok := r.skip()
	if ok {
		r.problem(Error{Kind: WrongType, Got: excerpt(raw), Want: p.want})
	}
	return ok
}

// string reads a string; good unless it was reported as bad text.
func (r *reader) string() (text []byte, good, ok bool) {
	raw, odd, ok := r.quoted()
	if !ok || !odd {
		return raw, ok, ok
	}
	if !wellFormed(raw) {
		r.problem(badText(raw))
		return nil, false, true
	}
	return decode(raw), true, true
}

// key reads a key and steps onto its value. A key of bad text is reported and its value passed over.
func (r *reader) key() (key []byte, good, ok bool) {
	raw, odd, ok := r.name()
	if !ok {
		return nil, false, false
	}
	if !odd || wellFormed(raw) {
		key = decode(raw)
		r.push(token{key: key})
		return key, true, true
	}
	r.push(token{key: raw})
	r.problem(badText(raw))
	_, ok = r.skip()
	r.pop()
	return nil, false, ok
}

const (
	maxKey  = 100 // bytes of a key in a pointer
	maxEnds = 32  // tokens of a pointer's beginning and of its end
)

var escapes = strings.NewReplacer("~", "~0", "/", "~1")

// pointer is the JSON Pointer of the way. It is bounded, or many problems deep in a text would take far more memory than the text.
func (r *reader) pointer() string {
	var b strings.Builder
	for i, t := range r.path {
		switch {
		case i == maxEnds && len(r.path) > 2*maxEnds:
			b.WriteString("/…")
		case i > maxEnds && i < len(r.path)-maxEnds:
		case t.key == nil:
			b.WriteString("/" + strconv.Itoa(t.index))
		default:
			b.WriteString("/" + escapes.Replace(strings.ToValidUTF8(cut(t.key, maxKey), "\uFFFD")))
		}
	}
	return b.String()
}
