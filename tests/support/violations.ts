/** Notes what the content security policy refuses on a page, from now on. */
import type { Page } from '@playwright/test';

export interface NotedViolation {
  readonly directive: string;
  readonly blocked: string;
}

declare global {
  var alongsideTestViolations: NotedViolation[];
}

export async function noteViolations(page: Page): Promise<() => Promise<readonly NotedViolation[]>> {
  await page.evaluate(() => {
    globalThis.alongsideTestViolations = [];
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => {
      globalThis.alongsideTestViolations.push({ directive: effectiveDirective, blocked: blockedURI });
    });
  });
  return () => page.evaluate(() => globalThis.alongsideTestViolations);
}
