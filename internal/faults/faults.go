// Package faults gives the packages' lists of faults their error methods, so that all read alike.
package faults

import "strings"

// Text returns the faults in one line: the prefix, then the faults separated by semicolons.
func Text[F error](prefix string, list []F) string {
	texts := make([]string, len(list))
	for i, f := range list {
		texts[i] = f.Error()
	}
	return prefix + ": " + strings.Join(texts, "; ")
}

// Unwrap returns the faults one by one.
func Unwrap[F error](list []F) []error {
	errs := make([]error, len(list))
	for i, f := range list {
		errs[i] = f
	}
	return errs
}

// Sentence returns "where: got, want what would be right: rule", without what was wanted where that is empty: then the rule says
// it all.
func Sentence(where, got, want string, rule error) string {
	s := where
	if want != "" {
		s += ": " + got + ", want " + want
	}
	if rule != nil {
		s += ": " + rule.Error()
	}
	return s
}
