import 'i18next';
import type { english } from './english.ts';

// With this, a key that is in no English text does not compile.
declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common';
    resources: typeof english;
    returnNull: false;
  }
}
