/** The look as a Mantine theme: one accent, thin lines, controls 34 px high, radius 8 and 12. */
import {
  Button,
  Drawer,
  InputWrapper,
  Modal,
  Tooltip,
  createTheme,
  defaultVariantColorsResolver,
} from '@mantine/core';
import type {
  CSSVariablesResolver,
  MantineColorsTuple,
  MantineThemeOverride,
  VariantColorsResolver,
} from '@mantine/core';
import { dark, light, variableName } from './tokens.ts';

const SANS = "'Source Sans 3', 'Noto Sans Arabic', sans-serif";
const SERIF = "'Source Serif 4', 'Noto Naskh Arabic', serif";

const accent: MantineColorsTuple = [
  '#f1f5f2',
  '#e3ebe5',
  '#c6d7cd',
  '#a8c6b8',
  '#8fb8a6',
  '#6d9a88',
  '#3f6257',
  '#345249',
  '#2a433b',
  '#20352e',
];

/** Colours of controls by token, so that they follow light and dark; words on them are checked by a test. */
const variantColorResolver: VariantColorsResolver = (input) => {
  const danger = input.color === 'danger';
  const own = danger ? 'danger' : 'accent';
  if (danger || input.color === undefined || input.color === 'accent') {
    if (input.variant === 'filled') {
      return {
        background: `var(--al-${own})`,
        hover: danger ? 'var(--al-danger)' : 'var(--al-accent-hover)',
        color: `var(--al-on-${own})`,
        border: '1px solid transparent',
      };
    }
    if (input.variant === 'light' || input.variant === 'subtle') {
      return {
        background: input.variant === 'light' ? `var(--al-${own}-soft)` : 'transparent',
        hover: danger ? 'var(--al-danger-soft)' : 'var(--al-hover)',
        color: danger ? 'var(--al-danger)' : input.variant === 'light' ? 'var(--al-ink)' : 'var(--al-accent)',
        border: '1px solid transparent',
      };
    }
  }
  return defaultVariantColorsResolver(input);
};

/** Milliseconds of every movement; none with reduced motion. */
const MOVE_MS = 140;

/** The theme; `close` is what the cross of a dialog is called in the person's language. */
export function themeWith(close: string): MantineThemeOverride {
  const closeButtonProps = { 'aria-label': close };
  return createTheme({
    fontFamily: SANS,
    fontFamilyMonospace: "'Source Code Pro', 'DejaVu Sans Mono', monospace",
    headings: {
      fontFamily: SERIF,
      fontWeight: '600',
      sizes: {
        h1: { fontSize: '2.05rem', lineHeight: '1.2' },
        h2: { fontSize: '1.35rem', lineHeight: '1.3' },
        h3: { fontSize: '1.1rem', lineHeight: '1.35' },
      },
    },
    primaryColor: 'accent',
    colors: { accent },
    primaryShade: { light: 6, dark: 4 },
    black: light.ink,
    white: '#ffffff',
    fontSizes: { xs: '0.8125rem', sm: '0.9375rem', md: '0.9375rem', lg: '1.0625rem', xl: '1.25rem' },
    lineHeights: { xs: '1.4', sm: '1.45', md: '1.5', lg: '1.55', xl: '1.6' },
    radius: { xs: '4px', sm: '8px', md: '8px', lg: '12px', xl: '16px' },
    defaultRadius: 'md',
    respectReducedMotion: true,
    cursorType: 'pointer',
    focusRing: 'auto',
    variantColorResolver,
    components: {
      Button: Button.extend({
        defaultProps: { size: 'sm' },
        vars: () => ({ root: { '--button-height': '2.125rem', '--button-padding-x': '0.875rem' } }),
      }),
      Input: { vars: () => ({ wrapper: { '--input-height': '2.125rem' } }) },
      InputWrapper: InputWrapper.extend({
        defaultProps: { inputWrapperOrder: ['label', 'description', 'error', 'input'] },
      }),
      // The body never scrolls, so nothing is to be locked; the lock would add a style without our nonce.
      Modal: Modal.extend({
        defaultProps: {
          centered: true,
          lockScroll: false,
          radius: 'lg',
          transitionProps: { duration: MOVE_MS },
          overlayProps: { backgroundOpacity: 0.35 },
          closeButtonProps,
        },
      }),
      Notification: { defaultProps: { closeButtonProps } },
      // Their <header> would be a second banner of the page.
      ModalHeader: { defaultProps: { role: 'presentation' } },
      DrawerHeader: { defaultProps: { role: 'presentation' } },
      Drawer: Drawer.extend({
        defaultProps: {
          lockScroll: false,
          transitionProps: { duration: MOVE_MS },
          overlayProps: { backgroundOpacity: 0.35 },
          closeButtonProps,
        },
      }),
      Tooltip: Tooltip.extend({
        defaultProps: {
          events: { hover: true, focus: true, touch: false },
          openDelay: 400,
          withArrow: false,
        },
      }),
    },
  });
}

function variables(palette: typeof light): Record<string, string> {
  const own = Object.fromEntries(
    Object.entries(palette).map(([token, colour]) => [variableName(token), String(colour)]),
  );
  return {
    ...own,
    '--mantine-color-body': palette.ground,
    '--mantine-color-text': palette.ink,
    '--mantine-color-bright': palette.ink,
    '--mantine-color-dimmed': palette.soft,
    '--mantine-color-placeholder': palette.hint,
    '--mantine-color-error': palette.danger,
    '--mantine-color-success': palette.accent,
    '--mantine-color-anchor': palette.accent,
    '--mantine-color-default': palette.card,
    '--mantine-color-default-hover': palette.hover,
    '--mantine-color-default-color': palette.ink,
    '--mantine-color-default-border': palette.line,
    '--mantine-color-disabled': palette.hover,
    '--mantine-color-disabled-color': palette.hint,
    '--mantine-color-disabled-border': palette.line,
    '--mantine-primary-color-filled': palette.accent,
    '--mantine-primary-color-filled-hover': palette.accentHover,
    '--mantine-primary-color-contrast': palette.onAccent,
  };
}

export const cssVariablesResolver: CSSVariablesResolver = () => ({
  variables: {
    '--al-sans': SANS,
    '--al-serif': SERIF,
    '--al-radius-card': '12px',
    '--al-radius-control': '8px',
  },
  light: variables(light),
  dark: variables(dark),
});
