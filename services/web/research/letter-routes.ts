import Type from 'typebox';
import { Check } from 'typebox/value';
import type { Api, ApiDeps } from '../../api/api.ts';
import { requireAccess } from '../../api/auth/require-access.ts';
import { sendProblem } from '../../api/errors/problem-details.ts';
import { stepMinutes } from '../../design/burden/step-minutes.ts';
import { renderLetter } from '../../design/letters/render-letter.ts';
import { valueAt } from '../../design/protocol/edit-source.ts';
import { budgetSchema } from '../../design/protocol/schema/drawing.ts';
import { personaSchema, scriptsSchema } from '../../design/protocol/schema/people.ts';
import { type Language as LetterLanguage, languages } from '../../design/protocol/schema/primitives.ts';
import type { Budget, Persona, Protocol } from '../../design/protocol/schema/protocol.ts';
import type { Language } from '../../releases/words/language.ts';
import { type LetterShown, type LettersShown, lettersPage } from '../pages/research/letters-page.ts';
import { langQuery, languageOf } from '../request-language.ts';
import { editorWords } from '../words/research-editor-words.ts';
import { frameWords } from '../words/research-frame-words.ts';
import { type Design, framesOf, loadDesign, viewFrame } from './load-design.ts';
import { hide, sendPage, slugParams } from './request-parts.ts';

const name = Type.Optional(Type.String({ maxLength: 40 }));
const querystring = Type.Object({
  ...langQuery,
  persona: name,
  budget: name,
  in: Type.Optional(Type.Enum([...languages])),
});

/** Each letter as each persona and arm, as a studio of the frame would read it. */
export function letterRoutes(app: Api, deps: ApiDeps): void {
  app.get(
    '/campaigns/:slug/letters',
    { onRequest: requireAccess(deps, 'read'), schema: { hide, params: slugParams, querystring } },
    async (request, reply) => {
      const design = await loadDesign(deps.db, request.params.slug);
      if (design === null) return sendProblem(reply, 'CAMPAIGN_UNKNOWN');
      const language = languageOf(request);
      const frame = await viewFrame(deps.db, design);
      const unit = frame?.merged?.units[0];
      const words = editorWords(language);
      const example = { name: words.exampleStudio, domain: 'studio.example', city: words.exampleCity };
      const studio = unit === undefined ? example : { name: unit.name, domain: unit.domain, city: unit.city };
      const shown = lettersShown(design, studio, request.query, language);
      return sendPage(reply, lettersPage(shown, language), design.campaign.rehearsal);
    },
  );
}

type Studio = { readonly name: string; readonly domain: string; readonly city: string | null };
type Asked = { readonly persona?: string; readonly budget?: string; readonly in?: LetterLanguage };

function lettersShown({ campaign, data }: Design, studio: Studio, asked: Asked, language: Language): LettersShown {
  const [personas, budgets, scripts] = [
    valueAt(data, ['personas']),
    valueAt(data, ['budgets']),
    valueAt(data, ['scripts']),
  ];
  const first = framesOf(data)[0]?.frame.language ?? 'en';
  const chosen = { persona: asked.persona ?? '', budget: asked.budget ?? '', in: asked.in ?? first };
  const named = (list: unknown) =>
    (Array.isArray(list) ? list.map((one) => String(valueAt(one, ['id']) ?? '')) : []).map((id) => ({
      value: id,
      label: id,
    }));
  const names = frameWords(language).languages;
  const choices = {
    persona: named(personas),
    budget: named(budgets),
    in: languages.map((value) => ({ value, label: names[value] })),
  };
  const readable =
    Check(Type.Array(personaSchema, { minItems: 1 }), personas) &&
    Check(Type.Array(budgetSchema, { minItems: 1 }), budgets) &&
    Check(scriptsSchema, scripts);
  if (!readable) return { campaign, from: '', to: '', chosen, choices, letters: null };
  const persona = personas.find(({ id }) => id === chosen.persona) ?? personas[0];
  const budget = budgets.find(({ id }) => id === chosen.budget) ?? budgets[0];
  if (persona === undefined || budget === undefined)
    return { campaign, from: '', to: '', chosen, choices, letters: null };
  return {
    campaign,
    from: `${persona.displayName} <…@${persona.mailDomain}>`,
    to: `${studio.name}, ${studio.domain}`,
    chosen: { ...chosen, persona: persona.id, budget: budget.id },
    choices,
    letters: rendered(scripts, { persona, budget, studio, language: chosen.in }),
  };
}

type Facts = {
  readonly persona: Persona;
  readonly budget: Budget;
  readonly studio: Studio;
  readonly language: LetterLanguage;
};

function rendered(scripts: Protocol['scripts'], facts: Facts): LetterShown[] {
  const days = scripts.answerByDays;
  const answerBy = days === undefined ? null : new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
  const texts = [
    ...scripts.letters.map(({ id, text }) => ({ id, key: 'letters', step: 'inquiry' as const, text })),
    { id: 'secondStep', key: 'secondStep', step: 'second_step' as const, text: scripts.secondStep },
    { id: 'nudge', key: 'nudge', step: 'nudge' as const, text: scripts.nudge },
    { id: 'close', key: 'close', step: 'close' as const, text: scripts.close },
  ];
  return texts.flatMap(({ id, key, step, text }) => {
    const letter = text[facts.language];
    if (letter === undefined) return [];
    const { subject, body } = renderLetter(letter, { ...facts, answerBy });
    return [{ id, key, subject, body, minutes: stepMinutes(step, `${subject} ${body}`, facts.language) }];
  });
}
