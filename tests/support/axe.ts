/** Looks at a page as axe-core does, in its own world of the window. */
import type { Page } from '@playwright/test';
import axe, { type AxeResults, type RunOptions } from 'axe-core';

export interface Violation {
  readonly rule: string;
  readonly impact: string;
  readonly help: string;
  /** Where, as selectors; never the text there. */
  readonly places: readonly string[];
}

const options: RunOptions = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  resultTypes: ['violations'],
};

/** Everything that axe finds wrong on the page as it is now; an empty list is the aim. */
export async function accessibilityViolations(page: Page): Promise<readonly Violation[]> {
  // Evaluated by the debugger, which the content security policy does not concern.
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(
    (options) =>
      (globalThis as typeof globalThis & { axe: { run(o: object): Promise<AxeResults> } }).axe.run(options),
    options,
  );
  return violations.map(({ id, impact, help, nodes }) => ({
    rule: id,
    impact: impact ?? 'unknown',
    help,
    places: nodes.map(({ target }) => target.flat().join(' ')),
  }));
}
