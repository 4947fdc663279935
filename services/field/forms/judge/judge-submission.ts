import type { Outcome } from '../../attempts/outcome.ts';
import { isThankYouAddress, saysFailure, saysSuccess } from './answer-words.ts';
import { engineVerdict } from './engine-verdict.ts';
import type { Answer, Observation } from './observation.ts';

export type Judgement = { outcome: Outcome; why: string };

/**
 * The outcome of a submission by the evidence ladder: E4 the engine's own word, E3 a new visible text or a thank-you address after
 * a good answer, below that uncertain. After the request was continued only an explicit negative of the engine or a 4xx is
 * `rejected`; everything else that went wrong is uncertain, since the inquiry may have arrived.
 */
export function judgeSubmission(seen: Observation): Judgement {
  if (seen.sent === null) return judgeUnsent(seen);
  if (seen.answer === null) return { outcome: { state: 'uncertain', reason: 'timeout' }, why: 'no answer in time' };
  if (seen.answer.kind === 'failure') return judgeFailure(seen.answer.why);
  return judgeAnswer(seen, seen.answer);
}

function judgeUnsent(seen: Observation): Judgement {
  if (seen.armRefused) return { outcome: { state: 'not_sent', reason: 'sending_stopped' }, why: 'arming was refused' };
  if (seen.neverSendable !== null)
    return { outcome: { state: 'not_sent', reason: 'form_broken' }, why: seen.neverSendable };
  if (seen.challenge)
    return { outcome: { state: 'not_sent', reason: 'captcha' }, why: 'a challenge came up before anything was sent' };
  const warning = seen.newWarnings[0] ?? seen.newTexts.find(saysFailure);
  const why = warning === undefined ? 'no request carried the inquiry' : `the page says: ${warning.slice(0, 200)}`;
  return { outcome: { state: 'not_sent', reason: 'form_broken' }, why };
}

function judgeFailure(why: string): Judgement {
  const reason = /timed?.?out/iu.test(why) ? 'timeout' : 'connection_lost';
  return { outcome: { state: 'uncertain', reason }, why };
}

function judgeAnswer(seen: Observation, answer: Extract<Answer, { kind: 'status' }>): Judgement {
  const { status } = answer;
  if (status >= 500) return { outcome: { state: 'uncertain', reason: 'http_5xx' }, why: `status ${status}` };
  const verdict = engineVerdict(seen.engine, answer);
  if (verdict.kind === 'negative') return { outcome: { state: 'rejected', reason: verdict.reason }, why: verdict.why };
  if (status >= 400) return { outcome: { state: 'rejected', reason: 'http_4xx' }, why: `status ${status}` };
  if (verdict.kind === 'positive')
    return { outcome: { state: 'confirmed', reason: 'engine_positive' }, why: verdict.why };
  const arrived = [answer.redirectedTo, seen.addressAfter === seen.addressBefore ? null : seen.addressAfter];
  const thanks = arrived.find((address) => address !== null && isThankYouAddress(address));
  if (thanks !== undefined && thanks !== null) {
    return { outcome: { state: 'confirmed', reason: 'thank_you_page' }, why: 'a thank-you address' };
  }
  const success = seen.newTexts.find(saysSuccess);
  if (success !== undefined) {
    return { outcome: { state: 'confirmed', reason: 'success_text' }, why: `the page says: ${success.slice(0, 200)}` };
  }
  const failure = [...seen.newWarnings, ...seen.newTexts].find(saysFailure);
  if (failure !== undefined) {
    return { outcome: { state: 'uncertain', reason: 'page_error' }, why: `the page says: ${failure.slice(0, 200)}` };
  }
  return {
    outcome: { state: 'uncertain', reason: 'no_evidence' },
    why: seen.formGone ? 'the form is gone, nothing else (E2)' : 'an answer and nothing else (E1)',
  };
}
