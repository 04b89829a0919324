/**
 * A text as plain data: the JSON form of a ProseMirror document. What this version knows of it stands
 * in `text-grammar.ts`; whatever came from outside goes through `sanitise.ts` first.
 */
export interface MarkJson {
  readonly type: string;
  readonly attrs?: Attributes;
}

export type Attributes = Readonly<Record<string, unknown>>;

export interface NodeJson {
  readonly type: string;
  readonly attrs?: Attributes;
  readonly content?: readonly NodeJson[];
  /** Only where `type` is `text`: never empty. */
  readonly text?: string;
  readonly marks?: readonly MarkJson[];
}

export interface DocumentJson {
  readonly type: 'doc';
  readonly content: readonly NodeJson[];
}

/** The one part of a text's Y.Doc that holds its body: an XML fragment. */
export const BODY = 'body';
