/** What stands in a line of the hub's own log: ids, counts and reasons. Never what anyone said, never a token or key. */
export type NoticeFields = Record<string, string | number | boolean | undefined>;
export type Notify = (event: string, fields?: NoticeFields) => void;

/** One JSON line a notice, on standard error; standard output is for the operator. */
export const notifyOperator: Notify = (event, fields = {}) => {
  process.stderr.write(`${JSON.stringify({ at: new Date().toISOString(), event, ...fields })}\n`);
};

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/**
 * An error that nobody expected, as its kind and the place in the code that it comes from. Its message is left out: that of `JSON.parse`
 * quotes the text it stumbled over, which may be what someone said.
 */
export function placeOf(error: unknown): NoticeFields {
  if (!(error instanceof Error)) return { error: typeof error };
  const { stack = '', message } = error;
  const frame = /^ {4}at .*$/m.exec(stack.slice(stack.indexOf(message) + message.length))?.[0].trim();
  return { error: error.name, code: 'code' in error ? String(error.code) : undefined, place: frame };
}

/** As much of a library's line as is told, in characters. */
const LIBRARY_LINE_LIMIT = 200;

/**
 * Makes a line of ours of what a library writes to the console: its fixed words and the names of errors. Their messages are left
 * out: that of `JSON.parse` quotes the text it stumbled over, which may be what someone said.
 */
export function tellOfLibraries(notify: Notify): void {
  const line = (...args: unknown[]) => {
    const words = args.map((arg) => (typeof arg === 'string' ? arg : arg instanceof Error ? arg.name : typeof arg));
    // Hocuspocus puts the name of a hook before an error's message, as two strings.
    const text = /^\[\w+\]$/.test(words[0] ?? '') ? (words[0] ?? '') : words.join(' ');
    notify('library', { text: text.slice(0, LIBRARY_LINE_LIMIT) });
  };
  console.error = line;
  console.warn = line;
}
