/** What `documents.open` answers, as far as a window needs it to write. */
export function isOpenedText(value: unknown): value is { state: Uint8Array; clientId: number } {
  return (
    typeof value === 'object' &&
    value !== null &&
    'state' in value &&
    value.state instanceof Uint8Array &&
    'clientId' in value &&
    typeof value.clientId === 'number'
  );
}
