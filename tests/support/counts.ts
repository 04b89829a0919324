/** `npm run soak` asks for the large counts; everything else about a test stays the same. */
export const large = process.env['ALONGSIDE_COUNTS'] === 'large';

export function counted(usual: number, inSoak: number): number {
  return large ? inSoak : usual;
}
