// Package house has only tests: they hold the library to its own rules, such as
// which package may import which, and that nothing in it reads a clock.
package house
