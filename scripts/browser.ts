import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/**
 * One Chromium for all browser tests, so that they run from `npm install` alone, on a machine without a browser and without
 * Playwright's download. Run by itself this file prints which one it found.
 */
export interface BrowserLaunch {
  executablePath?: string;
  args: string[];
  env?: Record<string, string>;
}

/** Order: the one named in CHROMIUM_PATH, the npm package's (Linux on x64), an installed one, Playwright's own. */
export async function chromiumLaunch(): Promise<BrowserLaunch> {
  const named = process.env.CHROMIUM_PATH;
  if (named) return { executablePath: named, args: ARGS };
  if (process.platform === 'linux' && process.arch === 'x64') return fromPackage();
  const installed = INSTALLED.find((file) => existsSync(file));
  return installed ? { executablePath: installed, args: ARGS } : { args: ARGS };
}

const ROOT = path.resolve(import.meta.dirname, '..');
const PACKAGE = path.join(ROOT, 'node_modules/@sparticuz/chromium');

const ARGS = [
  '--no-sandbox', // in a container Chromium runs as root, which its sandbox refuses
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking', // nothing but the pages under test may talk
  '--disable-component-update',
  '--disable-sync',
  '--font-render-hinting=none', // the same letter widths on every machine
];

const INSTALLED = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:/Program Files/Google/Chrome/Application/chrome.exe',
  'C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe',
  '/usr/bin/chromium',
  '/usr/bin/google-chrome',
];

async function fromPackage(): Promise<BrowserLaunch> {
  const { version } = JSON.parse(readFileSync(path.join(PACKAGE, 'package.json'), 'utf8')) as { version: string };
  const folder = path.join(ROOT, 'node_modules/.cache', `chromium-${version}`);
  if (!existsSync(folder)) await unpack(folder);
  const libraries = [path.join(folder, 'al2023/lib'), process.env.LD_LIBRARY_PATH].filter(Boolean).join(':');
  return {
    executablePath: path.join(folder, 'chromium'),
    args: ARGS,
    env: { ...environment(), LD_LIBRARY_PATH: libraries, FONTCONFIG_FILE: path.join(folder, 'fonts.conf') },
  };
}

/** Unpacks beside its place and moves it there whole: another process may be doing the same, or this one may be killed. */
async function unpack(folder: string): Promise<void> {
  const part = `${folder}.${process.pid}`;
  mkdirSync(part, { recursive: true });
  const before = process.env.TMPDIR;
  // The package unpacks into the system's temporary folder, and takes whatever version it finds there for its own.
  process.env.TMPDIR = part;
  try {
    const { default: chromium, inflate } = await import('@sparticuz/chromium');
    await chromium.executablePath();
    await inflate(path.join(PACKAGE, 'bin/al2023.tar.br')); // libraries that a bare server lacks
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  }
  writeFileSync(path.join(part, 'fonts.conf'), fontsConfiguration(folder));
  try {
    renameSync(part, folder);
  } catch (error) {
    rmSync(part, { recursive: true, force: true });
    if (!existsSync(folder)) throw error; // else another process was first, with the same
  }
}

/** The package's own points at a folder that is not there; without fonts every text has no size and counts as hidden. */
function fontsConfiguration(folder: string): string {
  const folders = [path.join(folder, 'fonts'), '/usr/share/fonts'].map((dir) => `<dir>${dir}</dir>`).join('');
  const cache = `<cachedir>${path.join(folder, 'fonts-cache')}</cachedir>`;
  return `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>${folders}${cache}</fontconfig>\n`;
}

function environment(): Record<string, string> {
  const out: Record<string, string> = {};
  for (const [key, value] of Object.entries(process.env)) if (value !== undefined) out[key] = value;
  return out;
}

if (import.meta.main) console.log((await chromiumLaunch()).executablePath ?? 'the one Playwright brings');
