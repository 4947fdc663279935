import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FrameSnapshot, PageSnapshot } from '../../../services/field/forms/page/snapshot.ts';
import { launchBrowser } from '../../../services/field/forms/playwright-browser.ts';
import { locate, readPage } from '../../../services/field/forms/playwright-page-reader.ts';
import { readForm } from '../../../services/field/forms/read/read-form.ts';
import { openFixture } from './open-fixture.ts';

let browser: Browser;
beforeAll(async () => {
  ({ browser } = await launchBrowser());
});
afterAll(() => browser.close());

const read = async (file: string): Promise<PageSnapshot> => readPage(await openFixture(browser, file));
const main = (snapshot: PageSnapshot): FrameSnapshot => {
  const [first] = snapshot.frames;
  if (first === undefined) throw new Error('no main frame');
  return first;
};

/** Role of every named field of one form of a page. */
function rolesOf(frame: FrameSnapshot, at: number): Record<string, string> {
  const form = frame.forms[at];
  if (form === undefined) throw new Error(`no form ${at}`);
  return Object.fromEntries(
    readForm(form, frame).fields.map((field) => [field.control.name || field.control.placeholder, field.role]),
  );
}

describe('fields hidden from people', () => {
  it('are found by each of the nine rules', async () => {
    const controls = main(await read('hidden-from-people.html')).forms[0]?.controls ?? [];
    const rules = Object.fromEntries(controls.map((control) => [control.name, control.hiddenBy]));
    expect(rules).toMatchObject({ seen_name: [], seen_mail: [], seen_text: [] });
    expect(rules.t_display).toContain('not_displayed');
    expect(rules.t_visibility).toContain('not_displayed');
    expect(rules.t_opacity).toEqual(['transparent']);
    expect(rules.t_sliver).toEqual(['tiny']);
    expect(rules.t_far).toContain('outside_document');
    expect(rules.t_drawer).toContain('clipped_by_parent');
    expect(rules.t_cut).toContain('clip_path');
    expect(rules.t_aria).toEqual(['aria_hidden']);
    expect(rules.t_tab).toEqual(['not_focusable']);
    expect(rules.t_under).toEqual(['covered']);
  });

  it('are traps, but a custom tick box and a later step are not', async () => {
    const roles = rolesOf(main(await read('hidden-from-people.html')), 0);
    const traps = Object.keys(roles).filter((name) => roles[name] === 'honeypot');
    expect(traps.toSorted()).toEqual([
      't_aria',
      't_cut',
      't_display',
      't_drawer',
      't_far',
      't_opacity',
      't_sliver',
      't_tab',
      't_under',
      't_visibility',
    ]);
    expect(roles).toMatchObject({ ok_box: 'consent', later1: 'budget', later2: 'city', later3: 'company' });
  });

  it('leave the page where it was', async () => {
    const page = await openFixture(browser, 'hidden-from-people.html');
    await page.evaluate(() => scrollTo(0, 60));
    const before = await page.content();
    await readPage(page);
    expect(await page.evaluate(() => scrollY)).toBe(
      await page.evaluate(() => Math.min(60, document.documentElement.scrollHeight - innerHeight)),
    );
    expect(await page.content()).toBe(before);
  });
});

describe('a page that patches its prototypes and shadows its properties', () => {
  it('is read as it is', async () => {
    const frame = main(await read('clobbered.html'));
    expect(frame.lang).toBe('en');
    expect(frame.forms).toHaveLength(3);
    expect(frame.forms.map((form) => form.formIndex)).toEqual([0, 1, 2]);
    expect(frame.forms[2]).toMatchObject({ action: '/send', method: 'post', heading: 'Get in touch' });
    expect(rolesOf(frame, 2)).toEqual({
      elements: 'name',
      action: 'email',
      id: 'phone',
      parentNode: 'company',
      getAttribute: 'site',
      firstChild: 'city',
      querySelector: 'message',
      children: 'honeypot',
    });
  });
});

describe('forms in frames, shadow roots and loose containers', () => {
  it('are all read, and their fields found again by their keys', async () => {
    const page = await openFixture(browser, 'nested-places.html');
    const snapshot = await readPage(page);
    expect(snapshot.frames).toHaveLength(2);
    const [outer, inner] = snapshot.frames;
    expect(outer?.forms.map((form) => [form.isForm, form.formIndex, form.controls.length])).toEqual([
      [true, -1, 2],
      [false, -1, 3],
    ]);
    expect(inner?.forms.map((form) => form.formIndex)).toEqual([0]);
    const mail = outer?.forms[0]?.controls[0];
    expect(mail).toMatchObject({ name: 'shadow_mail', label: 'E-Mail' });
    await locate(page, mail?.key ?? '')?.fill('a@b.test');
    expect(await page.locator('#a').inputValue()).toBe('a@b.test');
    const text = inner?.forms[0]?.controls[3];
    await locate(page, text?.key ?? '')?.fill('Guten Tag');
    expect(await page.frameLocator('iframe').locator('[name=t]').inputValue()).toBe('Guten Tag');
  });

  it('give German fields their roles: a name beside a first name is a family name', async () => {
    const snapshot = await read('nested-places.html');
    const inner = snapshot.frames[1];
    if (inner === undefined) throw new Error('no inner frame');
    expect(rolesOf(inner, 0)).toEqual({ v: 'first_name', n: 'last_name', m: 'email', t: 'message', d: 'consent' });
    expect(rolesOf(main(snapshot), 1)).toEqual({
      'Ihr Name': 'name',
      Telefonnummer: 'phone',
      'Worum geht es?': 'message',
    });
  });
});

describe('words that name a field', () => {
  it.each([
    ['in the head row of a table', 0, { r1: 'name', r2: 'email', r3: 'message' }],
    ['behind the field', 1, { b1: 'name', b2: 'phone', b3: 'message' }],
    ['in other elements that it points to', 2, { i1: 'email', i2: 'message' }],
    ['in a table that tore the form apart', 3, { t1: 'name', t2: 'email', t3: 'message' }],
    ['before a question of radio buttons', 4, { what: 'service', ph: 'phone' }],
  ])('are read where they stand: %s', async (_, at, roles) => {
    expect(rolesOf(main(await read('where-labels-stand.html')), at)).toEqual(roles);
  });
});

describe('with the page scripts off', () => {
  it('a page is read all the same', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.setContent(
      '<form method="post"><input type="email" name="e"><noscript><input name="only_without_scripts"></noscript><textarea name="t"></textarea></form>',
    );
    const names = main(await readPage(page)).forms[0]?.controls.map((control) => control.name);
    expect(names).toEqual(['e', 'only_without_scripts', 't']);
    await context.close();
  });
});
