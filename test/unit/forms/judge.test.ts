import { describe, expect, it } from 'vitest';
import type { FormEngine } from '../../../services/field/forms/discover/engines.ts';
import { engineVerdict } from '../../../services/field/forms/judge/engine-verdict.ts';
import { judgeSubmission } from '../../../services/field/forms/judge/judge-submission.ts';
import type { Answer, Observation } from '../../../services/field/forms/judge/observation.ts';

const answered = (body: unknown, status = 200, redirectedTo: string | null = null): Answer => ({
  kind: 'status',
  status,
  redirectedTo,
  mediaType: 'application/json',
  body: typeof body === 'string' ? body : JSON.stringify(body),
});

const seen = (more: Partial<Observation>): Observation => ({
  engine: null,
  sent: { method: 'POST', address: 'http://studio.test/send' },
  armRefused: false,
  neverSendable: null,
  answer: answered(''),
  addressBefore: 'http://studio.test/contacts',
  addressAfter: 'http://studio.test/contacts',
  newTexts: [],
  newWarnings: [],
  challenge: false,
  formGone: false,
  ...more,
});

const endOf = (more: Partial<Observation>): string => {
  const { state, reason } = judgeSubmission(seen(more)).outcome;
  return `${state} ${reason}`;
};

describe("the engine's own word", () => {
  it.each<[FormEngine, unknown, string]>([
    ['contact_form_7', { status: 'mail_sent' }, 'positive'],
    ['contact_form_7', { status: 'spam' }, 'negative'],
    ['contact_form_7', { status: 'acceptance_missing' }, 'negative'],
    ['contact_form_7', { status: 'init' }, 'silent'],
    ['wpforms', { success: true, data: {} }, 'positive'],
    ['elementor', { success: false, data: {} }, 'negative'],
    ['fluent_forms', { success: true, data: { insert_id: 1 } }, 'positive'],
    ['forminator', { success: false, data: {} }, 'negative'],
    ['jet_form_builder', { status: 'success', message: '' }, 'positive'],
    ['jet_form_builder', { status: 'validation_failed', message: '' }, 'negative'],
    ['jet_form_builder', { message: 'success' }, 'silent'],
    ['ninja_forms', { data: { actions: { success_message: 'ok' } }, errors: [] }, 'positive'],
    ['ninja_forms', { errors: { form: 'no' } }, 'negative'],
    ['tilda', { message: 'OK', results: ['1:2'] }, 'positive'],
    ['tilda', { error: 'Please set receiver in forms settings' }, 'negative'],
    ['tilda', { needcaptcha: '1' }, 'negative'],
    ['bitrix24', { status: 'error', errors: [{}] }, 'negative'],
    ['hubspot', { inlineMessage: 'Thanks' }, 'positive'],
    ['webflow', { msg: 'ok' }, 'silent'],
  ])('of %s in %j is %s', (engine, body, kind) => {
    expect(engineVerdict(engine, answered(body)).kind).toBe(kind);
  });
  it('of 1C-Bitrix stands in the address it sends the browser on to', () => {
    const on = answered('', 303, '/order/?WEB_FORM_ID=3&RESULT_ID=1&formresult=addok');
    expect(engineVerdict('bitrix', on).kind).toBe('positive');
    expect(engineVerdict('bitrix', answered('', 303, '/order/')).kind).toBe('silent');
  });
  it('is not heard where the answer is a page', () => {
    expect(engineVerdict('tilda', answered('<h1>OK</h1>')).kind).toBe('silent');
  });
});

describe('after the request was let go', () => {
  it.each<[string, Partial<Observation>, string]>([
    ['new words of thanks confirm', { newTexts: ['Спасибо, заявка принята!'] }, 'confirmed success_text'],
    [
      'an answer that was recorded confirms',
      { newTexts: ['Your response has been recorded.'] },
      'confirmed success_text',
    ],
    ['a thank-you address confirms', { addressAfter: 'http://studio.test/spasibo' }, 'confirmed thank_you_page'],
    ['an answer and nothing else is uncertain', {}, 'uncertain no_evidence'],
    ['a form that is gone says nothing', { formGone: true }, 'uncertain no_evidence'],
    ['no answer in time is uncertain', { answer: null }, 'uncertain timeout'],
    [
      'a broken line is uncertain',
      { answer: { kind: 'failure', why: 'net::ERR_FAILED' } },
      'uncertain connection_lost',
    ],
    ['5xx is uncertain, thanks or not', { answer: answered('', 500), newTexts: ['Спасибо!'] }, 'uncertain http_5xx'],
    ['4xx is a refusal', { answer: answered('', 422) }, 'rejected http_4xx'],
    ['words of failure alone never refuse', { newTexts: ['Ошибка, попробуйте позже'] }, 'uncertain page_error'],
    [
      "the engine's refusal counts more than words of thanks",
      { engine: 'tilda', answer: answered({ error: 'x' }), newTexts: ['Спасибо!'] },
      'rejected engine_negative',
    ],
  ])('%s', (_, observed, end) => {
    expect(endOf(observed)).toBe(end);
  });
});

describe('where nothing was let go', () => {
  it.each<[string, Partial<Observation>, string]>([
    ['no request means a broken form', {}, 'not_sent form_broken'],
    ['a refused preflight as well', { neverSendable: 'no leave' }, 'not_sent form_broken'],
    ['a challenge is a CAPTCHA', { challenge: true }, 'not_sent captcha'],
    ['an arm that was refused is our own stop', { armRefused: true }, 'not_sent sending_stopped'],
  ])('%s', (_, observed, end) => {
    expect(endOf({ sent: null, answer: null, ...observed })).toBe(end);
  });
});
