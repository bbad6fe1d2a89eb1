// Package places makes places of files: a plan of tables of counties and borders, counties of the sites in them, and the days ahead of a
// forecast.
//
// Tables are CSV in UTF-8, with named columns in any order; faults have their lines.
package places
