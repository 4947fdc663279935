// Runs in the browser: when the server says that progress changed, or every so many seconds, the live part of the page is fetched
// again. One renderer, on the server, writes both; without this script the page reloads itself.
/** Data attributes of the live part: its own address, and that of the events or the seconds between two looks. */
export type LiveRegion = { readonly live: string; readonly stream?: string; readonly every?: string };

const region = document.querySelector<HTMLElement>('[data-live]');
const { live, stream, every }: Partial<LiveRegion> = region?.dataset ?? {};
const AGAIN_MS = 2_000;
let running = false;
const away = document.querySelector('#away');
let wanted = false;

/** Says that the server cannot be reached, for as long as that is so. */
function tell(reached: boolean): void {
  away?.toggleAttribute('hidden', reached);
}

async function refresh(box: HTMLElement, address: string): Promise<void> {
  wanted = true;
  if (running) return;
  running = true;
  while (wanted) {
    wanted = false;
    // A link that has the focus must not vanish under the reader; the next change catches up.
    if (box.contains(document.activeElement)) break;
    const answer = await fetch(address, { headers: { accept: 'text/html' } }).catch(() => undefined);
    tell(answer?.ok === true);
    if (answer?.ok !== true) {
      // An event tells once; who asks every so many seconds comes again anyway.
      if (every === undefined) setTimeout(() => void refresh(box, address), AGAIN_MS);
      break;
    }
    const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
    box.replaceChildren(...fresh.body.childNodes);
  }
  running = false;
}

if (region !== null && live !== undefined) {
  // Told by the browser at once; a stream that was open may take minutes to notice.
  addEventListener('offline', () => tell(false));
  addEventListener('online', () => void refresh(region, live));
}

if (region !== null && stream !== undefined && live !== undefined) {
  const events = new EventSource(stream);
  events.addEventListener('progress', () => void refresh(region, live));
  events.addEventListener('open', () => tell(true));
  events.addEventListener('error', () => tell(false));
}

if (region !== null && every !== undefined && live !== undefined) {
  const timer = setInterval(() => {
    // What has come to its end is not asked for again.
    if (region.querySelector('[data-ended]') === null) void refresh(region, live);
    else clearInterval(timer);
  }, Number(every) * 1_000);
}
