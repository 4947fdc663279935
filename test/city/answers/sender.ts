import type { Studio } from '../studio.ts';
import type { ClientStyle, PlannedAnswer } from './manner.ts';

export type Sender = { name: string; address: string };

/** Who the answer seems to come from: a person, the studio's machine, or the person's private box elsewhere. */
export function senderOf(studio: Studio, planned: PlannedAnswer): Sender {
  if (planned.from === 'machine') return { name: studio.name, address: `noreply@${studio.domain}` };
  const address =
    planned.from === 'foreign'
      ? `${studio.manager.local}.${studio.id}@pochta.test`
      : `${studio.manager.local}@${studio.domain}`;
  return { name: studio.manager.name, address };
}

/** Lines below the text. Numbers in it (telephone, taxpayer number) are there to be taken for what they are. */
export function signature(studio: Studio, planned: PlannedAnswer, farewell: string): string {
  if (planned.from === 'machine') return `${studio.name}\nhttp://${studio.domain}/`;
  const lines = [farewell, studio.manager.name, `${studio.manager.role}, ${studio.name}`, studio.phone];
  if (studio.taxNumber !== null) lines.push(`ИНН ${studio.taxNumber}`);
  return lines.join('\n');
}

const clients: Record<ClientStyle, readonly (readonly [string, string])[]> = {
  gmail: [],
  outlook: [
    ['X-Mailer', 'Microsoft Outlook 16.0'],
    ['Content-Language', 'ru'],
  ],
  yandex: [['X-Mailer', 'Yamail [ http://yandex.ru ] 5.0']],
  mailru: [['X-Mailer', 'Mail.Ru Mailer 1.0']],
  thunderbird: [['User-Agent', 'Mozilla Thunderbird']],
};

/** Headers by which a person's mail client, a responder or a mailing service shows itself. */
export function tellTales(studio: Studio, planned: PlannedAnswer): (readonly [string, string])[] {
  if (planned.kind === 'newsletter') {
    return [
      ['List-Id', `<news.${studio.domain}>`],
      ['List-Unsubscribe', `<http://${studio.domain}/unsubscribe>`],
      ['Precedence', 'bulk'],
    ];
  }
  if (planned.kind === 'out_of_office' && planned.marked) {
    return [
      ['Auto-Submitted', 'auto-replied'],
      ['X-Autoreply', 'yes'],
    ];
  }
  if (planned.kind === 'auto_ack' && planned.marked) {
    return [
      ['Auto-Submitted', 'auto-generated'],
      ['X-Auto-Response-Suppress', 'All'],
    ];
  }
  return planned.from === 'machine' ? [] : [...clients[planned.style]];
}
