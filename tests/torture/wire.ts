/** A browser's debugging socket: questions with a number, answers with the same, and events. */
export interface Wire {
  call(method: string, params?: object): Promise<unknown>;
  close(): void;
}

interface Message {
  id?: number;
  method?: string;
  params?: Record<string, unknown>;
  result?: unknown;
  error?: unknown;
  message?: string;
}

/** Every question that is open when the browser dies is rejected. */
export async function openWire(
  url: string,
  happened: (method: string, params: Record<string, unknown>) => void,
): Promise<Wire> {
  const socket = new WebSocket(url);
  await new Promise<void>((resolve, reject) => {
    socket.onopen = () => resolve();
    socket.onerror = () => reject(new Error(`Nothing answers at ${url}`));
  });
  const waiting = questions();
  socket.onclose = () => waiting.rejectAll(new Error('The browser is gone'));
  socket.onerror = null;
  socket.onmessage = ({ data }) => {
    const message = JSON.parse(String(data)) as Message;
    if (message.id !== undefined) waiting.answer(message.id, message);
    else if (message.method !== undefined) happened(message.method, message.params ?? {});
  };
  return {
    call: (method, params = {}) =>
      waiting.ask(method, (id) => {
        if (socket.readyState !== WebSocket.OPEN) throw new Error('The browser is gone');
        socket.send(JSON.stringify({ id, method, params }));
      }),
    close: () => socket.close(),
  };
}

export interface Questions {
  ask(method: string, send: (id: number) => void): Promise<unknown>;
  answer(id: number, message: { result?: unknown; error?: unknown; message?: string | undefined }): void;
  rejectAll(error: Error): void;
}

/** Questions that wait for their answers. */
export function questions(): Questions {
  const open = new Map<number, { method: string; resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  let last = 0;
  return {
    ask: (method, send) =>
      new Promise((resolve, reject) => {
        const id = ++last;
        open.set(id, { method, resolve, reject });
        send(id);
      }),
    answer(id, { result, error, message }) {
      const question = open.get(id);
      open.delete(id);
      if (error === undefined) return question?.resolve(result);
      question?.reject(new Error(`${question.method}: ${message ?? JSON.stringify(error)}`));
    },
    rejectAll(error) {
      for (const { reject } of open.values()) reject(error);
      open.clear();
    },
  };
}
