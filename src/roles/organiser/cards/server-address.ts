/** What was typed as the server's address. `here`: it works on this very device only. */
export type ServerAddress = { state: 'good' | 'here'; origin: string; shown: string } | { state: 'wrong' };

/** The longest origin that leaves room on a code for a link and the identifiers of its hint. Characters. */
export const ADDRESS_LIMIT = 120;

/** Names that a machine has for itself. */
const HERE = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\]|0\.0\.0\.0)$/;

/** The origin in what was typed; what stands behind it is left out. */
export function readAddress(typed: string): ServerAddress {
  const text = typed.trim();
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if ((url?.protocol !== 'http:' && url?.protocol !== 'https:') || url.username !== '' || url.password !== '') {
    return { state: 'wrong' };
  }
  // people type https by leaving it out
  const shown = url.protocol === 'https:' ? url.host : url.origin;
  return { state: HERE.test(url.hostname) ? 'here' : 'good', origin: url.origin, shown };
}
