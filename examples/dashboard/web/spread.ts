// Where the tiles of counties stand.

// County seats to about 0.05° (WGS 84), for drawing only; public knowledge.
const seats: Record<string, [lat: number, lon: number]> = {
  653101: [39.47, 75.99], 653121: [39.38, 75.86], 653122: [39.4, 76.05], 653123: [38.93, 76.17], 653124: [38.19, 77.27], 653125: [38.41, 77.24],
  653126: [37.88, 77.42], 653127: [38.9, 77.65], 653128: [39.23, 76.77], 653129: [39.49, 76.73], 653130: [39.79, 78.55], 653131: [37.78, 75.23],
};

type Point = [x: number, y: number];
interface Spot { x: number; y: number; rank: { x: number; y: number } }
export interface Spread { spots: { x: number; y: number }[]; height: number }

const usual = 400; // the height of a map

// Puts tiles of a size where the seats lie; where a seat is not known, near those that they touch; where none touch, in rows.
export function spread(codes: string[], borders: [string, string][], width: number, w: number, h: number): Spread {
  const columns = Math.max(1, Math.floor(width / (w + 8)));
  const rows = Math.ceil(codes.length / columns);
  const seated = codes.map((c) => seats[c]);
  if (seated.every((s) => s !== undefined)) return placed(seated.map(([lat, lon]): Point => [lon, -lat]), width, usual, w, h);
  if (borders.length === 0) {
    return { spots: codes.map((_, i) => ({ x: (i % columns) * (w + 8) + w / 2, y: Math.floor(i / columns) * (h + 8) + h / 2 })), height: rows * (h + 8) };
  }
  return placed(drawn(codes, borders), width, Math.max(usual, rows * (h + 8) * 1.5), w, h);
}

// Draws a graph so that distances are like the number of borders between counties, beginning on a circle.
function drawn(codes: string[], borders: [string, string][]): Point[] {
  const far = steps(codes, borders);
  const at = codes.map((_, i): Point => [Math.cos((2 * Math.PI * i) / codes.length) * 2, Math.sin((2 * Math.PI * i) / codes.length) * 2]);
  for (let round = 0; round < 300; round++) {
    at.forEach((a, i) => {
      let x = 0, y = 0, weights = 0;
      at.forEach((b, j) => {
        if (i === j) return;
        const wanted = far[i]![j]!, is = Math.hypot(a[0] - b[0], a[1] - b[1]) || 0.01, weight = 1 / wanted ** 2;
        x += weight * (b[0] + (wanted * (a[0] - b[0])) / is);
        y += weight * (b[1] + (wanted * (a[1] - b[1])) / is);
        weights += weight;
      });
      if (weights > 0) [a[0], a[1]] = [x / weights, y / weights];
    });
  }
  return at;
}

// How many borders lie between counties; those that no borders join are further apart than any others.
function steps(codes: string[], borders: [string, string][]): number[][] {
  const far = codes.map((_, i) => codes.map((_, j) => (i === j ? 0 : codes.length)));
  for (const [a, b] of borders) {
    const i = codes.indexOf(a), j = codes.indexOf(b);
    if (i >= 0 && j >= 0) far[i]![j] = far[j]![i] = 1;
  }
  codes.forEach((_, k) => codes.forEach((_, i) => codes.forEach((_, j) => {
    far[i]![j] = Math.min(far[i]![j]!, far[i]![k]! + far[k]![j]!);
  })));
  return far;
}

// Scales points to a field, and moves tiles apart that overlap, keeping who is north, south, east and west of whom.
function placed(points: Point[], width: number, height: number, w: number, h: number): Spread {
  const scale = (v: number, list: number[], size: number) => ((v - Math.min(...list)) / (Math.max(...list) - Math.min(...list) || 1)) * size;
  const xs = points.map((p) => p[0]), ys = points.map((p) => p[1]);
  const spots: Spot[] = points.map((p) => {
    const x = scale(p[0], xs, width - w) + w / 2, y = scale(p[1], ys, height - h) + h / 2;
    return { x, y, rank: { x, y } };
  });
  for (let round = 0; round < 400; round++) {
    let moved = false;
    for (const a of spots) {
      for (const b of spots) {
        if (a !== b) moved = apart(a, b, w + 6, h + 6) || moved;
      }
    }
    for (const s of spots) {
      s.x = Math.min(width - w / 2, Math.max(w / 2, s.x));
      s.y = Math.min(height - h / 2, Math.max(h / 2, s.y));
    }
    if (!moved) break;
  }
  return { spots, height };
}

function apart(a: Spot, b: Spot, w: number, h: number): boolean {
  const dx = w - Math.abs(a.x - b.x), dy = h - Math.abs(a.y - b.y);
  if (dx <= 0.5 || dy <= 0.5) return false;
  const axis = dx / w < dy / h ? "x" : "y";
  const by = (axis === "x" ? dx : dy) / 2;
  const sign = a.rank[axis] < b.rank[axis] ? -1 : 1;
  a[axis] += sign * by;
  b[axis] -= sign * by;
  return true;
}
