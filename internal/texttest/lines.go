package texttest

import (
	"bytes"
	"encoding/json"
	"fmt"
	"reflect"
	"strings"
)

// Lines returns a struct as JSON, with a line for each element of its lists.
func Lines(v any) ([]byte, error) {
	var out bytes.Buffer
	fields := reflect.ValueOf(v)
	for i := range fields.NumField() {
		lead, end, between := "", "", ""
		elements := []any{fields.Field(i).Interface()}
		if field := fields.Field(i); field.Kind() == reflect.Slice {
			lead, end, between, elements = "[", "]", "\n  ", nil
			for j := range field.Len() {
				elements = append(elements, field.Index(j).Interface())
			}
		}
		var lines []string
		for _, element := range elements {
			text, err := json.Marshal(element)
			if err != nil {
				return nil, err
			}
			lines = append(lines, between+string(text))
		}
		key, _, _ := strings.Cut(fields.Type().Field(i).Tag.Get("json"), ",")
		fmt.Fprintf(&out, "%s\n%q: %s%s%s", []string{"{", ","}[min(i, 1)], key, lead, strings.Join(lines, ","), end)
	}
	out.WriteString("\n}\n")
	return out.Bytes(), nil
}
