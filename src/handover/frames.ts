import { fromBase45, toBase45 } from './base45.ts';
import { checksum } from './checksum.ts';

/**
 * One frame is one QR code: `TFL1:<series>:<index>:<total>:<checksum>:<bytes>`, in the characters of QR's alphanumeric mode.
 * `series` is the checksum of all bytes together, so that frames of two tables, or of one table before and after a new
 * statement, are never mixed. Index counts from 1.
 */
const MARK = 'TFL1';
/**
 * Bytes a frame. With the head they make 516 characters, which fill QR version 14 at error correction M (528): 73 modules a
 * side, so that a tablet that fills half the height of a laptop camera's 720 lines still has 4 pixels a module.
 */
export const FRAME_BYTES = 320;
/** The version that all frames of a series of several are drawn in, so that the picture never jumps. */
export const FRAME_VERSION = 14;
/** More frames than this are no series: at three a second they take eleven minutes, and a file is the way. */
export const FRAMES_LIMIT = 2_000;

export interface Frame {
  series: string;
  /** From 1. */
  index: number;
  total: number;
  bytes: Uint8Array;
}

/** The frames' texts; undefined when the bytes are none, or too many. */
export function toFrames(bytes: Uint8Array): string[] | undefined {
  const total = Math.ceil(bytes.length / FRAME_BYTES);
  if (total === 0 || total > FRAMES_LIMIT) return undefined;
  const series = checksum(bytes).toUpperCase();
  return Array.from({ length: total }, (_, i) => {
    const part = toBase45(bytes.subarray(i * FRAME_BYTES, (i + 1) * FRAME_BYTES));
    const place = `${series}:${i + 1}:${total}`;
    return `${MARK}:${place}:${checksum(`${place}:${part}`).toUpperCase()}:${part}`;
  });
}

/** The frame in a code's text; undefined for any other code, and for one that was read wrongly. */
export function readFrame(text: string): Frame | undefined {
  const found = /^TFL1:([0-9A-F]{8}):(\d{1,4}):(\d{1,4}):([0-9A-F]{8}):([0-9A-Z $%*+\-./:]+)$/.exec(text);
  if (!found) return undefined;
  const [, series = '', indexText = '', totalText = '', sum, part = ''] = found;
  if (checksum(`${series}:${indexText}:${totalText}:${part}`).toUpperCase() !== sum) return undefined;
  const [index, total] = [Number(indexText), Number(totalText)];
  const bytes = fromBase45(part);
  if (!bytes || bytes.length > FRAME_BYTES || index < 1 || index > total || total > FRAMES_LIMIT) return undefined;
  return { series, index, total, bytes };
}

/** What has been collected of the series that is being shown. */
export interface Collected {
  series: string;
  total: number;
  /** Indices from 1. */
  missing: number[];
  /** All bytes, once nothing is missing; undefined before, and when together they are not what the series says. */
  bytes: Uint8Array | undefined;
}

/** Gathers frames in any order. Those of several series are kept apart: a table that starts anew loses nothing of the other. */
export class FrameCollector {
  readonly #series = new Map<string, { total: number; parts: Map<number, Uint8Array> }>();

  /** Takes the text of any code; undefined when it is no frame. */
  add(text: string): Collected | undefined {
    const frame = readFrame(text);
    if (!frame) return undefined;
    const { series, index, total, bytes } = frame;
    const known = this.#series.get(series) ?? { total, parts: new Map<number, Uint8Array>() };
    if (known.total !== total) return undefined;
    this.#series.set(series, known);
    known.parts.set(index, bytes);
    if (this.#series.size > SERIES_LIMIT) this.#dropOldest();
    const missing = Array.from({ length: total }, (_, i) => i + 1).filter((i) => !known.parts.has(i));
    return { series, total, missing, bytes: missing.length === 0 ? whole(series, known.parts) : undefined };
  }

  #dropOldest(): void {
    const [oldest] = this.#series.keys();
    if (oldest !== undefined) this.#series.delete(oldest);
  }
}

/** Two tables held up in turn, and one that wrote on in between; more are someone else's codes, which must not fill the memory. */
const SERIES_LIMIT = 8;

function whole(series: string, parts: ReadonlyMap<number, Uint8Array>): Uint8Array | undefined {
  const bytes = Uint8Array.from([...parts].sort(([a], [b]) => a - b).flatMap(([, part]) => [...part]));
  return checksum(bytes).toUpperCase() === series ? bytes : undefined;
}
