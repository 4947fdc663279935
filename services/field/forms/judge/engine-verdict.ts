import type { FormEngine } from '../discover/engines.ts';
import type { Answer } from './observation.ts';

/** What the form's engine itself says of the submission; `silent` when it says nothing that is defined for it. */
export type EngineVerdict =
  | { kind: 'positive'; why: string }
  | { kind: 'negative'; reason: 'validation' | 'spam' | 'engine_negative'; why: string }
  | { kind: 'silent' };

type Json = Record<string, unknown>;
const silent: EngineVerdict = { kind: 'silent' };

/** Contact Form 7, REST answer: `status` (contact-form-7 6.x, includes/js). */
function contactForm7(json: Json): EngineVerdict {
  const status = json.status;
  if (status === 'mail_sent') return { kind: 'positive', why: 'status mail_sent' };
  if (status === 'validation_failed' || status === 'acceptance_missing') {
    return { kind: 'negative', reason: 'validation', why: `status ${status}` };
  }
  if (status === 'spam') return { kind: 'negative', reason: 'spam', why: 'status spam' };
  if (status === 'mail_failed' || status === 'aborted') {
    return { kind: 'negative', reason: 'engine_negative', why: `status ${status}` };
  }
  return silent;
}

/** WPForms, Elementor, Fluent and their kin answer through admin-ajax: `success` true or false. */
function adminAjax(json: Json): EngineVerdict {
  if (json.success === true) return { kind: 'positive', why: 'success true' };
  if (json.success === false) return { kind: 'negative', reason: 'engine_negative', why: 'success false' };
  return silent;
}

/** Ninja Forms: `errors` empty or not, `data.actions.success_message`. */
function ninja(json: Json): EngineVerdict {
  const { errors } = json;
  const many = Array.isArray(errors)
    ? errors.length
    : typeof errors === 'object' && errors !== null
      ? Object.keys(errors).length
      : 0;
  if (many > 0) return { kind: 'negative', reason: 'validation', why: `${many} errors` };
  return JSON.stringify(json).includes('success_message') ? { kind: 'positive', why: 'success_message' } : silent;
}

/** Tilda: `results` on success, `error` else; `needcaptcha` asks for a person. */
function tilda(json: Json): EngineVerdict {
  if (json.needcaptcha !== undefined) return { kind: 'negative', reason: 'spam', why: 'needcaptcha' };
  if (typeof json.error === 'string' && json.error !== '')
    return { kind: 'negative', reason: 'engine_negative', why: 'error' };
  if (Array.isArray(json.results) && json.results.length > 0) return { kind: 'positive', why: 'results' };
  return silent;
}

/** Bitrix24 CRM form: `status` success or error with `errors`. */
function bitrix24(json: Json): EngineVerdict {
  if (json.status === 'success' || typeof json.result === 'object') return { kind: 'positive', why: 'status success' };
  if (json.status === 'error') return { kind: 'negative', reason: 'engine_negative', why: 'status error' };
  return silent;
}

/** JetFormBuilder, sent by script: `status` success, else failed or the name of what is wrong. */
function jetFormBuilder(json: Json): EngineVerdict {
  if (json.status === 'success') return { kind: 'positive', why: 'status success' };
  return typeof json.status === 'string'
    ? { kind: 'negative', reason: 'engine_negative', why: `status ${json.status.slice(0, 60)}` }
    : silent;
}

/** HubSpot: 200 with `inlineMessage` or `redirectUri`, else `errors`. */
function hubspot(json: Json): EngineVerdict {
  if (Array.isArray(json.errors) && json.errors.length > 0) {
    return { kind: 'negative', reason: 'validation', why: 'errors' };
  }
  return json.inlineMessage !== undefined || json.redirectUri !== undefined
    ? { kind: 'positive', why: 'inlineMessage' }
    : silent;
}

const byEngine: Partial<Record<FormEngine, (json: Json) => EngineVerdict>> = {
  contact_form_7: contactForm7,
  wpforms: adminAjax,
  elementor: adminAjax,
  fluent_forms: adminAjax,
  forminator: adminAjax,
  jet_form_builder: jetFormBuilder,
  ninja_forms: ninja,
  tilda,
  bitrix24,
  hubspot,
};

/** Reads the engine's own answer to our request. Engines that answer with a page (Bitrix, Gravity) speak by address or text. */
export function engineVerdict(engine: FormEngine | null, answer: Answer): EngineVerdict {
  if (answer.kind !== 'status') return silent;
  if (engine === 'bitrix' && /formresult=addok/i.test(answer.redirectedTo ?? ''))
    return { kind: 'positive', why: 'formresult=addok' };
  const read = engine === null ? undefined : byEngine[engine];
  if (read === undefined) return silent;
  const json = parsed(answer.body);
  return json === null ? silent : read(json);
}

function parsed(body: string): Json | null {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : null;
  } catch {
    return null;
  }
}
