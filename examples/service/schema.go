package main

import (
	"encoding"
	"encoding/json"
	"errors"
	"maps"
	"reflect"
	"regexp"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/clearsky-go/clearsky/alert"
	"github.com/clearsky-go/clearsky/aqi"
	"github.com/clearsky-go/clearsky/emission"
	"github.com/clearsky-go/clearsky/enterprise"
	"github.com/clearsky-go/clearsky/region"
	"github.com/clearsky-go/clearsky/response"
)

type schema = map[string]any

// schemas are those of Go types, by name.
type schemas map[string]schema

func reference(name string) schema { return schema{"$ref": "#/components/schemas/" + name} }

var (
	number = schema{"type": []string{"string", "number", "null"}, "description": "a decimal number"}
	object = schema{"type": "object"}

	// given are the schemas of types whose form their fields do not tell.
	given = map[reflect.Type]schema{
		reflect.TypeFor[decimal.NullDecimal](): number,
		reflect.TypeFor[aqi.Concentration]():   number,
		reflect.TypeFor[aqi.Index]():           {"type": []string{"integer", "null"}, "minimum": 0, "maximum": 500},
		reflect.TypeFor[aqi.Report]():          object,
		reflect.TypeFor[response.Answer]():     object,
		reflect.TypeFor[response.Stops]():      object,
		reflect.TypeFor[emission.Amounts]():    {"type": "object", "description": `by pollutant, as "12.5 kg" a day; null is not known`},
		reflect.TypeFor[emission.Reductions](): {"type": "object", "description": "amounts by level"},
		reflect.TypeFor[emission.Shares]():     {"type": "object", "description": `by pollutant, as "20 %"`},
	}
	// named may be given in a plan by their name too.
	named = []reflect.Type{
		reflect.TypeFor[alert.Plan](), reflect.TypeFor[region.Policy](), reflect.TypeFor[response.Catalogue](), reflect.TypeFor[emission.Targets](),
		reflect.TypeFor[enterprise.Rules](),
	}

	textType, jsonType = reflect.TypeFor[encoding.TextMarshaler](), reflect.TypeFor[json.Marshaler]()
)

// of returns the schema of a value's type.
func (all schemas) of(v any) schema { return all.typ(reflect.TypeOf(v)) }

// answer is of with all keys of an answer of this service required.
func (all schemas) answer(v any) schema {
	s := all.of(v)
	if t := reflect.TypeOf(v); t.PkgPath() == reflect.TypeFor[route]().PkgPath() {
		c := all[nameOf(t)]
		c["required"] = slices.Sorted(maps.Keys(c["properties"].(schema)))
	}
	return s
}

func (all schemas) typ(t reflect.Type) schema {
	if s, ok := given[t]; ok {
		return s
	}
	if inner, ok := t.MethodByName("Get"); ok && strings.HasPrefix(t.Name(), "Optional[") {
		return orNull(all.typ(inner.Type.Out(0)))
	}
	text := t.Implements(textType)
	switch {
	case text && t.Implements(jsonType):
		return schema{"type": "array", "items": schema{"type": "string"}} // a set
	case text:
		return words(t)
	case t.Kind() == reflect.Struct:
		return all.structure(t)
	case t.Kind() == reflect.Slice:
		return schema{"type": []string{"array", "null"}, "items": all.typ(t.Elem())}
	case t.Kind() == reflect.Array:
		return schema{"type": "array", "items": all.typ(t.Elem())}
	case t.Kind() == reflect.Map:
		return schema{"type": []string{"object", "null"}, "additionalProperties": all.typ(t.Elem())}
	case t.Kind() == reflect.Pointer:
		return orNull(all.typ(t.Elem()))
	case t.Kind() == reflect.String:
		return schema{"type": "string"}
	case t.Kind() == reflect.Bool:
		return schema{"type": "boolean"}
	}
	return schema{"type": "integer"}
}

func orNull(s schema) schema { return schema{"anyOf": []schema{s, {"type": "null"}}} }

// words returns the schema of a text, with its words where it is an enumeration.
func words(t reflect.Type) schema {
	list := []string{}
	for n := range 256 {
		v := reflect.New(t).Elem()
		if v.Kind() != reflect.Uint8 {
			return schema{"type": "string"}
		}
		v.SetUint(uint64(n))
		if word, err := v.Interface().(encoding.TextMarshaler).MarshalText(); err == nil {
			list = append(list, string(word))
		}
	}
	return schema{"type": "string", "enum": list}
}

var folder = regexp.MustCompile(`[\w.-]+/|\b(main|service)\.`)

func nameOf(t reflect.Type) string {
	return strings.NewReplacer("[", "-of-", "]", "").Replace(folder.ReplaceAllString(t.String(), ""))
}

// structure refers to the schema of a struct, which it makes if there is none yet.
func (all schemas) structure(t reflect.Type) schema {
	name := nameOf(t)
	if _, ok := all[name]; ok {
		return reference(name)
	}
	properties := schema{}
	all[name] = schema{"type": "object", "properties": properties, "additionalProperties": false}
	for _, f := range reflect.VisibleFields(t) {
		key, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		if !f.IsExported() || key == "" || key == "-" {
			continue
		}
		properties[key] = all.typ(f.Type)
		if slices.Contains(named, f.Type) {
			properties[key] = schema{"anyOf": []schema{all.typ(f.Type), {"type": "string"}}}
		}
	}
	if keys := needed(t); len(keys) > 0 {
		all[name]["required"] = keys
	}
	return reference(name)
}

// needed returns the keys that the library itself finds missing in an empty object.
func needed(t reflect.Type) (keys []string) {
	fs, _ := errors.AsType[aqi.Faults](aqi.Unmarshal([]byte("{}"), reflect.New(t).Interface()))
	for _, f := range fs {
		if key := strings.TrimPrefix(f.Path, "/"); errors.Is(f.Rule, aqi.ErrMissing) && key != "" && !strings.Contains(key, "/") {
			keys = append(keys, key)
		}
	}
	return keys
}
