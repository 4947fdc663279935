import { priceText, recordedPrice } from './compare-answers.ts';
import type { Ledger } from './ledger.ts';
import type { RecordedCall } from './store.ts';
import { hold, type Tally, toSecond } from './tally.ts';

/** Every call is there once, between the right numbers, with its studio, what was said in it, and no other is. */
export function compareCalls(tally: Tally, recorded: readonly RecordedCall[], ledger: Ledger): void {
  const known = new Map(recorded.map((call) => [call.externalId, call]));
  for (const call of ledger.calls) {
    const found = known.get(call.uniqueId);
    const what = `call ${call.uniqueId} of ${call.domain ?? 'nobody'}`;
    hold(tally, 'calls', what, true, found !== undefined);
    if (found === undefined) continue;
    hold(tally, 'calls', `${what}, caller`, call.from, found.fromE164);
    hold(tally, 'calls', `${what}, number called`, call.to, found.toE164);
    hold(tally, 'calls', `${what}, start`, toSecond(call.at), toSecond(found.startedAt));
    hold(tally, 'calls', `${what}, answered`, call.answered, found.disposition === 'answered');
    hold(tally, 'calls', `${what}, talk`, call.billsec, found.billsec);
    // Who dialled a wrong number waits in the queue: nobody's answer.
    hold(tally, 'calls', `${what}, studio`, call.domain, found.domain);
    hold(tally, 'calls', `${what}, price said`, priceText(call.price), recordedPrice(found));
  }
  const rung = new Set(ledger.calls.map(({ uniqueId }) => uniqueId));
  for (const { externalId } of recorded) {
    if (!rung.has(externalId)) hold(tally, 'calls', `call ${externalId}`, 'nobody rang', 'recorded');
  }
}
