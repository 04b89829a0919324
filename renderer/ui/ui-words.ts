import { createContext, useContext } from 'react';

/** The few words that plain components say by themselves, in the person's language. */
export interface UiWords {
  readonly cancel: string;
  readonly close: string;
  readonly show: string;
  readonly hide: string;
  /** `12 of 40` */
  progress(done: number, total: number): string;
  readonly keys: {
    readonly ctrl: string;
    readonly alt: string;
    readonly shift: string;
    readonly left: string;
    readonly right: string;
  };
}

const UiWordsContext = createContext<UiWords | null>(null);
export const UiWordsProvider = UiWordsContext.Provider;

export function useUiWords(): UiWords {
  const words = useContext(UiWordsContext);
  if (!words) throw new Error('A component was drawn outside of UiWordsProvider');
  return words;
}
