import { leadSite, takes } from '../lead-site.ts';
import { html, json, seeOther } from '../replies.ts';
import type { SiteKind } from '../site-kind.ts';

const doc = (title: string, body: string) =>
  `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>${title}</title><style>[hidden]{display:none}</style></head><body>${body}</body></html>`;

const googleField = (entry: string, label: string, control: string) =>
  `<div class="Qr7Oae" role="listitem"><div role="heading" aria-level="3" class="HoXoMd" id="i${entry}"><span class="M7eMe">${label}</span><span class="vnumgf" aria-label="Required question">*</span></div>${control.replace('/>', ` name="entry.${entry}" aria-labelledby="i${entry}" required>`)}</div>`;

/** Google Forms in a frame: names of numbers, headings for labels, and a page that says the answer was recorded. */
export const googleForms: SiteKind = leadSite({
  name: 'google-forms',
  language: 'en',
  expects: { outcome: 'confirmed', reason: 'E3' },
  contact: ({ id }) =>
    `<p>Tell us about your project.</p><iframe src="https://docs.google.com/forms/d/e/${id}/viewform?embedded=true" width="640" height="720">Loading…</iframe>`,
  abroad: {
    'docs.google.com': {
      pages: {
        '/forms/d/e/*/viewform': ({ id }) =>
          doc(
            'Project enquiry',
            `<form action="/forms/d/e/${id}/formResponse" target="_self" method="POST" id="mG61Hd"><div class="F9yp7e">Project enquiry</div>${googleField('1045781291', 'Your name', '<input type="text" class="whsOnd zHQkBf"/>')}
${googleField('1065046570', 'Email', '<input type="email" class="whsOnd zHQkBf"/>')}
<div class="Qr7Oae" role="listitem"><div role="heading" aria-level="3" id="i839337160"><span class="M7eMe">What do you need?</span></div><textarea class="KHxj8b tL9Q4c" name="entry.839337160" aria-labelledby="i839337160"></textarea></div>
<input type="hidden" name="fvv" value="1"><input type="hidden" name="pageHistory" value="0"><div class="lRwqcd"><button type="submit" class="uArJ5e" aria-label="Submit"><span>Submit</span></button></div></form>`,
          ),
      },
      posts: {
        '/forms/d/e/*/formResponse': takes(
          { name: 'entry.1045781291', email: 'entry.1065046570', phone: 'x', message: 'entry.839337160' },
          () => html(doc('Project enquiry', '<div class="vHW8K">Your response has been recorded.</div>')),
          () => html(doc('Project enquiry', '<div role="alert">This is a required question</div>'), 400),
        ),
      },
    },
  },
});

const question = (at: number, title: string, control: string, button: string) =>
  `<section class="q"${at === 0 ? '' : ' hidden'}><h1 id="t${at}">${title}*</h1>${control.replace('/>', ` aria-labelledby="t${at}">`)}<button type="${button === 'Submit' ? 'submit' : 'button'}" class="go">${button}</button></section>`;

const typeformScript = (id: string) => `(() => { const all = [...document.querySelectorAll('.q')]; let at = 0;
document.querySelectorAll('button.go[type=button]').forEach((button) => button.addEventListener('click', () => { if (!all[at].querySelector('input,textarea').value) return; all[at].hidden = true; at += 1; all[at].hidden = false; }));
document.querySelector('form').addEventListener('submit', async (event) => { event.preventDefault();
  const said = Object.fromEntries(new FormData(event.target));
  const body = JSON.stringify({ signature: 'c4', form_id: '${id}', landed_at: 1, answers: [{ field: { id: 'nm', type: 'short_text' }, text: said.nm }, { field: { id: 'em', type: 'email' }, email: said.em }, { field: { id: 'tx', type: 'long_text' }, text: said.tx }] });
  const answer = await fetch('/forms/${id}/complete-submission', { method: 'POST', headers: { 'content-type': 'application/json; charset=UTF-8' }, body });
  if (!answer.ok) return; event.target.outerHTML = '<div data-qa="thank-you"><h1>Thank you! Your message was sent.</h1></div>';
  parent.postMessage({ type: 'form-submit', formId: '${id}' }, '*'); }); })();`;

