import { useCallback, useEffect, useRef, useState } from 'react';
import { useClient } from '../../../client/ClientContext.tsx';

/** Milliseconds after the last key until a field is saved. */
const SAVE_AFTER_MS = 350;

export interface TypedField {
  readonly text: string;
  readonly dirty: boolean;
  type(text: string): void;
  /** Saves what waits; false when it could not be. */
  flush(): Promise<boolean>;
}

/** A field that is saved a moment after it was typed. What comes from elsewhere shows once nothing waits here. */
export function useTypedField(stored: string, save: (text: string) => Promise<boolean>): TypedField {
  const [typed, setTyped] = useState<string | null>(null);
  const [dirty, setDirty] = useState(false);
  const waiting = useRef<string | null>(null);
  const newestSave = useRef(save);
  useEffect(() => {
    newestSave.current = save;
  });

  const flush = useCallback(async (): Promise<boolean> => {
    const text = waiting.current;
    if (text === null) return true;
    waiting.current = null;
    const saved = await newestSave.current(text);
    if (!saved) waiting.current ??= text;
    setDirty(waiting.current !== null);
    return saved;
  }, []);

  useEffect(() => {
    if (!dirty) return undefined;
    const timer = setTimeout(() => void flush(), SAVE_AFTER_MS);
    return () => clearTimeout(timer);
  }, [typed, dirty, flush]);
  useEffect(() => {
    if (!dirty && typed !== null && typed === stored) setTyped(null);
  }, [dirty, typed, stored]);
  const { unsent } = useClient();
  useEffect(() => unsent.add(flush), [unsent, flush]);
  // Leaving the page saves at once.
  useEffect(() => () => void flush(), [flush]);

  return {
    text: typed ?? stored,
    dirty,
    type(text) {
      waiting.current = text;
      setTyped(text);
      setDirty(true);
    },
    flush,
  };
}
