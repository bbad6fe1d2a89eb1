package regiontest_test

import (
	"fmt"

	"pgregory.net/rapid"
)

// inExample stands for the *testing.T that an Example does not have. It prints whether the property held.
type inExample struct{ rapid.TB }

func (inExample) Helper()      {}
func (inExample) Name() string { return "example" }
func (inExample) Failed() bool { return false }

func (inExample) Logf(string, ...any)               { fmt.Println("held") }
func (inExample) Errorf(format string, args ...any) { fmt.Printf(format, args...) }
