/** How often a property is tried: few times in `npm test`, many in `npm run soak`. */
export function runs(normal: number): { readonly numRuns: number } {
  return { numRuns: process.env['ALONGSIDE_COUNTS'] === 'large' ? normal * 100 : normal };
}
