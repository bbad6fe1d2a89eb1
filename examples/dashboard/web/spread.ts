// Where the tiles of counties stand.

// County seats to about 0.05° (WGS 84), for drawing only; public knowledge. Other places' counties stand in rows.
export const seats: Record<string, [lat: number, lon: number]> = {
  653101: [39.47, 75.99], 653121: [39.38, 75.86], 653122: [39.4, 76.05], 653123: [38.93, 76.17], 653124: [38.19, 77.27], 653125: [38.41, 77.24],
  653126: [37.88, 77.42], 653127: [38.9, 77.65], 653128: [39.23, 76.77], 653129: [39.49, 76.73], 653130: [39.79, 78.55], 653131: [37.78, 75.23],
};

interface Spot { x: number; y: number; rank: { x: number; y: number } }

// Puts tiles of a size where the seats lie, and moves those apart that overlap, keeping who is north, south, east and west of whom.
export function spread(codes: string[], width: number, height: number, w: number, h: number): { x: number; y: number }[] {
  const at = codes.map((c) => seats[c]);
  if (at.some((s) => !s)) {
    const columns = Math.max(1, Math.floor(width / (w + 8)));
    return codes.map((_, i) => ({ x: (i % columns) * (w + 8) + w / 2, y: Math.floor(i / columns) * (h + 8) + h / 2 }));
  }
  const known = at as [number, number][];
  const lat = known.map((s) => s[0]), lon = known.map((s) => s[1]);
  const scale = (v: number, list: number[], size: number) => ((v - Math.min(...list)) / (Math.max(...list) - Math.min(...list) || 1)) * size;
  const spots: Spot[] = known.map(([la, lo]) => {
    const x = scale(lo, lon, width - w) + w / 2, y = height - h - scale(la, lat, height - h) + h / 2;
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
  return spots;
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
