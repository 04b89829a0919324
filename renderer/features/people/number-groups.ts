/** A safety number as six groups of five digits, however it is spaced. */
export function numberGroups(safetyNumber: string): readonly string[] {
  return safetyNumber.replace(/\D/g, '').match(/.{1,5}/g) ?? [];
}
