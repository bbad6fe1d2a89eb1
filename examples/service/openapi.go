package main

import (
	"net/http"
	"regexp"
	"strings"

	"github.com/clearsky-go/clearsky/aqi"
)

// route is a route with what its document says of it. What goes in and comes out are values of Go types, nil where nothing does.
type route struct {
	pattern, says    string
	in, out          any
	inForms, outForm string // media types besides JSON
	query            []parameter
	http.Handler
}

type parameter struct {
	name, says string
	of         schema
}

var inPath = regexp.MustCompile(`\{(\w+)\}`)

// describe returns the OpenAPI document of routes.
func describe(routes []route) schema {
	all, paths := schemas{}, schema{}
	for _, r := range routes {
		method, path, _ := strings.Cut(r.pattern, " ")
		if paths[path] == nil {
			paths[path] = schema{}
		}
		paths[path].(schema)[strings.ToLower(method)] = r.operation(method, path, all)
	}
	all["problem"] = problemSchema(all)
	return schema{
		"openapi": "3.1.0",
		"info": schema{
			"title": "clearsky", "version": "1",
			"description": "Rules for heavy-pollution weather in China. Words of enumerations may be given in Chinese too. Hours are as 2026-01-08T00:00:00+08:00.",
		},
		"paths": paths, "components": schema{"schemas": all},
	}
}

func (r route) operation(method, path string, all schemas) schema {
	ok := schema{"description": "what is asked for", "content": contents(all.answer(r.out), r.outForm)}
	responses := schema{"200": ok, "default": schema{
		"description": "what is wrong", "content": schema{"application/problem+json": schema{"schema": reference("problem")}},
	}}
	if method == http.MethodPut {
		responses["201"] = ok
	}
	o := schema{"summary": r.says, "operationId": r.pattern, "responses": responses}
	if r.in != nil {
		o["requestBody"] = schema{"required": method != http.MethodPut, "content": contents(all.of(r.in), r.inForms)}
	}
	parameters := []schema{}
	for _, name := range inPath.FindAllStringSubmatch(path, -1) {
		parameters = append(parameters, schema{"in": "path", "name": name[1], "required": true, "schema": schema{"type": "string"}})
	}
	for _, p := range r.query {
		parameters = append(parameters, schema{"in": "query", "name": p.name, "description": p.says, "schema": p.of})
	}
	if len(parameters) > 0 {
		o["parameters"] = parameters
	}
	return o
}

// contents are JSON of a schema, and what is in other forms, a list with blanks.
func contents(json schema, forms string) schema {
	list := schema{"application/json": schema{"schema": json}}
	for _, form := range strings.Fields(forms) {
		list[form] = schema{}
	}
	return list
}

// problemSchema is that of problem details, with the faults where there are some.
func problemSchema(all schemas) schema {
	word, text := schema{"type": "string"}, all.of(aqi.Text{})
	fault := schema{
		"type": "object", "required": []string{"pointer", "count", "rule", "detail", "detail_zh"},
		"properties": schema{
			"pointer": schema{"type": []string{"string", "null"}, "description": "JSON Pointer into the request; null of faults that are only counted"},
			"count":   schema{"type": "integer"}, "id": word, "got": word, "want": text, "rule": word, "clause": all.of(aqi.Clause{}),
			"detail": word, "detail_zh": word,
		},
	}
	return schema{
		"type": "object", "required": []string{"type", "title"},
		"properties": schema{
			"type": word, "title": word, "title_zh": word, "status": schema{"type": "integer"}, "errors": schema{"type": "array", "items": fault},
		},
	}
}
