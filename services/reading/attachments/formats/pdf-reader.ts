import { getDocumentProxy } from 'unpdf';
import { attachmentLimits } from '../attachment-limits.ts';
import type { AttachmentNote, FileText, NotedLink, UnreadReason } from '../attachment-reading.ts';
import { type PlacedText, pdfLines } from './pdf-lines.ts';

/** Nothing of a file is run, drawn or fetched: only its text is taken. */
const options = {
  isEvalSupported: false,
  useWorkerFetch: false,
  disableFontFace: true,
  useSystemFonts: false,
  disableAutoFetch: true,
  disableStream: true,
  enableXfa: false,
  isOffscreenCanvasSupported: false,
  isImageDecoderSupported: false,
  verbosity: 0,
} as const;

type Document = Awaited<ReturnType<typeof getDocumentProxy>>;
type Page = Awaited<ReturnType<Document['getPage']>>;

/** Text of a PDF by pdf.js, page by page; a file of pictures alone is `no_text_layer`. Reads at most 500 pages. */
export async function readPdf(bytes: Uint8Array): Promise<FileText | UnreadReason> {
  const document = await opened(bytes);
  if (typeof document === 'string') return document;
  const lines: string[] = [];
  const links: NotedLink[] = [];
  let length = 0;
  let silent = 0;
  let read = 0;
  try {
    while (read < Math.min(document.numPages, attachmentLimits.pages) && length <= attachmentLimits.textLength) {
      read += 1;
      const page = await document.getPage(read);
      const found = pdfLines(await placedText(page));
      if (found.length === 0) silent += 1;
      lines.push(...found, '');
      length += found.reduce((sum, line) => sum + line.length + 1, 0);
      if (links.length < attachmentLimits.links) links.push(...(await linksOf(page)));
      page.cleanup();
    }
  } catch {
    if (length === 0) return 'damaged';
  } finally {
    await document.loadingTask.destroy();
  }
  if (length === 0) return 'no_text_layer';
  const text = lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
  const notes: AttachmentNote[] = silent > 0 ? ['pages_without_text'] : [];
  if (read < document.numPages || text.length > attachmentLimits.textLength) notes.push('cut');
  return { text: text.slice(0, attachmentLimits.textLength), notes, links: links.slice(0, attachmentLimits.links) };
}

async function opened(bytes: Uint8Array): Promise<Document | UnreadReason> {
  try {
    // The library takes the buffer for itself.
    return await getDocumentProxy(new Uint8Array(bytes), options);
  } catch (thrown) {
    return thrown instanceof Error && thrown.name === 'PasswordException' ? 'encrypted' : 'damaged';
  }
}

async function placedText(page: Page): Promise<PlacedText[]> {
  const { items } = await page.getTextContent({ includeMarkedContent: false });
  return items.flatMap((item) => {
    if (!('str' in item)) return [];
    const [, skew = 0, , , x = 0, y = 0] = item.transform as number[];
    // Words that stand on edge are marks in the margin.
    return Math.abs(skew) > 1 ? [] : [{ text: item.str, x, y, width: item.width, height: item.height || 10 }];
  });
}

async function linksOf(page: Page): Promise<NotedLink[]> {
  const annotations: unknown[] = await page.getAnnotations();
  return annotations.flatMap((one) => {
    const url = typeof one === 'object' && one !== null && 'url' in one ? one.url : null;
    return typeof url === 'string' && /^https?:/i.test(url) ? [{ url: url.slice(0, 2_000), words: '' }] : [];
  });
}
