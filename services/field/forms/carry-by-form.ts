import type { EvidenceDeps } from '../../platform/evidence/evidence.ts';
import { putEvidence } from '../../platform/evidence/evidence.ts';
import type { Carrier } from '../attempts/run-attempt.ts';
import { insertEvent } from '../attempts/store/events.ts';
import { armAttempt, markPrepared } from '../attempts/store/hold.ts';
import type { BrowserKeeper } from './browser-keeper.ts';
import { formPersona } from './form-persona.ts';
import type { ProxyAccess } from './playwright-context.ts';
import { runForm } from './playwright-form-run.ts';

export type FormDeps = EvidenceDeps & { browsers: BrowserKeeper; proxy: ProxyAccess };

/** Carries an attempt through the studio's own form in a browser; evidence is kept as it comes. */
export function carryByForm(deps: FormDeps): Carrier {
  return async (attempt, lost) => {
    const persona = attempt.protocol.personas.find((one) => one.id === attempt.persona);
    if (attempt.siteUrl === null || persona === undefined) {
      return { outcome: { state: 'not_sent', reason: 'no_site' }, detail: {} };
    }
    const order = { siteUrl: attempt.siteUrl, persona: formPersona(attempt, persona) };
    const { campaignId, attemptId, fence } = attempt;
    return deps.browsers.use((browser) =>
      runForm(
        {
          browser,
          proxy: deps.proxy,
          lost,
          keep: async (kind, mediaType, bytes) => {
            await putEvidence(deps, { campaignId, attemptId, kind, mediaType, bytes });
          },
          prepared: async (detail) => !lost.aborted && (await markPrepared(deps.db, attempt, detail)),
          arm: async (held) => {
            const { method, address, bytes, hash } = held;
            await insertEvent(deps.db, { attemptId, fence, kind: 'held', detail: { method, address, bytes } });
            return !lost.aborted && (await armAttempt(deps.db, attempt, { requestHash: hash }));
          },
          record: async (kind, { method, address, bytes, hash }) => {
            await insertEvent(deps.db, { attemptId, fence, kind, detail: { method, address, bytes, hash } });
            return !lost.aborted;
          },
        },
        order,
        attempt.language,
      ),
    );
  };
}
