import assert from "node:assert/strict";
import { test } from "node:test";
import { spread } from "../web/spread";

const codes = ["653101", "653121", "653122", "653123", "653124", "653125", "653126", "653127", "653128", "653129", "653130", "653131"];

for (const [width, height, w, h] of [[374, 400, 82, 62], [560, 400, 104, 66], [800, 400, 104, 66]] as const) {
  test(`tiles do not overlap in ${width} × ${height}`, () => {
    const spots = spread(codes, width, height, w, h);
    spots.forEach((a, i) => {
      assert.ok(a.x >= w / 2 - 1 && a.x <= width - w / 2 + 1 && a.y >= h / 2 - 1 && a.y <= height - h / 2 + 1, `${codes[i]} is outside`);
      spots.slice(i + 1).forEach((b, j) => {
        assert.ok(Math.abs(a.x - b.x) >= w - 1 || Math.abs(a.y - b.y) >= h - 1, `${codes[i]} and ${codes[i + 1 + j]} overlap`);
      });
    });
    const at = (code: string) => spots[codes.indexOf(code)]!;
    assert.ok(at("653130").x > at("653129").x && at("653131").y > at("653101").y && at("653126").y > at("653125").y, "they lie otherwise");
  });
}

test("counties of other places stand in rows", () => {
  const spots = spread(["a", "b", "c"], 200, 100, 90, 60);
  assert.deepEqual(spots.map((s) => s.y), [30, 30, 98]);
});