/** Typeform: one question on each screen, only the last button sends all of it as JSON. */
export const typeform: SiteKind = leadSite({
  name: 'typeform',
  language: 'en',
  expects: { outcome: 'confirmed', reason: 'E3' },
  contact: ({ id }) =>
    `<div data-tf-widget="${id}"><iframe src="https://form.typeform.com/to/${id}" width="680" height="420" title="Contact form" style="border:0"></iframe></div>`,
  abroad: {
    'form.typeform.com': {
      pages: {
        '/to/*': ({ id }) =>
          doc(
            'Contact us',
            `<form>${question(0, 'What is your name?', '<input name="nm" type="text" placeholder="Type your answer here..."/>', 'Next')}
${question(1, 'What is your email address?', '<input name="em" type="email" placeholder="name@example.com"/>', 'Next')}
${question(2, 'Tell us about your project', '<textarea name="tx" placeholder="Type your answer here..." aria-label="Tell us about your project"></textarea>', 'Submit')}</form><script>${typeformScript(id)}</script>`,
          ),
      },
      posts: {
        '/forms/*/complete-submission': takes(
          ({ fields }) => {
            const answers = JSON.parse(fields.answers ?? '[]') as { text?: string; email?: string }[];
            return {
              name: answers[0]?.text ?? '',
              email: answers[1]?.email ?? '',
              phone: '',
              message: answers[2]?.text ?? '',
            };
          },
          () => json({ type: 'completed', response_id: 'r1' }),
          () => json({ code: 'VALIDATION_ERROR' }, 400),
        ),
      },
    },
  },
});

/** JotForm: a frame whose native post goes to another host of the maker; the thanks are a page of that one. */
export const jotForm: SiteKind = leadSite({
  name: 'jotform',
  language: 'en',
  expects: { outcome: 'confirmed', reason: 'E3' },
  contact: ({ id }) =>
    `<iframe id="JotFormIFrame-${id}" title="Contact" src="https://form.jotform.com/${id}" style="width:640px;height:640px;border:none"></iframe>`,
  abroad: {
    'form.jotform.com': {
      pages: {
        '/*': ({ id }) =>
          doc(
            'Contact us',
            `<form class="jotform-form" action="https://submit.jotform.com/submit/${id}" method="post" name="form_${id}" id="${id}" accept-charset="utf-8"><input type="hidden" name="formID" value="${id}"><ul class="form-section page-section">
<li class="form-line jf-required" data-type="control_fullname"><label class="form-label" for="first_3">Name<span class="form-required">*</span></label><span class="form-sub-label-container"><input type="text" id="first_3" name="q3_name[first]" class="form-textbox validate[required]" required><label class="form-sub-label" for="first_3">First Name</label></span><span class="form-sub-label-container"><input type="text" id="last_3" name="q3_name[last]" class="form-textbox validate[required]" required><label class="form-sub-label" for="last_3">Last Name</label></span></li>
<li class="form-line jf-required" data-type="control_email"><label class="form-label" for="input_4">Email<span class="form-required">*</span></label><input type="email" id="input_4" name="q4_email" class="form-textbox validate[required, Email]" required></li>
<li class="form-line" data-type="control_textarea"><label class="form-label" for="input_5">How can we help?</label><textarea id="input_5" name="q5_message" class="form-textarea" rows="5"></textarea></li>
<li style="display:none">Should be Empty: <input type="text" name="website" value="" type="hidden"></li><li class="form-line" data-type="control_button"><button id="input_2" type="submit" class="form-submit-button">Submit</button></li></ul></form>`,
          ),
      },
      posts: {},
    },
    'submit.jotform.com': {
      pages: { '/thank-you/*': () => doc('Thank You', '<h1>Thank You!</h1><p>Your submission has been received.</p>') },
      posts: {
        '/submit/*': takes(
          ({ fields }) => ({
            name: `${fields['q3_name[first]'] ?? ''} ${fields['q3_name[last]'] ?? ''}`.trim(),
            email: fields.q4_email ?? '',
            phone: '',
            message: fields.q5_message ?? '',
          }),
          ({ id }) => seeOther(`https://submit.jotform.com/thank-you/${id}`),
          () => html(doc('Error', '<p>There are errors on the form.</p>'), 400),
          ({ fields }) => [(fields.website ?? '') !== '' && 'honeypot_filled'],
        ),
      },
    },
  },
});
