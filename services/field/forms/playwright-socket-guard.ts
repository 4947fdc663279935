import type { BrowserContext, WebSocketRoute } from 'playwright';
import { type Markers, type Sighting, sight } from './marker.ts';
import { socketHidesData } from './playwright-hidden-data.ts';

export type SocketWatch = {
  markers: Markers;
  /** Whether anything was typed yet. */
  watching: () => boolean;
  blocked: (address: string, sighting: Sighting) => void;
};

/** Frames are looked into like bodies; a socket whose address, protocols or cookies carry the persona is never opened. */
export async function guardSockets(context: BrowserContext, watch: SocketWatch): Promise<void> {
  const { markers } = watch;
  const opening = async (socket: WebSocketRoute): Promise<Sighting> => {
    if (!watch.watching()) return 'clean';
    if (sight(markers, socket.url(), null, undefined) !== 'clean') return 'marker';
    const asked = { url: socket.url(), protocols: socket.protocols() };
    // What cannot be looked into, because the page is going, is not opened.
    return (await socketHidesData(markers, context, asked).catch(() => true)) ? 'marker' : 'clean';
  };
  await context.routeWebSocket(/.*/, async (socket) => {
    const seen = await opening(socket);
    if (seen !== 'clean') {
      watch.blocked(socket.url(), seen);
      return void socket.close().catch(() => undefined);
    }
    const server = socket.connectToServer();
    socket.onMessage((message) => {
      const bytes = typeof message === 'string' ? Buffer.from(message) : message;
      const sighting = watch.watching() ? sight(markers, '', bytes, undefined) : 'clean';
      if (sighting === 'clean') return server.send(message);
      watch.blocked(socket.url(), sighting);
    });
  });
}
