/**
 * The nonce of this page's response, under which the style elements that Mantine and the editor put in
 * while running are allowed. The browser hides the attribute from selectors, not from `nonce`.
 */
export function styleNonce(): string {
  const meta = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]');
  return meta?.nonce ?? '';
}
