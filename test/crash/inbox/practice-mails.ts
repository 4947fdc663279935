/** Mails of the size that studios write, each different; every twentieth brings a file. */
export function* practiceMails(count: number): Generator<Buffer> {
  for (let at = 0; at < count; at += 1) yield practiceMail(at);
}

const lines = [
  'Добрый день, Анна! Спасибо, что написали нам.',
  'Мы посмотрели ваше описание и готовы взяться за работу в следующем месяце.',
  'Ориентировочная стоимость — 480 000 рублей, срок — девять недель.',
  'Если удобно, созвонимся на этой неделе и обсудим подробности.',
];

function practiceMail(at: number): Buffer {
  const head = [
    `From: =?utf-8?B?0KHRgtGD0LTQuNGP?= <info@studio${at % 500}.example>`,
    `To: <a.${at}@shopper.test>`,
    `Subject: Re: site ${at}`,
    `Message-ID: <${at}.${at % 977}@studio${at % 500}.example>`,
    `In-Reply-To: <letter-${at}@shopper.test>`,
    'MIME-Version: 1.0',
  ];
  const text = `${lines.map((line) => `${line} (${at})`).join('\r\n\r\n')}\r\n\r\n-- \r\nИван\r\n`.repeat(1 + (at % 4));
  if (at % 20 !== 0) {
    return Buffer.from([...head, 'Content-Type: text/plain; charset=utf-8', '', text].join('\r\n'));
  }
  const file = Buffer.alloc(20_000, `${at} offer `)
    .toString('base64')
    .replace(/(.{76})/g, '$1\r\n');
  const parts = [
    ...head,
    'Content-Type: multipart/mixed; boundary="b"',
    '',
    '--b',
    'Content-Type: text/plain; charset=utf-8',
    '',
    text,
    '--b',
    'Content-Type: application/pdf; name="offer.pdf"',
    'Content-Disposition: attachment; filename="offer.pdf"',
    'Content-Transfer-Encoding: base64',
    '',
    file,
    '--b--',
    '',
  ];
  return Buffer.from(parts.join('\r\n'));
}
