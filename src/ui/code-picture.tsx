import encodeQR from 'qr';

/** White around a code, in its modules, as the standard asks. */
const QUIET_ZONE = 4;

/** A QR code as it is drawn: `side` modules, its border included. */
export interface Picture {
  side: number;
  path: string;
}

/** One stroke for each run of dark modules in a row. */
export function pictureOf(text: string): Picture {
  const rows = encodeQR(text, 'raw', { ecc: 'medium', encoding: 'byte', border: QUIET_ZONE });
  let path = '';
  for (const [y, row] of rows.entries()) {
    for (let x = 0; x < row.length; x++) {
      if (!row[x]) continue;
      const from = x;
      while (row[x + 1]) x++;
      const width = x + 1 - from;
      path += `M${from} ${y}h${width}v1h-${width}z`;
    }
  }
  return { side: rows.length, path };
}

/** A QR code as a drawing, sharp at every size of print: black on white in either theme. */
export function CodePicture({ picture: { side, path }, label }: { picture: Picture; label: string }) {
  return (
    <svg viewBox={`0 0 ${side} ${side}`} role="img" aria-label={label} shapeRendering="crispEdges">
      <rect width={side} height={side} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}
