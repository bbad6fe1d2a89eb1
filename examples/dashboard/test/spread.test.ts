import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { spread } from "../web/spread";

const codes = ["653101", "653121", "653122", "653123", "653124", "653125", "653126", "653127", "653128", "653129", "653130", "653131"];

function noneOverlap(of: string[], spots: { x: number; y: number }[], width: number, height: number, w: number, h: number): void {
  spots.forEach((a, i) => {
    assert.ok(a.x >= w / 2 - 1 && a.x <= width - w / 2 + 1 && a.y >= h / 2 - 1 && a.y <= height - h / 2 + 1, `${of[i]} is outside`);
    spots.slice(i + 1).forEach((b, j) => {
      assert.ok(Math.abs(a.x - b.x) >= w - 1 || Math.abs(a.y - b.y) >= h - 1, `${of[i]} and ${of[i + 1 + j]} overlap`);
    });
  });
}

for (const [width, w, h] of [[358, 82, 62], [560, 112, 66], [800, 112, 66]] as const) {
  test(`tiles do not overlap in a width of ${width}`, () => {
    const { spots, height } = spread(codes, [], width, w, h);
    noneOverlap(codes, spots, width, height, w, h);
    const at = (code: string) => spots[codes.indexOf(code)]!;
    assert.ok(at("653130").x > at("653129").x && at("653131").y > at("653101").y && at("653126").y > at("653125").y, "they lie otherwise");
  });
}

test("counties without borders stand in rows", () => {
  const { spots, height } = spread(["a", "b", "c"], [], 200, 90, 60);
  assert.deepEqual(spots.map((s) => s.y), [30, 30, 98]);
  assert.equal(height, 136);
});

test("other places' counties stand near those that they touch", () => {
  const folder = join("..", "..", "region", "testdata", "plans");
  for (const name of readdirSync(folder)) {
    const plan = JSON.parse(readFileSync(join(folder, name), "utf8")) as { counties: { code: string }[]; borders: [string, string][] };
    const of = plan.counties.map((c) => c.code);
    for (const [width, w, h] of [[358, 82, 62], [600, 112, 66]] as const) {
      const { spots, height } = spread(of, plan.borders, width, w, h);
      noneOverlap(of, spots, width, height, w, h);
    }
  }
  const { spots } = spread(["a", "b", "c", "d"], [["a", "b"], ["b", "c"], ["c", "d"]], 600, 60, 40);
  const far = (i: number, j: number) => Math.hypot(spots[i]!.x - spots[j]!.x, spots[i]!.y - spots[j]!.y);
  assert.ok(far(0, 3) > far(0, 2) && far(0, 2) > far(0, 1), "the ends of a chain are not furthest apart");
});
