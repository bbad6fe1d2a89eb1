// The answers of the rules, as package board gives them.

export interface Text { zh: string; en: string }
export type Lang = keyof Text;

export interface About {
  title: Text; source: Text; from: string; hours: number; busiest: number; count: number;
  counties: { code: string; name: Text }[]; borders: [string, string][];
  tracks: Choice[]; track: string;
  air: { level: string; name: Text; first: number; last: number; colour: string }[];
  levels: { level: string; name: Text }[];
  hold: number; together: number;
  group: string; groups: Choice[];
  edition: string; editions: Choice[];
}
export interface Choice { value: string; name: Text }

export interface Standing {
  level: string; name: Text; in_force: boolean; announced: Text; from: string; since: string; until: string; provisional: boolean;
  response: string; responds: Text; reasons: Text[];
}
export interface County extends Standing {
  code: string; county: Text; carries: boolean; covered: boolean; aqi: number | null; air: string; air_name: Text; silent: string;
}
export interface View { index: number; at: string; place: Standing; counties: County[] }

export interface Act {
  index: number; at: string; county: string; name: Text; act: string; act_name: Text; level: string; level_name: Text;
  announced: Text; approval: Text | null;
}
export interface Acts { decided: number; hours: number; list: Act[] }
export interface Clause { document: string; number: string }
export interface Grounds extends Act {
  decision: Text; evidence: Text; windows: Text[]; demands: Text[]; unknown: Text[]; approvals: Text[]; clauses: Clause[];
  extent: Text[]; responses: Text[]; notice: Text | null; filing: Text | null;
}

export interface Other { path: string; value: Text; rulings: Text[] }

export interface Band { from: number; until: number; level: string; name: Text; open: boolean }
export interface Chart {
  county: string; name: Text; start: string; now: number; hourly: (number | null)[]; air: string[]; daily: (number | null)[];
  dust: number[]; edited: number[]; thresholds: { aqi: number; name: Text }[]; runs: Band[]; episodes: Band[]; alerts: Band[];
  primary: Text[]; told: Text[];
}

export interface Firm {
  id: string; name: Text; county: Text; class: Text; grade: Text; mode: Text; required: Text; requested: Text; asked: boolean;
  missing: Text; unknown: boolean;
}
export interface Duties {
  name: Text; responds: Text; count: number; attained: Text[]; enterprises: Firm[];
  measures: { party: Text; measures: { clause: string; text: Text; kind: Text }[] }[];
  due: { key: string; what: Text; text: Text; clause: string; due: string; at_once: boolean; overdue: boolean }[];
}

export interface Demand { kind: string; level: string; from: string; until: string; counties: string[] | null }
export interface WhatIf {
  hours?: { county: string; at: string; aqi: number; from: string }[];
  demands?: Demand[];
  dead?: { county: string; from: string; until: string }[];
  hold?: number; together?: number; group?: string; edition?: string;
}

export interface First { about: About; view: View; acts: Acts; chart: Chart; duties: Duties; ahead: Act[] }
