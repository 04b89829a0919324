import { describe, expect, it } from 'vitest';
import {
  exchangeSummary,
  folderProblem,
  lastExchange,
} from '../../../../../renderer/features/exchange/exchange-summary.ts';
import { folderFinding } from '../../../../../renderer/features/exchange/folder-finding.ts';
import type { CircleExchange } from '../../../../../shared/features/exchange/exchange-contract.ts';

const circle: CircleExchange = {
  circleId: '0'.repeat(64),
  carrier: 'folder',
  folderName: 'Sync',
  carrierState: 'ready',
  lastExchangeAt: 1000,
  waitingToLeave: 0,
  silent: [],
  setAside: 0,
  missingHere: 0,
};

describe('the line at the top', () => {
  it('says that one writes alone, and that all is sent', () => {
    expect(exchangeSummary([])).toEqual({ kind: 'alone' });
    expect(exchangeSummary([circle])).toEqual({ kind: 'all-sent' });
  });

  it('puts a problem before everything else', () => {
    const gone: CircleExchange = { ...circle, carrierState: 'missing' };
    expect(exchangeSummary([{ ...circle, waitingToLeave: 4 }, gone])).toEqual({
      kind: 'problem',
      problem: 'missing',
    });
  });

  it('adds up what waits, and says when it waits for a hand to send it', () => {
    const files: CircleExchange = { ...circle, carrier: 'files', carrierState: null, waitingToLeave: 2 };
    expect(exchangeSummary([files])).toEqual({ kind: 'waiting', count: 2, byFiles: true });
    expect(exchangeSummary([files, { ...circle, waitingToLeave: 1 }])).toEqual({
      kind: 'waiting',
      count: 3,
      byFiles: false,
    });
  });

  it('does not say "sent" while no way to exchange was chosen', () => {
    const undecided: CircleExchange = { ...circle, carrier: 'none', carrierState: null, waitingToLeave: 1 };
    expect(exchangeSummary([undecided, circle])).toEqual({ kind: 'no-carrier', count: 1 });
  });

  it('knows the last exchange of all, and when there was none', () => {
    expect(lastExchange([circle, { ...circle, lastExchangeAt: 5000 }])).toBe(5000);
    expect(lastExchange([{ ...circle, lastExchangeAt: null }])).toBeNull();
  });
});

describe('a folder', () => {
  it('is a problem when it is gone, closed, somebody else’s or emptied, not when it is new', () => {
    for (const state of ['missing', 'read-only', 'another-circle', 'emptied'] as const) {
      expect(folderProblem({ ...circle, carrierState: state })).toBe(state);
    }
    expect(folderProblem({ ...circle, carrierState: 'empty' })).toBeNull();
  });

  it('of the past troubles nobody who exchanges by files', () => {
    expect(folderProblem({ ...circle, carrier: 'files', carrierState: 'missing' })).toBeNull();
  });

  it('is used only when it can be', () => {
    expect(folderFinding('ready').usable).toBe(true);
    expect(folderFinding('another-circle').usable).toBe(false);
    expect(folderFinding('read-only').usable).toBe(false);
  });
});
