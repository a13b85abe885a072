import { readFileSync, writeFileSync } from 'node:fs';
import { createCanvas } from '@napi-rs/canvas';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
for (const f of ['report','feedback']) {
const doc = await getDocument({ data: new Uint8Array(readFileSync(`/tmp/formats-out/${f}.pdf`)) }).promise;
console.log(f, doc.numPages);
for (const n of [1,2,3]) { if (n>doc.numPages) break;
  const page = await doc.getPage(n); const vp = page.getViewport({ scale: 1.2 });
  const c = createCanvas(vp.width, vp.height);
  await page.render({ canvas: c as never, canvasContext: c.getContext('2d') as never, viewport: vp }).promise;
  writeFileSync(`/tmp/formats-out/${f}-p${n}.png`, c.toBuffer('image/png'));
}}
