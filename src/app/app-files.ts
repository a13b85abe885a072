/** One file of the built app. `integrity`: what its bytes must come to, as `sha256-<base64>`; some small ones have none. */
export interface AppFile {
  url: string;
  integrity?: string;
}

/** One store a version: an old page goes on with the files that it was made with. */
const STORE = 'tafellaken-app-';
const PAGE = '/index.html';
const HTML = /\.html$/;

/**
 * The files of one version of the app in the browser's cache storage: all of them, byte for byte of one build, or none. Those of
 * earlier versions stay until no page of theirs can be open: a library that throws them away at once takes from an open page the
 * parts that it has yet to load.
 */
export class AppFiles {
  readonly #paths: ReadonlyMap<string, AppFile>;
  readonly #store: Promise<string>;

  constructor(files: readonly AppFile[], origin: string) {
    this.#paths = new Map(files.map((file) => [new URL(file.url, origin).pathname, file]));
    this.#store = sha256(new TextEncoder().encode(JSON.stringify(files))).then((hash) => STORE + hash);
  }

  has(path: string): boolean {
    return this.#paths.has(path);
  }

  /** Fetches what is not here yet. Rejects, and leaves nothing, when one file cannot be had or is not the one that was built. */
  async store(): Promise<void> {
    const name = await this.#store;
    const cache = await caches.open(name);
    try {
      await Promise.all([...this.#paths].map(async ([path, file]) => cache.put(path, await obtain(path, file))));
    } catch (error) {
      await caches.delete(name);
      throw error;
    }
  }

  /** The files that the browser has cleared, or never took. All of them where its store cannot be read. */
  async missing(): Promise<string[]> {
    try {
      // one look at all keys, and none at what they hold: it is asked again and again
      const cache = await caches.open(await this.#store);
      const there = new Set((await cache.keys()).map(({ url }) => new URL(url).pathname));
      return [...this.#paths.keys()].filter((path) => !there.has(path));
    } catch {
      return [...this.#paths.keys()];
    }
  }

  /** Fetches files that are missing, as far as they can be had: the rest stays as it is. Never rejects. */
  async mend(missing: readonly string[]): Promise<void> {
    const put = async (path: string) => {
      const file = this.#paths.get(path);
      if (file) await (await caches.open(await this.#store)).put(path, await obtain(path, file));
    };
    await Promise.allSettled(missing.map(put));
  }

  /** The page for any address that is no file. Undefined when the browser has cleared it: the network then has to give it. */
  async page(path: string): Promise<Response | undefined> {
    return (await this.#own(path)) ?? this.#own(PAGE);
  }

  /** A file of this version, or of an earlier one for a page that is still of that. */
  async file(path: string): Promise<Response | undefined> {
    return (await this.#own(path)) ?? caches.match(path, { ignoreVary: true });
  }

  /** Forgets all other versions. Only while no page of another version is open. */
  async forgetOthers(): Promise<void> {
    const own = await this.#store;
    const others = (await caches.keys()).filter((name) => name.startsWith(STORE) && name !== own);
    await Promise.all(others.map((name) => caches.delete(name)));
  }

  async #own(path: string): Promise<Response | undefined> {
    return (await caches.open(await this.#store)).match(path, { ignoreVary: true });
  }
}

/**
 * A file by the shortest way: from an earlier version when it is the same to the last byte, else from the network. The Wi-Fi of a
 * hall may put its login page in place of any file, and a hub may be given a new version half-way: the bytes tell.
 */
async function obtain(path: string, { integrity }: AppFile): Promise<Response> {
  // a page comes with the hub's rules for it (its security policy), which may have changed where its bytes have not
  if (integrity && !HTML.test(path)) {
    const earlier = await caches.match(path, { ignoreVary: true });
    if (earlier && (await integrityOf(earlier.clone())) === integrity) return earlier;
  }
  const found = integrity ? await fetched(path, { integrity }).catch(() => undefined) : undefined;
  const response = found ?? (await fetched(path, { ...(integrity && { integrity }), cache: 'reload' }));
  // a new one, because one that was redirected may not answer for a page
  const headers = new Headers(response.headers);
  headers.delete('content-encoding'); // the body is no longer packed
  headers.delete('content-length');
  return new Response(await response.blob(), { headers });
}

async function fetched(path: string, init: RequestInit): Promise<Response> {
  const response = await fetch(path, init);
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return response;
}

async function integrityOf(response: Response): Promise<string> {
  return `sha256-${await sha256(await response.arrayBuffer())}`;
}

async function sha256(bytes: BufferSource): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return btoa(String.fromCharCode(...hash));
}
