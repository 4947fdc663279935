import { leadSite, takes } from '../lead-site.ts';
import { json } from '../replies.ts';
import type { SiteKind } from '../site-kind.ts';

const maker = 'forms.hsforms.com';
const path = '/submissions/v3/public/submit/formsnext/multipart/8812004';

const field = (name: string, label: string, control: string) =>
  `<div class="hs_${name} hs-${name} hs-fieldtype-text field hs-form-field"><label id="label-${name}" for="${name}-2c1"><span>${label}</span><span class="hs-form-required">*</span></label><div class="input">${control.replace('/>', ` id="${name}-2c1" name="${name}" required class="hs-input">`)}</div></div>`;

const form = `<form id="hsForm_2c1" class="hs-form-private hsForm_2c1 hs-form stacked" data-form-id="2c1" data-portal-id="8812004" novalidate>${field('firstname', 'First name', '<input type="text" autocomplete="given-name"/>')}${field('lastname', 'Last name', '<input type="text" autocomplete="family-name"/>')}
${field('email', 'Business email', '<input type="email" inputmode="email" autocomplete="email"/>')}<div class="hs-form-field"><label for="message-2c1"><span>What can we do for you?</span></label><div class="input"><textarea id="message-2c1" class="hs-input hs-fieldtype-textarea" name="message"></textarea></div></div>
<div class="legal-consent-container"><div class="hs-form-booleancheckbox"><label class="hs-form-booleancheckbox-display"><input class="hs-input" type="checkbox" name="LEGAL_CONSENT.subscription_type_77" value="true"><span>I agree to receive other communications and offers.</span></label></div></div>
<input type="hidden" name="hs_context" value="{}"><div class="hs_submit hs-submit"><div class="actions"><input type="submit" class="hs-button primary large" value="Submit"></div></div></form>`;

// The frame has no address: the embedding script writes the form into it, so it belongs to the page.
const script = (
  id: string,
) => `(() => { const frame = document.createElement('iframe'); frame.className = 'hs-form-iframe'; frame.id = 'hs-form-iframe-0'; frame.title = 'Form 0'; frame.style.cssText = 'width:100%;height:560px;border:0'; document.getElementById('hbspt-${id}').append(frame);
const inner = frame.contentDocument; inner.open(); inner.write(${JSON.stringify(`<!DOCTYPE html><html lang="en"><body>${form}</body></html>`)}); inner.close();
const form = inner.querySelector('form'); form.addEventListener('submit', async (event) => { event.preventDefault();
  const answer = await fetch('https://${maker}${path}/${id}', { method: 'POST', headers: { accept: 'application/json' }, body: new FormData(form) });
  if (!answer.ok) { form.insertAdjacentHTML('beforeend', '<ul class="hs-error-msgs"><li>Please complete all required fields.</li></ul>'); return; }
  form.outerHTML = '<div class="submitted-message hs-main-font-element">' + (await answer.json()).inlineMessage + '</div>';
  postMessage({ type: 'hsFormCallback', eventName: 'onFormSubmitted', id: '${id}' }, '*'); }); })();`;

/** HubSpot in a frame without an address, posted to the maker's host: the boxes of mailings stay empty. */
export const hubspotFrame: SiteKind = leadSite({
  name: 'hubspot-frame',
  language: 'en',
  expects: { outcome: 'confirmed', reason: 'E4' },
  contact: ({ id }) =>
    `<h2>Talk to sales</h2><div id="hbspt-${id}" class="hbspt-form"></div><script>${script(id)}</script>`,
  abroad: {
    [maker]: {
      open: true,
      pages: {},
      posts: {
        [`${path}/*`]: takes(
          ({ fields }) => ({
            name: `${fields.firstname ?? ''} ${fields.lastname ?? ''}`.trim(),
            email: fields.email ?? '',
            phone: '',
            message: fields.message ?? '',
          }),
          () => json({ inlineMessage: '<p>Thanks for submitting the form.</p>', formGuid: '2c1' }),
          () => json({ status: 'error', errors: [{ errorType: 'REQUIRED_FIELD' }] }, 400),
          ({ fields }) => [fields['LEGAL_CONSENT.subscription_type_77'] !== undefined && 'marketing_ticked'],
        ),
      },
    },
  },
});
