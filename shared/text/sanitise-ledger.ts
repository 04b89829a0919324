import { textLimits } from './text-limits.ts';

/** What was changed while a text was made valid, and how much of it may still come. */
export interface Ledger {
  readonly simplified: boolean;
  readonly repaired: boolean;
  simplify(): void;
  repair(): void;
  /** False when the text already has as many nodes as it may; the rest is left out. */
  takeNode(): boolean;
  /** As much of these words as the text may still hold. */
  takeText(text: string): string;
}

export function createLedger(): Ledger {
  let simplified = false;
  let repaired = false;
  let nodesLeft: number = textLimits.nodes;
  let charactersLeft: number = textLimits.characters;
  return {
    get simplified() {
      return simplified;
    },
    get repaired() {
      return repaired;
    },
    simplify() {
      simplified = true;
    },
    repair() {
      repaired = true;
    },
    takeNode() {
      if (nodesLeft === 0) {
        simplified = true;
        return false;
      }
      nodesLeft -= 1;
      return true;
    },
    takeText(text) {
      const taken = text.length > charactersLeft ? text.slice(0, charactersLeft) : text;
      if (taken.length < text.length) simplified = true;
      charactersLeft -= taken.length;
      return taken;
    },
  };
}
