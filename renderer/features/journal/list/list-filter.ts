/** What of a circle's journal the list shows. */
export interface ListFilter {
  readonly circleId: string;
  readonly show: 'entries' | 'trash';
  readonly text: string;
  readonly tag: string;
}

export function isFiltered({ text, tag }: ListFilter): boolean {
  return text.trim() !== '' || tag !== '';
}
