// Package forms has only tests: every exported type of the library that has a JSON form is read strictly, and what is read can be
// written again.
package forms
