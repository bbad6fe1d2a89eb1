// Package sentences has only tests: they hold the library against every sentence of Kashgar's plan, which is the shared data's, and
// against the tables and paragraphs of both editions of HJ 633.
package sentences
