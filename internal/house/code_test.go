package house

import (
	"go/ast"
	"go/constant"
	"go/token"
	"path"
	"slices"
	"strconv"
)

// forbidden names, by import path, what a package must not be used for: the
// clock and the host's zone, settings that change every caller's results, and
// ways into floating point.
var forbidden = map[string][]string{
	"time": {
		"Now", "Local", "LoadLocation", "LoadLocationFromTZData", "Since", "Until", "Sleep",
		"After", "AfterFunc", "Tick", "NewTimer", "NewTicker",
	},
	"github.com/shopspring/decimal": {
		"DivisionPrecision", "PowPrecisionNegativeExponent", "MarshalJSONWithoutQuotes", "TrimTrailingZeros",
		"UseScientificNotation", "ExpMaxIterations", "MaxDecodeExponent",
		"Avg", "NewFromFloat", "NewFromFloat32", "NewFromFloatWithExponent",
	},
	"strconv":  {"ParseFloat", "AppendFloat", "FormatFloat"},
	"math/big": {"NewFloat", "ParseFloat"},
}

// forbiddenMethods are forbidden on any value. Div rounds to a global precision,
// and DivRound tempts to round twice: multiply first, then QuoRem.
var forbiddenMethods = []string{"Div", "DivRound", "Float64", "Float32", "InexactFloat64", "Local"}

// codeFaults are the places of s that could make a rule inexact, impure or
// unable to answer.
func codeFaults(s source) []string {
	names := importNames(s.file)
	var faults []string
	ast.Inspect(s.file, func(n ast.Node) bool {
		if n == nil {
			return false
		}
		if what := nodeFault(n, names); what != "" {
			faults = append(faults, s.at(n, what))
		}
		return true
	})
	return faults
}

func nodeFault(n ast.Node, names map[string]string) string {
	switch n := n.(type) {
	case *ast.Ident:
		if n.Name == "float32" || n.Name == "float64" {
			return n.Name
		}
	case *ast.BasicLit:
		if isFraction(n) {
			return "number " + n.Value + " in floating point"
		}
	case *ast.SelectorExpr:
		return selectorFault(n, names)
	case *ast.CallExpr:
		if f, ok := n.Fun.(*ast.Ident); ok && f.Name == "panic" {
			return "panic"
		}
	case *ast.FuncDecl:
		if n.Recv == nil && n.Name.Name == "init" {
			return "init function"
		}
	case *ast.GoStmt:
		return "go statement"
	}
	return ""
}

// isFraction is false for 1e18, which is a plain way to write an integer.
func isFraction(n *ast.BasicLit) bool {
	if n.Kind != token.FLOAT && n.Kind != token.IMAG {
		return false
	}
	value := constant.MakeFromLiteral(n.Value, n.Kind, 0)
	return constant.ToInt(value).Kind() != constant.Int
}

func selectorFault(n *ast.SelectorExpr, names map[string]string) string {
	if x, ok := n.X.(*ast.Ident); ok && slices.Contains(forbidden[names[x.Name]], n.Sel.Name) {
		return names[x.Name] + "." + n.Sel.Name
	}
	if slices.Contains(forbiddenMethods, n.Sel.Name) {
		return "." + n.Sel.Name
	}
	return ""
}

// importNames maps the name a file uses for an import to the import's path.
func importNames(file *ast.File) map[string]string {
	names := map[string]string{}
	for _, spec := range file.Imports {
		imported, err := strconv.Unquote(spec.Path.Value)
		if err != nil {
			continue
		}
		name := path.Base(imported)
		if spec.Name != nil {
			name = spec.Name.Name
		}
		names[name] = imported
	}
	return names
}
