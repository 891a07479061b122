import { crc32, deflateSync, inflateSync } from "node:zlib";

/**
 * The same picture with at most 256 colours: pages have few, and the file becomes a third. Colours that are used most
 * stay as they are. Reads what Chromium writes: 8 bits a channel, RGB or RGBA, not interlaced.
 * https://www.w3.org/TR/png-3/
 */
export function shrinkPng(png: Buffer): Buffer {
  const { width, height, pixels } = readPixels(png);
  const { palette, indexOf } = choosePalette(pixels);
  const rows = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) rows[y * (width + 1) + x + 1] = indexOf(pixels[y * width + x] ?? 0);
  const header = Buffer.from(png.subarray(16, 29));
  header.set([8, 3], 8);
  return Buffer.concat([
    png.subarray(0, 8),
    writeChunk("IHDR", header),
    writeChunk(
      "PLTE",
      Buffer.from(palette.flatMap((color) => [color >> 16, (color >> 8) & 255, color & 255])),
    ),
    writeChunk("IDAT", deflateSync(rows, { level: 9, memLevel: 9 })),
    writeChunk("IEND", Buffer.alloc(0)),
  ]);
}

type Pixels = { readonly width: number; readonly height: number; readonly pixels: Uint32Array };

function readPixels(png: Buffer): Pixels {
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
  const size = png[25] === 6 ? 4 : 3;
  const packed: Buffer[] = [];
  for (let at = 8; at < png.length; at += png.readUInt32BE(at) + 12)
    if (png.toString("latin1", at + 4, at + 8) === "IDAT")
      packed.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)));
  const bytes = unfilter(inflateSync(Buffer.concat(packed)), width * size, size);
  const pixels = new Uint32Array(width * height);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      pixels[y * width + x] = bytes.readUIntBE(((y + 1) * (width + 1) + x + 1) * size, 3);
  return { width, height, pixels };
}

/** A row is written as its difference from what is to the left, above, or both. */
function unfilter(data: Buffer, stride: number, size: number): Buffer {
  const height = data.length / (stride + 1);
  // A row and a pixel more at the edges, of nothing.
  const width = stride + size;
  const out = Buffer.alloc((height + 1) * width);
  for (let y = 0; y < height; y++) {
    const from = y * (stride + 1);
    const filter = data[from] ?? 0;
    for (let x = 0; x < stride; x++) {
      const at = (y + 1) * width + size + x;
      const near = guess(filter, out[at - size] ?? 0, out[at - width] ?? 0, out[at - width - size] ?? 0);
      out[at] = (data[from + 1 + x] ?? 0) + near;
    }
  }
  return out;
}

/** None, left, above, their mean, or which of three is nearest to left + above - corner. */
function guess(filter: number, ...[left, above, corner]: readonly [number, number, number]): number {
  if (filter < 2) return filter * left;
  if (filter === 2) return above;
  if (filter === 3) return (left + above) >> 1;
  const toLeft = Math.abs(above - corner);
  const toAbove = Math.abs(left - corner);
  const toCorner = Math.abs(left + above - 2 * corner);
  if (toLeft <= toAbove && toLeft <= toCorner) return left;
  return toAbove <= toCorner ? above : corner;
}

/** The colours that are used most, and for each of the others the nearest of them. */
function choosePalette(pixels: Uint32Array) {
  const counts = new Map<number, number>();
  for (const color of pixels) counts.set(color, (counts.get(color) ?? 0) + 1);
  const byUse = [...counts].toSorted((a, b) => b[1] - a[1]).map(([color]) => color);
  const palette = byUse.slice(0, 256);
  const places = new Map(byUse.map((color) => [color, nearestIn(palette, color)]));
  return { palette, indexOf: (color: number) => places.get(color) ?? 0 };
}

function nearestIn(palette: readonly number[], color: number): number {
  const distances = palette.map((one) => distance(one, color));
  return distances.indexOf(Math.min(...distances));
}

function distance(one: number, other: number): number {
  return [16, 8, 0].reduce((sum, shift) => sum + (((one >> shift) & 255) - ((other >> shift) & 255)) ** 2, 0);
}

function writeChunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, "latin1"), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}
