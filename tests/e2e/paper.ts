import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import decodeQR from 'qr/decode.js';

/** A rendered page: its text, and its picture. */
export interface Paper {
  text: string;
  width: number;
  height: number;
  /** RGBA */
  pixels: Uint8ClampedArray;
}

/** Dots per inch of what a camera sees of a sheet that is held close; a printer has 600. */
const DPI = 150;
/** The units of a PDF. */
const POINTS_AN_INCH = 72;

interface Drawn {
  canvas: { width: number; height: number };
  context: { getImageData(x: number, y: number, width: number, height: number): { data: Uint8ClampedArray } };
}
interface CanvasFactory {
  create(width: number, height: number): Drawn;
}

/** The pages of a PDF as they look on paper. */
export async function pagesOf(pdf: Uint8Array): Promise<Paper[]> {
  const document = await getDocument({ data: Uint8Array.from(pdf), useSystemFonts: true, verbosity: 0 }).promise;
  const papers: Paper[] = [];
  for (let n = 1; n <= document.numPages; n++) {
    const page = await document.getPage(n);
    const viewport = page.getViewport({ scale: DPI / POINTS_AN_INCH });
    const { width, height } = viewport;
    const drawn = (document.canvasFactory as CanvasFactory).create(Math.ceil(width), Math.ceil(height));
    await page.render({ canvas: drawn.canvas as never, canvasContext: drawn.context as never, viewport }).promise;
    const { items } = await page.getTextContent();
    const text = items.map((item) => ('str' in item ? item.str : '')).join(' ');
    const size = { width: drawn.canvas.width, height: drawn.canvas.height };
    papers.push({ text, ...size, pixels: drawn.context.getImageData(0, 0, size.width, size.height).data });
  }
  await document.destroy();
  return papers;
}

/** The codes on a page that is cut in so many columns and rows, row by row; undefined where there is none that can be read. */
export function codesOn(paper: Paper, columns: number, rows: number): (string | undefined)[] {
  const width = Math.floor(paper.width / columns);
  const height = Math.floor(paper.height / rows);
  return Array.from({ length: columns * rows }, (_, i) => {
    const left = (i % columns) * width;
    const top = Math.floor(i / columns) * height;
    const data = new Uint8ClampedArray(width * height * 4);
    for (let y = 0; y < height; y++) {
      const from = ((top + y) * paper.width + left) * 4;
      data.set(paper.pixels.subarray(from, from + width * 4), y * width * 4);
    }
    try {
      return decodeQR({ width, height, data }, { effort: 10, timeLimit: 2_000 });
    } catch {
      return undefined;
    }
  });
}
