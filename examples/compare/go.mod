module github.com/clearsky-go/clearsky/examples/compare

go 1.26.0

require (
	github.com/clearsky-go/clearsky v0.0.0
	github.com/expr-lang/expr v1.17.8
	github.com/shopspring/decimal v1.6.0
)

replace github.com/clearsky-go/clearsky => ../..
