import type { Api } from '../api/api.ts';
import { DOORS_PLACE, doorsFor, READER_PLACE, readerFor } from './pages/navigation.ts';
import { languageOf } from './request-language.ts';

/** Fills in who reads a page and what he may do. A page for everybody has no such places and is the same for everybody. */
export function showReader(app: Api): void {
  app.addHook('onSend', async (request, reply, payload) => {
    const isPage = String(reply.getHeader('content-type')).startsWith('text/html');
    if (!isPage || typeof payload !== 'string' || !payload.includes(READER_PLACE)) return payload;
    const { caller } = request;
    const language = languageOf(request);
    // Replaced by a function: names of people may hold what a replacement text would take for a pattern.
    return payload
      .replace(DOORS_PLACE, () => doorsFor(caller, language))
      .replace(READER_PLACE, () => readerFor(caller, language));
  });
}
