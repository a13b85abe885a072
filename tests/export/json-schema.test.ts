import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { APP_VERSION } from '../../src/domain/app-version.ts';
import { KINDS } from '../../src/domain/code-lists.ts';
import { MeetingExport } from '../../src/export/export-schema.ts';
import { exportJsonSchema } from '../../src/export/json-schema.ts';
import { fc } from '../support/property.ts';
import { anyMeeting } from './any-meeting.ts';
import { exportOf, reopened, sampleMeeting } from './meeting-entries.ts';

const file = readFileSync(new URL('../../docs/export.schema.json', import.meta.url), 'utf8');
const KIND_CODES = new Set<string>(KINDS);
const ajv = new Ajv2020({ allErrors: true, strict: true, strictTypes: false });
addFormats.default(ajv);
const validate = ajv.compile(JSON.parse(file));

function errorsOf(value: unknown) {
  validate(value);
  return validate.errors ?? [];
}

describe('docs/export.schema.json', () => {
  test('is what the code exports by (else: npm run schema)', () => {
    expect(file).toBe(exportJsonSchema());
  });

  test('is kept by an export of the sample meeting', () => {
    expect(errorsOf(reopened(sampleMeeting().placed))).toEqual([]);
  });

  test('is kept by an export of a meeting of which nothing has come in', () => {
    expect(errorsOf(reopened([]))).toEqual([]);
  });

  test('is kept whatever entries devices send, forged ones and those of newer versions too', () => {
    fc.assert(
      fc.property(anyMeeting, (placed) => {
        expect(errorsOf(reopened(placed))).toEqual([]);
      }),
    );
  });

  test('describes every field that an export has', () => {
    fc.assert(
      fc.property(anyMeeting, (placed) => {
        const all = reopened(placed);
        expect(v.parse(MeetingExport, all)).toEqual(all); // the schema lets through only what it names
      }),
    );
  });

  test.each([
    ['a statement without its words', (e: Loose) => delete e.statements[0].text],
    ['a kind that is none', (e: Loose) => (e.statements[0].kind = 'complaint')],
    ['a time that is none', (e: Loose) => (e.exportedAt = 'yesterday')],
    ['a count below zero', (e: Loose) => (e.tallies.all.total = -1)],
    ['a history entry of an unknown type', (e: Loose) => (e.statements[0].history[0].type = 'sung')],
    ['another version of the form', (e: Loose) => (e.schemaVersion = '2.0')],
  ])('refuses %s', (_, spoil) => {
    const spoilt = reopened(sampleMeeting().placed);
    spoil(spoilt);
    expect(errorsOf(spoilt)).not.toEqual([]);
  });
});

// biome-ignore lint/suspicious/noExplicitAny: it is there to be spoilt
type Loose = any;

test('what reads an export refuses a number that JSON cannot give back: 1e999', () => {
  const text = JSON.stringify(reopened(sampleMeeting().placed)).replace(/"order":\d+/, '"order":1e999');
  expect(v.is(MeetingExport, JSON.parse(text))).toBe(false);
});

test('an export names the version of the app that package.json has', () => {
  const manifest = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  expect(APP_VERSION).toBe(manifest.version);
  expect(exportOf([]).generator).toEqual({ name: 'Tafellaken', version: manifest.version });
});

test('docs/export.md names every field of an export, but for those that entries share with the domain', () => {
  const words = new Set(readFileSync(new URL('../../docs/export.md', import.meta.url), 'utf8').match(/[A-Za-z]+/g));
  const schema = JSON.parse(file);
  const { setupEntry: _, statementEntry: __, otherEntry: ___, count: ____, ...own } = schema.$defs;
  expect([...fieldsIn({ ...schema, $defs: own })].filter((field) => !words.has(field))).toEqual([]);
});

/** Every property that a JSON Schema names, but for the kinds in a count, which are codes. */
function fieldsIn(schema: unknown): Set<string> {
  if (typeof schema !== 'object' || schema === null) return new Set();
  return new Set(
    Object.entries(schema).flatMap(([key, value]) => {
      const fields = key === 'properties' ? Object.keys(value).filter((field) => !KIND_CODES.has(field)) : [];
      return [...fields, ...fieldsIn(value)];
    }),
  );
}
