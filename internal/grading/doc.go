// Package grading has what packages alert and region both need of hours: counts of primary pollutants, and spans of hours of which
// something is so.
package grading
