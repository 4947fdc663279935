import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Served, serve } from '../../api/serve.ts';
import { formOf, type Person, personAt, wholeFormOf } from './researcher.ts';

let served: Served;
let anna: Person;
let clara: Person;
const path = '/campaigns/spring/protocol?lang=en';
beforeAll(async () => {
  served = await serve(false);
  anna = await personAt(served, 'anna', 'researcher');
  clara = await personAt(served, 'clara', 'researcher');
  await anna.send('/campaigns/new', { slug: 'spring', title: 'Spring', from: 'starter', own: '' });
});
afterAll(async () => served.stop());

/** The form as a browser sends it: the boxes that are ticked, all of them. */
async function form(person: Person = anna): Promise<Record<string, string | string[]>> {
  return wholeFormOf((await person.get(path)).body);
}

test('a form that is saved as it stands changes nothing, not even the text', async () => {
  const before = await form();
  const saved = await anna.send(path, { ...before, do: 'save' });
  expect(saved.location).toBe('/campaigns/spring/protocol?lang=en&done=in_force');
  expect((await form()).version).toBe(before.version);
});

test('a changed field changes the source and keeps its comments; a changed source changes the field', async () => {
  const start = await form();
  expect(start['p:objective.question']).toContain('How many studios');
  const edited = {
    ...start,
    'p:objective.question': 'Who answers at all?',
    'p:rules.cooldownDays': '90',
    'p:arms.budgets': ['', 'fixed'],
  };
  const source = String(start.source).replace('funder: Own funds of the operator.', 'funder: A foundation.');
  expect((await anna.send(path, { ...edited, source, do: 'save' })).location).toContain('done=');
  const now = await form();
  expect(now['p:interest.funder']).toBe('A foundation.');
  expect(now['p:rules.cooldownDays']).toBe('90');
  expect(now['p:arms.budgets']).toEqual(['', 'fixed']);
  expect(now.source).toContain('question: Who answers at all? # one sentence');
  expect(now.source).toContain('cooldownDays: 90 # rest of a studio between campaigns (rule E3)');
  expect(now.source).toContain('# rule E17');
});

test('what is wrong is told at its field and by line, and stays as it was typed', async () => {
  const fields = { ...(await form()), 'p:rules.cooldownDays': 'many', 'p:personas[0].mailDomain': 'not a domain' };
  const check = await anna.send('/campaigns/spring/protocol/check?lang=en', fields);
  expect(check.body).toContain('data-path="rules.cooldownDays"');
  expect(check.body).toContain('data-path="personas[0].mailDomain"');
  expect(check.body).toContain('Studios written to');
  expect(check.body).not.toContain('<html');
  const saved = await anna.send(path, { ...fields, do: 'save' });
  expect(saved.location).toContain('done=faulty');
  const { body } = await anna.get(saved.location);
  expect(body).toContain('comes in force when its faults are corrected');
  expect(formOf(body)['p:rules.cooldownDays']).toBe('many');
  await anna.send(path, {
    ...(await form()),
    'p:rules.cooldownDays': '90',
    'p:personas[0].mailDomain': 'own.example',
    do: 'save',
  });
  expect((await anna.get('/campaigns/spring/protocol?lang=ru')).body).toContain('Ошибок');
});

test('without a script the check button shows the same and loses nothing', async () => {
  const start = await form();
  const fields = { ...start, 'p:objective.audience': 'Only me.' };
  const checked = await anna.send(path, { ...fields, do: 'check' });
  expect(checked.status).toBe(200);
  const shown = formOf(checked.body);
  expect([shown['p:objective.audience'], shown.version]).toEqual(['Only me.', start.version]);
  const source = String(shown.source).replace('Only me.', 'Only the source.');
  await anna.send(path, { ...fields, ...shown, source, do: 'save' });
  expect((await form())['p:objective.audience']).toBe('Only the source.');
});

test('entries are added and removed, and a text that is no YAML keeps the fields that were typed', async () => {
  await anna.send(path, { ...(await form()), do: 'add:personas' });
  const more = await form();
  expect(more['p:personas[2].id']).toBe('assistant-3');
  await anna.send(path, { ...more, 'p:personas[2].fullName': 'Third Person', do: 'remove:personas.1' });
  expect((await form())['p:personas[1].fullName']).toBe('Third Person');
  const broken = await anna.send(path, {
    ...(await form()),
    source: 'a: [',
    'p:objective.scope': 'Typed in vain?',
    do: 'save',
  });
  expect(broken.status).toBe(422);
  expect(broken.body).toContain('Typed in vain?');
  expect(broken.body).toContain('cannot be read as YAML');
});

test('a second editor is told and nothing is overwritten unseen', async () => {
  const [mine, hers] = [await form(anna), await form(clara)];
  await clara.send(path, { ...hers, 'p:objective.scope': 'As Clara says.', do: 'save' });
  const late = await anna.send(path, { ...mine, 'p:objective.geography': 'As Anna says.', do: 'save' });
  expect(late.status).toBe(409);
  expect(late.body).toContain('clara saved another version meanwhile');
  expect(late.body).toContain('As Clara says.');
  expect(formOf(late.body)['p:objective.geography']).toBe('As Anna says.');
  expect((await form())['p:objective.scope']).toBe('As Clara says.');
  const again = await anna.send(path, { ...mine, ...formOf(late.body), do: 'save' });
  expect(again.status).toBe(303);
  expect((await form())['p:objective.geography']).toBe('As Anna says.');
});

test('every control of the form has a label and the page no inline script', async () => {
  const { body } = await anna.get('/campaigns/spring/protocol?lang=ru');
  const ids = [...body.matchAll(/<(?:input(?! type="(?:hidden|checkbox))|select|textarea)[^>]* id="([^"]+)"/gu)].map(
    ([, id]) => id,
  );
  expect(ids.length).toBeGreaterThan(80);
  for (const id of ids) expect(body).toContain(`<label for="${id}">`);
  expect(body).not.toMatch(/<style|\sstyle=|\son\w+="|<script(?![^>]*src=)/u);
});
