import { Kbd } from '@mantine/core';
import type { UiWords } from '../ui-words.ts';
import { useUiWords } from '../ui-words.ts';
import styles from './KeyHint.module.css';
import { onMac } from './ShortcutProvider.tsx';

function nameOf(part: string, words: UiWords['keys']): string {
  switch (part) {
    case 'mod':
      return onMac ? '⌘' : words.ctrl;
    case 'alt':
      return onMac ? '⌥' : words.alt;
    case 'shift':
      return onMac ? '⇧' : words.shift;
    case 'ArrowLeft':
      return words.left;
    case 'ArrowRight':
      return words.right;
    default:
      return part.length === 1 ? part.toUpperCase() : part;
  }
}

/** A key combination as it stands on the keyboard: `mod+N` is drawn as Ctrl N, or ⌘ N on a Mac. */
export function KeyHint({ keys }: { keys: string }) {
  const words = useUiWords();
  return (
    <span className={styles['keys']} dir="ltr">
      {keys.split('+').map((part) => (
        <Kbd key={part} size="sm">
          {nameOf(part, words.keys)}
        </Kbd>
      ))}
    </span>
  );
}
