import type { Frame, Locator, Page } from 'playwright';
import type { FrameSnapshot, PageSnapshot } from './page/snapshot.ts';
import { PAGE_ENGINE } from './playwright-browser.ts';

const MOST_FRAMES = 30;
const FRAME_BUDGET_MS = 15_000;
const MOST_JSON = 24_000_000;

/** A frame keeps its name ("f0", "f1", …) for its whole life, whatever frames come and go around it. */
const names = new WeakMap<Page, WeakMap<Frame, string>>();
const counts = new WeakMap<Page, number>();

function nameOf(page: Page, frame: Frame): string {
  const known = names.get(page) ?? new WeakMap<Frame, string>();
  names.set(page, known);
  const old = known.get(frame);
  if (old !== undefined) return old;
  const count = counts.get(page) ?? 0;
  counts.set(page, count + 1);
  known.set(frame, `f${count}`);
  return `f${count}`;
}

/**
 * Reads the page and all its frames in the reader's own world. A frame that goes away or stays silent is left out.
 * @throws when the main frame cannot be read (the page was closed or crashed).
 */
export async function readPage(page: Page): Promise<PageSnapshot> {
  const main = page.mainFrame();
  const name = nameOf(page, main);
  // A page that moves on while it is read takes its world with it: the next one is read instead, once.
  const frames = [await readFrame(main, name).catch(() => settled(main, name))];
  for (const frame of page.frames().slice(0, MOST_FRAMES)) {
    if (frame === main) continue;
    const read = await readFrame(frame, nameOf(page, frame)).catch(() => null);
    if (read !== null) frames.push({ ...read, visible: await shown(frame) });
  }
  const [first] = frames;
  return { url: page.url(), title: first?.title ?? '', lang: first?.lang ?? '', frames };
}

/** The element of a snapshot's key, in whichever frame it lives; it matches nothing once the element is gone. */
export function locate(page: Page, key: string): Locator | null {
  const frame = page.frames().find((one) => names.get(page)?.get(one) === key.slice(0, key.indexOf('.')));
  return frame === undefined ? null : frame.locator(`${PAGE_ENGINE}=${key}`);
}

async function settled(frame: Frame, name: string): Promise<FrameSnapshot> {
  await frame.waitForLoadState('domcontentloaded', { timeout: FRAME_BUDGET_MS });
  return readFrame(frame, name);
}

async function readFrame(frame: Frame, name: string): Promise<FrameSnapshot> {
  const holder = await within(frame.$(`${PAGE_ENGINE}=read:${name}`), FRAME_BUDGET_MS);
  if (holder === null) throw new Error(`frame ${name} gave no snapshot`);
  try {
    const json = (await holder.textContent()) ?? '';
    if (json.length > MOST_JSON) throw new Error(`frame ${name} is too large to be read: ${json.length} characters`);
    return JSON.parse(json) as FrameSnapshot;
  } finally {
    await holder.dispose().catch(() => undefined);
  }
}

async function shown(frame: Frame): Promise<boolean> {
  const element = await frame.frameElement().catch(() => null);
  if (element === null) return false;
  const box = await element.boundingBox().catch(() => null);
  return box !== null && box.width >= 10 && box.height >= 10 && (await element.isVisible().catch(() => false));
}

async function within<T>(work: Promise<T>, budgetMs: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`the page did not answer within ${budgetMs} ms`)), budgetMs);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
