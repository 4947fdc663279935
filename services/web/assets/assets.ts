import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import type { Api } from '../../api/api.ts';

type Asset = { readonly body: string; readonly type: string; readonly version: string };

/** The few files pages load, read once; scripts are written in TypeScript and lose their types here. */
const ASSETS: ReadonlyMap<string, Asset> = new Map([
  ['style.css', readAsset('style.css', 'text/css; charset=utf-8')],
  ['gallery.css', readAsset('gallery.css', 'text/css; charset=utf-8')],
  ['press.css', readAsset('press.css', 'text/css; charset=utf-8')],
  ['report.css', readAsset('report.css', 'text/css; charset=utf-8')],
  ['research.css', readAsset('research.css', 'text/css; charset=utf-8')],
  ['desk.css', readAsset('desk.css', 'text/css; charset=utf-8')],
  ['desk-keys.js', readAsset('desk-keys.ts', 'text/javascript; charset=utf-8')],
  ['protocol-editor.js', readAsset('protocol-editor.ts', 'text/javascript; charset=utf-8')],
  ['icon.svg', readAsset('icon.svg', 'image/svg+xml')],
  ['live-progress.js', readAsset('live-progress.ts', 'text/javascript; charset=utf-8')],
]);

function readAsset(file: string, type: string): Asset {
  const source = readFileSync(new URL(file, import.meta.url), 'utf8');
  const body = file.endsWith('.ts') ? stripTypeScriptTypes(source) : source;
  return { body, type, version: createHash('sha256').update(body).digest('hex').slice(0, 12) };
}

/** The address of an asset; it changes with the content, so that browsers may keep it for ever. */
export function asset(
  name:
    | 'style.css'
    | 'report.css'
    | 'gallery.css'
    | 'press.css'
    | 'icon.svg'
    | 'live-progress.js'
    | 'research.css'
    | 'protocol-editor.js'
    | 'desk.css'
    | 'desk-keys.js',
): string {
  return `/assets/${name}?v=${ASSETS.get(name)?.version ?? ''}`;
}

export function assetRoutes(app: Api): void {
  for (const [name, { body, type }] of ASSETS) {
    app.get(`/assets/${name}`, { schema: { hide: true } }, async (_request, reply) =>
      reply.type(type).header('cache-control', 'public, max-age=31536000, immutable').send(body),
    );
  }
}
