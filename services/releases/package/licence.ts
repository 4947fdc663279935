import type { ReleaseDocument } from '../release/release-document.ts';

/** Licences a protocol may choose for its data, by their SPDX ids. */
const LICENCES: Readonly<Record<string, { readonly title: string; readonly url: string }>> = {
  'CC-BY-4.0': {
    title: 'Creative Commons Attribution 4.0 International',
    url: 'https://creativecommons.org/licenses/by/4.0/',
  },
  'CC-BY-SA-4.0': {
    title: 'Creative Commons Attribution-ShareAlike 4.0 International',
    url: 'https://creativecommons.org/licenses/by-sa/4.0/',
  },
  'CC0-1.0': { title: 'CC0 1.0 Universal', url: 'https://creativecommons.org/publicdomain/zero/1.0/' },
  'ODbL-1.0': {
    title: 'Open Data Commons Open Database License 1.0',
    url: 'https://opendatacommons.org/licenses/odbl/1-0/',
  },
};

export function licenceOf({ licence }: Pick<ReleaseDocument, 'licence'>) {
  const known = LICENCES[licence];
  return {
    id: licence,
    title: known?.title ?? licence,
    url: known?.url ?? `https://spdx.org/licenses/${licence}.html`,
  };
}
