import type { MantineColorScheme, MantineColorSchemeManager } from '@mantine/core';

/** Mantine keeps the colour scheme in localStorage by itself; ours is a setting, so nothing is kept here. (security.md A11) */
export const memoryColourScheme: MantineColorSchemeManager = {
  get: (fallback: MantineColorScheme) => fallback,
  set: () => undefined,
  subscribe: () => undefined,
  unsubscribe: () => undefined,
  clear: () => undefined,
};
