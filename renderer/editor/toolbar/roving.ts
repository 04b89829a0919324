/**
 * One tab stop for a row of buttons; arrows, Home and End move inside. (WAI-ARIA authoring practices,
 * toolbar pattern) Disabled buttons stay reachable, so that what exists can be heard.
 */
export function nextPosition(
  key: string,
  position: number,
  length: number,
  rightToLeft: boolean,
): number | null {
  const forward = rightToLeft ? 'ArrowLeft' : 'ArrowRight';
  const backward = rightToLeft ? 'ArrowRight' : 'ArrowLeft';
  if (length === 0) return null;
  if (key === forward) return (position + 1) % length;
  if (key === backward) return (position - 1 + length) % length;
  if (key === 'Home') return 0;
  if (key === 'End') return length - 1;
  return null;
}
