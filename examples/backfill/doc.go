// Backfill computes years of history of many sites on any runner of Apache Beam: from files of hours to rolling days in Parquet, and
// episodes, levels and prefectures' periods in JSON lines.
//
// It begins in pipeline.go. README.md says how to run it.
package main
