/**
 * A bad network in front of a server, for tests: a TCP proxy that refuses connections, delays and cuts them at any byte,
 * and sends whole requests a second time. Drawn from a seed anew with each weather: a storm begins the same way each time.
 */
import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** How bad it is: chances between 0 and 1. */
export type Weather = {
  /** For each connection. */
  readonly refuse: number;
  /** For each piece of data in either direction, so that a connection that is kept open does not outlast a storm. */
  readonly cut: number;
  /** What was sent up is sent once more on a connection of its own, after the first answer. */
  readonly repeat: number;
  readonly delayMilliseconds: number;
};

export const fair: Weather = { refuse: 0, cut: 0, repeat: 0, delayMilliseconds: 0 };
export const storm: Weather = { refuse: 0.2, cut: 0.2, repeat: 0.5, delayMilliseconds: 40 };

export type BadNetwork = {
  readonly port: number;
  readonly set: (weather: Weather) => void;
  /** What it did so far. */
  readonly counts: Readonly<Record<'refused' | 'cut' | 'repeated', number>>;
  readonly stop: () => Promise<void>;
};

/** Numbers in [0, 1) from a seed (mulberry32). */
export function drawsFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export async function openProxy(target: number, seed: number): Promise<BadNetwork> {
  let draw = drawsFrom(seed);
  const counts = { refused: 0, cut: 0, repeated: 0 };
  const open = new Set<Socket>();
  let weather = fair;
  const track = (socket: Socket): Socket => {
    open.add(socket);
    return socket.on('error', () => socket.destroy()).on('close', () => open.delete(socket));
  };
  const repeat = (sent: readonly Buffer[]) => {
    counts.repeated++;
    const again = track(connect(target, '127.0.0.1'));
    again.resume().end(Buffer.concat(sent));
  };
  const server = createServer((down) => {
    track(down);
    if (draw() < weather.refuse) {
      counts.refused++;
      down.destroy();
      return;
    }
    const up = track(connect(target, '127.0.0.1'));
    const sent: Buffer[] = [];
    // The same for every piece: bytes stay in their order.
    const delay = draw() * weather.delayMilliseconds;
    const isRepeated = draw() < weather.repeat;
    const pass = (piece: Buffer, to: Socket) => {
      const isCut = draw() < weather.cut;
      const part = isCut ? piece.subarray(0, draw() * piece.length) : piece;
      setTimeout(() => to.write(part), delay);
      if (!isCut) return;
      counts.cut++;
      setTimeout(() => [down, up].forEach((one) => void one.destroy()), delay);
    };
    down.on('data', (piece: Buffer) => {
      sent.push(piece);
      pass(piece, up);
    });
    up.on('data', (piece: Buffer) => pass(piece, down));
    down.on('close', () => up.destroy());
    up.on('close', () => {
      setTimeout(() => down.end(), delay);
      if (isRepeated && sent.length > 0) repeat(sent);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    set: (next) => {
      weather = next;
      draw = drawsFrom(seed);
      // Connections that were opened in other weather are over.
      for (const socket of open) socket.destroy();
    },
    counts,
    stop: async () => {
      for (const socket of open) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
