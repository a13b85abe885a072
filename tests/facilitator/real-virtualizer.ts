/**
 * react-aria draws every row of a long list when it finds itself in a test, unless this variable of Node is set. A browser has no
 * variables; here it must draw what it draws for people.
 */
(globalThis as { process?: { env: Record<string, string> } }).process ??= { env: { VIRT_ON: 'true' } };
