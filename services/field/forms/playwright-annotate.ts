import type { Page } from 'playwright';
import { locate } from './playwright-page-reader.ts';

/** What is written beside an element of the picture. */
export type Note = { key: string; words: string; good: boolean };

/**
 * A picture of the whole page with a frame and a few words at every noted element. The frames are drawn into the page, so this is the
 * last thing that is done with it.
 */
export async function annotatedPicture(page: Page, notes: readonly Note[]): Promise<Buffer | null> {
  const boxes = [];
  for (const { key, words, good } of notes.slice(0, 120)) {
    const box = await locate(page, key)
      ?.boundingBox({ timeout: 500 })
      .catch(() => null);
    if (box !== null && box !== undefined) boxes.push({ ...box, words: words.slice(0, 60), good });
  }
  await page.evaluate(draw, boxes).catch(() => undefined);
  return page.screenshot({ fullPage: true, timeout: 15_000, animations: 'disabled' }).catch(() => null);
}

type Drawn = { x: number; y: number; width: number; height: number; words: string; good: boolean };

/** Runs inside the page; styles are set one by one, because a page's policy may forbid style texts. */
function draw(boxes: Drawn[]): void {
  for (const { x, y, width, height, words, good } of boxes) {
    const colour = good ? '#0a7d2c' : '#b3261e';
    const frame = document.createElement('div');
    Object.assign(frame.style, {
      position: 'absolute',
      left: `${x + scrollX - 2}px`,
      top: `${y + scrollY - 2}px`,
      width: `${width}px`,
      height: `${height}px`,
      border: `2px solid ${colour}`,
      zIndex: '2147483647',
      pointerEvents: 'none',
    });
    const label = document.createElement('span');
    label.textContent = words;
    Object.assign(label.style, {
      position: 'absolute',
      // Beside a small box, so that its tick is seen.
      ...(width < 60 ? { left: '100%' } : { right: '0' }),
      top: '0',
      font: '11px sans-serif',
      color: '#fff',
      background: colour,
      padding: '1px 4px',
      whiteSpace: 'nowrap',
    });
    frame.append(label);
    document.documentElement.append(frame);
  }
}
