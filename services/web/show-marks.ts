import type { Api } from '../api/api.ts';
import { visible } from './pages/studio-frame.ts';

/** Marks that turn the direction of writing; first what is typed, which goes back as it came. Linear: each branch ends at its first end. */
const TYPED_OR_MARK = /<textarea[^>]*>[^<]*<\/textarea>|value="[^"]*"|[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;
const MARK = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;

/**
 * On every page such marks stand as their codes, whoever wrote them: a studio's name, subject or file name cannot turn what stands beside
 * it, or pass for another (Unicode TR 36, 2.4).
 */
export function showMarks(app: Api): void {
  app.addHook('onSend', async (_request, reply, payload) => {
    const isPage = String(reply.getHeader('content-type')).startsWith('text/html');
    if (!isPage || typeof payload !== 'string' || !MARK.test(payload)) return payload;
    return payload.replaceAll(TYPED_OR_MARK, (found) => (found.length === 1 ? visible(found) : found));
  });
}
