import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Rows of one table are alike: the first eight stand for the rest, which would take most of the time. */
const ALIKE = 'tbody tr:nth-of-type(n+9)';

/**
 * Violations of WCAG 2.2 A and AA that axe finds on the page as it stands, in light and in dark, each as "theme: rule: element";
 * none is an empty list. In dark only what colours change is looked at again. axe runs in the page, so the page must be open with
 * JavaScript.
 */
export async function axeViolations(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    const builder = new AxeBuilder({ page }).exclude(ALIKE);
    const rules = colorScheme === 'light' ? builder.withTags(TAGS) : builder.withRules(['color-contrast']);
    const { violations } = await rules.analyze();
    for (const { id, nodes } of violations)
      for (const { html } of nodes) found.push(`${colorScheme}: ${id}: ${html.slice(0, 160)}`);
  }
  return found;
}
