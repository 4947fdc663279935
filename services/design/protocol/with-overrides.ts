import { isSeq, parseDocument } from 'yaml';
import { ZerkaloError } from '../../platform/errors.ts';
import type { Frame, Schedule } from './schema/protocol.ts';

/** What an installation puts into a shipped protocol; everything else stays as it is written there. */
export type ProtocolOverrides = {
  readonly id?: string;
  readonly title?: string;
  /** One entry per ranking, laid over the frame of the same place, else over the first one. */
  readonly frames?: readonly Partial<Frame>[];
  readonly size?: number;
  readonly seed?: string;
  /** Mail domain of all personas. */
  readonly mailDomain?: string;
  /** First day of the wave, YYYY-MM-DD. */
  readonly start?: string;
  /** Parts of the schedule, each in place of the shipped one. */
  readonly schedule?: Partial<Schedule>;
};

/**
 * A shipped protocol with an installation's values, as YAML; comments are kept. The outcome is checked like any other
 * protocol, so a wrong value is found there and not here. Throws when the source itself is not YAML.
 */
export function withOverrides(source: string, overrides: ProtocolOverrides): string {
  const document = parseDocument(source);
  if (document.errors.length > 0) {
    throw new ZerkaloError('PROTOCOL_UNREADABLE', 'the shipped protocol is not YAML', 'Restore it from the release.');
  }
  const put = (path: readonly (string | number)[], value: unknown): void => {
    if (value !== undefined) document.setIn(path, value);
  };
  put(['id'], overrides.id);
  put(['title'], overrides.title);
  put(['sampling', 'size'], overrides.size);
  if (overrides.size !== undefined) document.deleteIn(['sampling', 'fraction']);
  put(['sampling', 'seed'], overrides.seed);
  put(['schedule', 'startsOn'], overrides.start);
  for (const [part, value] of Object.entries(overrides.schedule ?? {})) put(['schedule', part], value);
  const personas = document.get('personas');
  const count = isSeq(personas) ? personas.items.length : 0;
  for (let i = 0; i < count; i += 1) put(['personas', i, 'mailDomain'], overrides.mailDomain);
  if (overrides.frames !== undefined) {
    const shipped: unknown[] = document.toJS().frames;
    const frames = overrides.frames.map((frame, i) => ({ ...Object(shipped[i] ?? shipped[0]), ...frame }));
    // Frames that share a mapping would be written with anchors, which a protocol may not have.
    put(['frames'], document.createNode(frames, { aliasDuplicateObjects: false }));
  }
  return String(document);
}
