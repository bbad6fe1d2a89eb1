package main

import (
	"slices"
	"strings"
)

var enumMethods = []method{
	{"Valid", "reports whether $r is one of the values.",
		`func ($r $T) Valid() bool { return $table.Valid($r) }`},
	{"String", "returns the English name.",
		`func ($r $T) String() string { return $table.English($r) }`},
	{"Chinese", "returns the Chinese name.",
		`func ($r $T) Chinese() string { return $table.Chinese($r) }`},
	{"MarshalText", "returns the value's word.",
		`func ($r $T) MarshalText() ([]byte, error) { return $table.Marshal($r) }`},
	{"UnmarshalText", "reads a value's word: $words; or its Chinese term: ${terms}.",
		`func ($r *$T) UnmarshalText(text []byte) error { return $table.Unmarshal(text, $r) }`},
}

func (g *generator) enumMethods(name string, t *table) {
	var words, terms, also []string
	for i := range t.names {
		e := &t.names[i]
		words, also = append(words, e.word), append(also, e.also...)
		if e.chinese != e.word {
			terms = append(terms, e.chinese)
		}
	}
	list := strings.Join(terms, ", ")
	if len(also) > 0 {
		list += "; or a further term: " + strings.Join(also, ", ")
	}
	g.write(name, enumMethods, map[string]string{"table": t.variable, "words": strings.Join(words, ", "), "terms": list})
}

var setMethods = []method{
	{"Valid", "reports whether the set holds nothing but values of [$E].",
		`func ($r $T) Valid() bool { return $table.ValidSet(uint64($r)) }`},
	{"Has", "reports whether $e is in the set.",
		`func ($r $T) Has($e $E) bool { return $table.Has(uint64($r), $e) }`},
	{"All", "returns the values of the set in their order.",
		`func ($r $T) All() iter.Seq[$E] { return $table.All(uint64($r)) }`},
	{"String", "returns the English names, joined by commas.",
		`func ($r $T) String() string { return $table.JoinSet("$pkg.$T", uint64($r), ",", $E.String) }`},
	{"Chinese", "returns the Chinese names, joined by 、.",
		`func ($r $T) Chinese() string { return $table.JoinSet("$pkg.$T", uint64($r), "、", $E.Chinese) }`},
	{"MarshalText", "returns the words of the values, joined by commas.",
		`func ($r $T) MarshalText() ([]byte, error) { return $table.MarshalSet(uint64($r)) }`},
	{"UnmarshalText", "reads what [$E.UnmarshalText] reads, joined by commas, in any order, each value at most once.",
		setReader("UnmarshalText", "UnmarshalSet")},
	{"MarshalJSON", "returns an array of the words of the values.",
		`func ($r $T) MarshalJSON() ([]byte, error) { return $table.MarshalSetJSON(uint64($r)) }`},
	{"UnmarshalJSON", "reads an array of what [$E.UnmarshalText] reads, in any order, each value at most once. It refuses null.",
		setReader("UnmarshalJSON", "UnmarshalSetJSON")},
}

func setReader(method, by string) string {
	return `func ($r *$T) ` + method + `(text []byte) error {
	set, err := $table.` + by + `(text)
	if err == nil {
		*$r = $T(set)
	}
	return err
}`
}

var unsigned = []string{"uint8", "uint16", "uint32", "uint64", "uint", "byte"}

func (g *generator) setMethods(name string, d *typeDecl, set *directive) {
	t := g.tables[set.arg]
	if t == nil {
		g.problem(set.pos, "%s is a set of %q, which has no table", name, set.arg)
		return
	}
	if !slices.Contains(unsigned, identOf(d.spec.Type)) {
		g.problem(set.pos, "%s is a set and no unsigned integer", name)
		return
	}
	g.body.WriteString(t.guard(name, set.arg))
	elem := firstLetter(set.arg)
	if elem == g.receiver(name) {
		elem += elem
	}
	g.write(name, setMethods, map[string]string{"table": t.variable, "E": set.arg, "e": elem, "pkg": g.name})
}

// guard is a declaration that does not compile where a value of the table has no bit in the set.
func (t *table) guard(set, elem string) string {
	var bits []string
	for _, e := range t.names {
		if e.key != "" {
			bits = append(bits, "1<<"+e.key)
		}
	}
	doc := comment("It stops compiling when " + set + " has not a bit for each " + elem + ".")
	return "\n" + doc + "const _ " + set + " = " + wrap(strings.Join(bits, "| "), width-20, "\n\t") + "\n"
}
