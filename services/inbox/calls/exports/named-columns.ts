import { columnRoles } from './layout.ts';
import type { NamedColumns } from './read-export.ts';

/**
 * Columns as an operator writes them: `start=Call time,from=Caller,to=Number called`. Null when a part is no `meaning=name`, a meaning is
 * unknown or there twice.
 */
export function namedColumns(written: string): NamedColumns | null {
  const columns = new Map<string, string>();
  for (const part of written.slice(0, 2_000).split(',')) {
    const [, role = '', name = ''] = /^\s*([a-z]+)\s*=\s*(.+?)\s*$/u.exec(part) ?? [];
    if (!columnRoles.some((one) => one === role) || columns.has(role)) return null;
    columns.set(role, name);
  }
  return Object.fromEntries(columns);
}
