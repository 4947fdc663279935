import type { Material } from '../ledger-entries.ts';
import type { Attachment } from '../mail/message.ts';

const files: Partial<Record<Material, { name: string; mediaType: string; title: string }>> = {
  proposal: { name: 'КП шаблон.pdf', mediaType: 'application/pdf', title: 'Proposal template' },
  presentation: { name: 'Презентация студии.pdf', mediaType: 'application/pdf', title: 'About the studio' },
  contract: { name: 'Договор образец.rtf', mediaType: 'application/rtf', title: 'Agreement (sample)' },
};

/** Files that go with the materials sent; samples are a link, and an estimate stands in the letter. */
export function attachmentsOf(sent: readonly Material[]): Attachment[] {
  return sent.flatMap((item) => {
    const file = files[item];
    if (file === undefined) return [];
    const { name, mediaType, title } = file;
    return [{ name, mediaType, bytes: mediaType.endsWith('pdf') ? pdf(title) : rtf(title) }];
  });
}

/** One page with one line, valid to the byte offsets (ISO 32000-1, 7.5). */
function pdf(title: string): Buffer {
  const content = `BT /F1 18 Tf 72 720 Td (${title}) Tj ET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  let text = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const offset = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(offset).padStart(10, '0')} 00000 n \n`;
  });
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.join('')}`;
  const end = `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${text.length}\n%%EOF\n`;
  return Buffer.from(text + table + end, 'latin1');
}

function rtf(title: string): Buffer {
  return Buffer.from(`{\\rtf1\\ansi\\deff0{\\fonttbl{\\f0 Times;}}\\f0\\fs28 ${title}\\par}`, 'latin1');
}
