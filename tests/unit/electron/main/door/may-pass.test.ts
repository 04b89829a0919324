import { describe, expect, it } from 'vitest';
import { mayPass } from '../../../../../electron/main/door/may-pass.ts';

const page = { origin: 'app://alongside', isMainFrame: true, isOurWindow: true } as const;

describe('who gets a port to the vault', () => {
  it('B1: the main frame of our window, from our origin', () => {
    expect(mayPass(page)).toBe(true);
  });

  // Fails when one of the three conditions is dropped, or the origin is compared by its beginning.
  it.each([
    ['a frame inside it', { isMainFrame: false }],
    ['a window that main did not make', { isOurWindow: false }],
    ['a frame that is gone', { origin: null }],
    ['a frame without an origin', { origin: 'null' }],
    ['another host of our scheme', { origin: 'app://alongside.example' }],
    ['our host with a port', { origin: 'app://alongside:1' }],
    ['our host in another scheme', { origin: 'https://alongside' }],
    ['a file', { origin: 'file://' }],
    ['nothing', { origin: '' }],
  ])('B1: not %s', (_who, change) => {
    expect(mayPass({ ...page, ...change })).toBe(false);
  });
});
