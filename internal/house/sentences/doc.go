// Package sentences has only tests: they hold the library against every sentence of Kashgar's plan, which is the shared data's.
package sentences
