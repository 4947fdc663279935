import type { controls } from './controls.ts';
import type { formReader } from './forms.ts';
import type { labels } from './labels.ts';
import type { nativeDom } from './native-dom.ts';
import type { FrameSnapshot } from './snapshot.ts';
import type { readStream } from './stream.ts';
import type { surroundings } from './surroundings.ts';
import type { visibility } from './visibility.ts';

/** The other files of this folder, handed in by the loader: page code is text and cannot import. */
type Parts = {
  controls: typeof controls;
  formReader: typeof formReader;
  labels: typeof labels;
  nativeDom: typeof nativeDom;
  readStream: typeof readStream;
  surroundings: typeof surroundings;
  visibility: typeof visibility;
};

/**
 * A selector engine for Playwright, which runs it in a world of its own beside the page's scripts:
 * "read:f0" answers with a detached element that holds the frame's snapshot as JSON, "f0.e17" with the element of that key.
 * Nothing is written into the page; the index of keys lives in this world and dies with the document.
 */
export function pageEngine(parts: Parts) {
  const dom = parts.nativeDom();
  const keys = new WeakMap<Element, string>();
  const known = new Map<string, WeakRef<Element>>();
  let count = 0;

  function keyIn(frame: string) {
    return (of: Element): string => {
      const old = keys.get(of);
      if (old !== undefined) return old;
      count += 1;
      const key = `${frame}.e${count}`;
      keys.set(of, key);
      known.set(key, new WeakRef(of));
      return key;
    };
  }

  function snapshot(frame: string): FrameSnapshot {
    const keyOf = keyIn(frame);
    const stream = parts.readStream(dom, document);
    const sight = parts.visibility(dom);
    const words = parts.labels(dom, stream);
    const control = parts.controls(dom, sight, words, keyOf);
    const around = parts.surroundings(dom, stream, sight, words, keyOf);
    const lightForms = dom.all(document, 'form');
    const at = { x: scrollX, y: scrollY };
    const read: FrameSnapshot = {
      frame,
      url: location.href.slice(0, 1000),
      title: dom.squeeze(dom.all(document, 'title').map((one) => dom.textContent(one) ?? '')[0] ?? '', 300),
      lang: dom.attr(dom.page(), 'lang', 20),
      visible: true,
      headings: around.headings(),
      forms: parts.formReader(dom, stream, sight, words, control, keyOf).all(),
      links: around.links(),
      openers: around.openers(),
      frames: around.frames(lightForms),
      marked: around.marked(lightForms),
      scripts: around.scripts(),
      jsonLd: around.jsonLd(),
      cfEmails: around.cfEmails(),
      texts: around.texts(),
      alerts: around.alerts(),
      truncated: stream.truncated,
    };
    scrollTo({ left: at.x, top: at.y, behavior: 'instant' });
    return read;
  }

  function queryAll(_root: Node, asked: string): Element[] {
    if (!asked.startsWith('read:')) {
      const found = known.get(asked)?.deref();
      return found === undefined ? [] : [found];
    }
    const holder = Document.prototype.createElement.call(document, 'pre');
    holder.textContent = JSON.stringify(snapshot(asked.slice('read:'.length)));
    return [holder];
  }
  return { query: (root: Node, asked: string): Element | null => queryAll(root, asked)[0] ?? null, queryAll };
}
