import { createHash } from 'node:crypto';
import { parseAst } from 'vite';

/**
 * What of a library's one big file stays in the build. A bundler drops functions that nobody calls, but neither methods of a class
 * nor what a constructor sets up; a person who has read the file can. Every name and text must be found, or the build fails.
 */
export interface Lean {
  /** SHA-256 of the file that was read, but for its last line on a source map, in hexadecimal. Another one is to be read first. */
  file: string;
  /** Members that stay, by class or by object handed to `props(<name>, { … })`; all others go. */
  keep: Readonly<Record<string, readonly string[]>>;
  /** Members that went although one that stayed names them: nothing gets there. Any other such member fails the build. */
  unreached: readonly string[];
  /** Members (`Class.member`) and functions of the top level with a text of our own. */
  rewrite: Readonly<Record<string, string>>;
  /** Statements of the file's top level that go, by how they begin. */
  drop: readonly string[];
  /** Texts that stand in the file exactly once, and what stands there instead; `…` is anything up to what follows it. */
  replace: readonly (readonly [text: string, by: string])[];
}

interface Node {
  type: string;
  start: number;
  end: number;
  // The parser's own types are of a version of TypeScript's that the project does not name.
  [field: string]: unknown;
}

interface Edit {
  start: number;
  end: number;
  by: string;
}

export function leanSource(given: string, lean: Lean): string {
  const code = withoutMap(given);
  const hash = createHash('sha256').update(code).digest('hex');
  if (hash !== lean.file) throw new Error(`The file is another than the one that was read: ${hash}`);
  const edits: Edit[] = [];
  const wanted = new Set(
    Object.entries(lean.keep).flatMap(([owner, names]) => names.map((name) => `${owner}.${name}`)),
  );
  const rewritten = new Set(Object.keys(lean.rewrite));
  const owners = new Set(Object.keys(lean.keep));
  const dropped = new Set(lean.drop);

  const gone = new Map<string, string[]>();

  const members = (owner: string, nodes: readonly Node[]) => {
    owners.delete(owner);
    for (const node of nodes) {
      const place = `${owner}.${nameOf(node)}`;
      const by = lean.rewrite[place];
      const comma = /^\s*,/.exec(code.slice(node.end))?.[0].length ?? 0;
      if (by !== undefined) {
        rewritten.delete(place);
        edits.push({ start: node.start, end: node.end, by });
      } else if (!wanted.delete(place)) {
        edits.push({ start: node.start, end: node.end + comma, by: '' });
        gone.set(owner, [...(gone.get(owner) ?? []), nameOf(node)]);
      }
    }
  };

  for (const statement of statementsOf(code)) {
    const text = code.slice(statement.start, statement.end);
    const start = lean.drop.find((beginning) => text.startsWith(beginning));
    if (start !== undefined) {
      if (!dropped.delete(start)) throw new Error(`Two statements begin with “${start}”.`);
      edits.push({ start: statement.start, end: statement.end, by: '' });
      continue;
    }
    const rewrite = statement.type === 'FunctionDeclaration' && String((statement.id as Node).name);
    if (rewrite && rewritten.delete(rewrite)) {
      edits.push({ start: statement.start, end: statement.end, by: lean.rewrite[rewrite] ?? '' });
      continue;
    }
    const [owner, nodes] = ownerOf(statement) ?? [];
    if (owner !== undefined && nodes && lean.keep[owner]) members(owner, nodes);
  }

  for (const [text, by] of lean.replace) {
    const [first = '', last = ''] = text.split('…');
    const start = code.indexOf(first);
    const end = code.indexOf(last, start + first.length);
    if (start < 0 || end < 0 || code.indexOf(first, start + 1) >= 0) throw new Error(`Not once in the file: “${text}”`);
    edits.push({ start, end: end + last.length, by });
  }
  const missing = [...owners, ...wanted, ...rewritten, ...dropped];
  if (missing.length > 0) throw new Error(`Not in the file: ${missing.join(', ')}`);
  const result = edited(code, edits);
  const broken = callsOfGone(result, gone).filter((place) => !lean.unreached.includes(place));
  if (broken.length > 0) throw new Error(`Gone, and still called: ${broken.join(', ')}`);
  return result;
}

function statementsOf(code: string): Node[] {
  return (parseAst(code) as unknown as { body: Node[] }).body;
}

/** The members that are gone from a class or those above it, and that it still calls on itself. */
function callsOfGone(code: string, gone: ReadonlyMap<string, readonly string[]>): string[] {
  const found = new Set<string>();
  const above = new Map<string, string | undefined>();
  for (const statement of statementsOf(code)) {
    const owner = ownerOf(statement)?.[0];
    if (owner === undefined) continue;
    above.set(owner, (statement.superClass as Node | null | undefined)?.name as string | undefined);
    const text = code.slice(statement.start, statement.end);
    for (let at: string | undefined = owner; at !== undefined; at = above.get(at)) {
      for (const name of gone.get(at) ?? []) {
        if (new RegExp(`\\bthis\\.${name.replaceAll(/\W/g, '\\W')}\\b`).test(text)) found.add(`${at}.${name}`);
      }
    }
  }
  return [...found];
}

/** Without the address of a source map, which would no longer fit, and which Vite has taken off already when it tests. */
function withoutMap(code: string): string {
  return code.replace(/^\/\/# sourceMappingURL=.*$/m, '').trimEnd();
}

function edited(code: string, edits: Edit[]): string {
  let result = '';
  let at = 0;
  for (const { start, end, by } of edits.sort((a, b) => a.start - b.start)) {
    if (start < at) throw new Error(`Two changes at one place: “${code.slice(start, start + 60)}”`);
    result += code.slice(at, start) + by;
    at = end;
  }
  return result + code.slice(at);
}

/** `class Name { … }`, `let Any = class Name { … }`, `props(Name, { … })` or `props(Name.prototype, { … })`, with its members. */
function ownerOf(statement: Node): [string, Node[]] | undefined {
  if (statement.type === 'ClassDeclaration') return classOf(statement);
  if (statement.type === 'VariableDeclaration') {
    const init = (statement.declarations as Node[])[0]?.init as Node | null | undefined;
    return init?.type === 'ClassExpression' ? classOf(init) : undefined;
  }
  if (statement.type !== 'ExpressionStatement') return undefined;
  const call = statement.expression as Node;
  const [target, members] = call.type === 'CallExpression' ? (call.arguments as Node[]) : [];
  if (members?.type !== 'ObjectExpression' || (call.callee as Node).name !== 'props') return undefined;
  const name =
    target?.type === 'MemberExpression' ? `${(target.object as Node).name}.prototype` : `props ${target?.name}`;
  return [name, members.properties as Node[]];
}

function classOf(node: Node): [string, Node[]] {
  return [String((node.id as Node).name), (node.body as Node).body as Node[]];
}

function nameOf(member: Node): string {
  const key = member.key as Node | undefined;
  return String(key?.name ?? key?.value ?? '…');
}
