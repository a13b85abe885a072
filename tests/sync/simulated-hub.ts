import * as Y from 'yjs';
import { toBase64Url } from '../../src/domain/base64url.ts';
import type { Claim } from '../../src/domain/capability.ts';
import { capabilityPath } from '../../src/domain/capability.ts';
import type { DocumentName, DocumentRef } from '../../src/domain/documents.ts';
import { HubCore } from '../../src/hub/core.ts';
import { MemoryLog } from '../../src/hub/memory-log.ts';
import type { AttachHandlers, Connect } from '../../src/sync/connection.ts';
import { seeded } from '../support/device.ts';

/** What the simulated network does to messages. Times in ms. */
export interface Weather {
  latency: number;
  /** Share of messages that come twice. */
  duplicates: number;
  /** Whether messages can overtake each other. */
  reorders: boolean;
}

interface Attachment {
  document: DocumentName;
  doc: Y.Doc;
  deliver(update: Uint8Array): void;
}

/** Marks what came from the hub, as Hocuspocus's provider does with itself. */
const HUB = Symbol('hub');

/** The log of a hub that can be killed: an append under way is then written or lost, and nobody is told which. */
class MortalLog extends MemoryLog {
  alive = true;
  readonly #random: () => number;
  readonly #slowest: number;

  constructor(random: () => number, slowest: number) {
    super();
    this.#random = random;
    this.#slowest = slowest;
  }

  override async append(document: DocumentName, update: Uint8Array): Promise<void> {
    const life = this.life;
    await new Promise((resolve) => setTimeout(resolve, this.#random() * this.#slowest));
    if (life !== this.life && this.#random() < 0.5) throw new Error('killed before it was written');
    await super.append(document, update);
    if (life !== this.life) throw new Error('killed after it was written');
  }

  life = 0;
}

/** The real rules of the hub behind a network of the test's own. */
export class SimulatedHub {
  readonly log: MortalLog;
  core: HubCore;
  up = true;
  weather: Weather;
  readonly #random: ReturnType<typeof seeded>;
  readonly #attachments = new Set<Attachment>();
  readonly #links = new Set<{ cut(): void }>();

  constructor(seed: number, weather: Weather) {
    this.#random = seeded(seed);
    this.weather = weather;
    this.log = new MortalLog(() => this.#random.next(), 20);
    this.core = new HubCore(this.log);
  }

  /** kill -9: memory, sockets and half-done work are gone; the log stays. */
  kill(): void {
    this.up = false;
    this.log.life++;
    for (const link of this.#links) link.cut();
    this.#attachments.clear();
  }

  start(): void {
    if (this.up) return;
    this.up = true;
    this.core = new HubCore(this.log);
  }

  /** Cuts some of the connections; they come back by themselves. */
  cutSome(share: number): void {
    for (const link of this.#links) if (this.#random.next() < share) link.cut();
  }

  /** A device's way to the hub. `severed` cuts it off for good, as when the device dies. */
  connect(): { connect: Connect; sever(): void } {
    const links: { close(): void }[] = [];
    return {
      connect: () => {
        const connection = this.#connection();
        links.push(connection);
        return connection;
      },
      sever: () => {
        for (const link of links) link.close();
      },
    };
  }

  #connection(): ReturnType<Connect> {
    let epoch = 0;
    let closed = false;
    const seats = new Set<{ open(): void; lost(): void }>();
    const link = {
      cut: () => {
        epoch++;
        for (const seat of seats) seat.lost();
        again();
      },
    };
    const again = () => {
      setTimeout(
        () => {
          if (closed) return;
          if (!this.up) again();
          else for (const seat of seats) seat.open();
        },
        300 + this.#random.next() * 1200,
      );
    };
    this.#links.add(link);

    let lastArrival = 0;
    const travel = (deliver: () => void) => {
      const sent = epoch;
      const times = this.#random.next() < this.weather.duplicates ? 2 : 1;
      for (let i = 0; i < times; i++) {
        const delay = this.#random.next() * this.weather.latency;
        const at = this.weather.reorders ? Date.now() + delay : Math.max(lastArrival, Date.now() + delay);
        lastArrival = Math.max(lastArrival, at);
        setTimeout(() => {
          if (sent === epoch && this.up && !closed) deliver();
        }, at - Date.now());
      }
    };

    return {
      attach: (document, doc, capability, handlers: AttachHandlers) => {
        let admitted: { claim: Claim; ref: DocumentRef; core: HubCore } | undefined;
        const attachment: Attachment = {
          document,
          doc,
          deliver: (update) => travel(() => Y.applyUpdate(doc, update, HUB)),
        };
        const toHub = (update: Uint8Array) => {
          const seat = admitted;
          if (!seat) return;
          travel(() => {
            void seat.core.receive(seat.claim, seat.ref, update).then((admission) => {
              if (admission.state !== 'accepted') return link.cut(); // as the relay does: the socket goes, the client comes back
              if (seat.core !== this.core) return;
              for (const other of this.#attachments) {
                if (other !== attachment && other.document === document) other.deliver(update);
              }
            }, link.cut);
          });
        };
        doc.on('update', (update: Uint8Array, origin: unknown) => {
          if (origin !== HUB) toHub(update);
        });
        const seat = {
          open: () => {
            travel(() => {
              const { core } = this;
              void core.authorize(document, capabilityPath(capability)).then(async (authorization) => {
                if (authorization.state === 'refused') return handlers.refused(authorization.reason);
                const there = await core.document(document);
                if (core !== this.core || closed) return;
                this.#attachments.add(attachment);
                travel(() => {
                  admitted = { claim: authorization.claim, ref: authorization.ref, core };
                  Y.applyUpdate(doc, Y.encodeStateAsUpdate(there), HUB);
                  handlers.admitted();
                  handlers.caughtUp();
                  if (authorization.right === 'write') toHub(Y.encodeStateAsUpdate(doc, Y.encodeStateVector(there)));
                });
              });
            });
          },
          lost: () => {
            this.#attachments.delete(attachment);
            admitted = undefined;
            handlers.lost();
          },
        };
        seats.add(seat);
        if (this.up) seat.open();
        else again();
        return {
          send: (message) => {
            if (message.type !== 'report' || !admitted) return;
            const { core } = admitted;
            travel(() => {
              void core.vector(document).then((vector) =>
                travel(() => {
                  handlers.message({
                    type: 'received',
                    ask: message.ask,
                    vector: toBase64Url(vector),
                    now: Date.now(),
                  });
                }),
              );
            });
          },
          detach: () => {
            seats.delete(seat);
            this.#attachments.delete(attachment);
          },
        };
      },
      nudge: () => undefined,
      close: () => {
        closed = true;
        epoch++;
        seats.clear();
        this.#links.delete(link);
      },
    };
  }
}
