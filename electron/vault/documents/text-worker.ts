/**
 * The vault's side of the document worker: typed calls, one worker at a time, started when it is first
 * needed and ended after a while without work. Stateless: every call brings the text it is about.
 */
import type { DecodedTextUpdate } from '../../../shared/protocol/protocol.ts';
import { ExpectedError } from '../../../shared/errors/error-codes.ts';
import type { DocumentJson } from '../../../shared/text/document-json.ts';
import type {
  Bytes,
  CallName,
  OpenedText,
  Outcome,
  ReadText,
  TextCalls,
  TextCount,
  Unit,
  VisibleText,
} from './text-calls.ts';
import { workLimits, type WorkLimits } from './work-limits.ts';
import { createWorkQueue, type WorkQueue } from './work-queue.ts';

/** A text: its updates in any order; a snapshot is one of them. */
export type TextUpdates = readonly Uint8Array[];

/**
 * `shapes` and `read` answer for each of many, whatever happens to the others (`Refusal` says why one has no
 * answer). All others are about one text and reject with the error `document-quarantined` in its place.
 */
export interface TextWorker {
  /** What each update adds, refers to and deletes: for the validity rule. V1 updates only. */
  shapes(updates: readonly Uint8Array[]): Promise<Outcome<DecodedTextUpdate>[]>;
  read(texts: readonly TextUpdates[]): Promise<Outcome<ReadText>[]>;
  /** One update with exactly these structs and deletes; of differences it is a difference again. */
  merge(updates: TextUpdates): Promise<Bytes>;
  /** The whole text as one update; what was deleted is gone from it, but not from the updates. */
  state(text: TextUpdates): Promise<Bytes>;
  /** The next clock of each client id. */
  stateVector(text: TextUpdates): Promise<ReadonlyMap<number, number>>;
  open(text: TextUpdates): Promise<OpenedText>;
  visible(text: TextUpdates): Promise<VisibleText>;
  count(text: TextUpdates): Promise<TextCount>;
  /** A new text that holds exactly this visible content: no deleted words, no other client id. */
  compose(json: DocumentJson, clientId: number): Promise<Bytes>;
  /**
   * What must be appended so that the visible content equals `json`; null when it already does. It also
   * removes what this version does not know, so it is not for texts that are `simplified`.
   */
  difference(text: TextUpdates, json: DocumentJson, clientId: number): Promise<Bytes | null>;
  /** What must be appended to a text that `open` found `repaired`; null for any other. */
  repair(text: TextUpdates, clientId: number): Promise<Bytes | null>;
  /** Whether both show the same. */
  same(one: TextUpdates, other: TextUpdates): Promise<boolean>;
  /** Ends the thread and with it whatever it held; calls that wait or come later are rejected. */
  end(): Promise<void>;
}

export interface TextWorkerOptions {
  /** The built `document-worker.ts`: the composition root imports it with `?modulePath`. */
  readonly workerPath: string;
  setTimer(callback: () => void, ms: number): () => void;
  readonly limits?: Partial<WorkLimits>;
}

export function startTextWorker({ workerPath, setTimer, limits }: TextWorkerOptions): TextWorker {
  const queue: WorkQueue = createWorkQueue({
    workerPath,
    setTimer,
    limits: { ...workLimits, ...limits },
  });

  const many = <Name extends CallName>(call: Name, units: readonly Unit<Name>[]) =>
    queue.add(call, units, 'later');

  const one = async <Name extends CallName>(
    call: Name,
    updates: TextUpdates,
    more: TextCalls[Name]['more'],
  ): Promise<TextCalls[Name]['answer']> => {
    const [outcome] = await queue.add(call, [{ updates, more }], 'soon');
    if (outcome === undefined || outcome === 'refused' || outcome === 'not-processed')
      throw new ExpectedError('document-quarantined');
    return outcome;
  };

  return {
    shapes: (updates) =>
      many(
        'shape',
        updates.map((update) => ({ updates: [update], more: null })),
      ),
    read: (texts) =>
      many(
        'read',
        texts.map((updates) => ({ updates, more: null })),
      ),
    merge: (updates) => one('merge', updates, null),
    state: (text) => one('state', text, null),
    stateVector: (text) => one('stateVector', text, null),
    open: (text) => one('open', text, null),
    visible: (text) => one('visible', text, null),
    count: (text) => one('count', text, null),
    compose: (json, clientId) => one('compose', [], { json, clientId }),
    difference: (text, json, clientId) => one('difference', text, { json, clientId }),
    repair: (text, clientId) => one('repair', text, { clientId }),
    same: (first, second) => one('same', [...first, ...second], { first: first.length }),
    end: () => queue.end(),
  };
}
