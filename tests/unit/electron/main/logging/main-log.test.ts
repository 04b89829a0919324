import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createMainLog } from '../../../../../electron/main/logging/main-log.ts';
import { KEPT_LOGS, MAX_LOG_BYTES, rotation } from '../../../../../electron/main/logging/rotation.ts';
import { logLine, logSafe } from '../../../../../shared/logging/log-event.ts';

describe('the log of the app', () => {
  let folder: string;
  let logs: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'alongside-log-'));
    logs = join(folder, 'logs');
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
    vi.restoreAllMocks();
  });
  const written = () => readFileSync(join(logs, 'alongside.log'), 'utf8');

  it('writes one line of JSON for an event', () => {
    const log = createMainLog(logs, () => 0);
    log.event('vault.process-ended', { code: 3, reason: logSafe('gone') });
    expect(written()).toBe(
      '{"at":"1970-01-01T00:00:00.000Z","event":"vault.process-ended","code":3,"reason":"gone"}\n',
    );
  });

  it('D13: is readable for its owner only', () => {
    createMainLog(logs, () => 0).event('app.quit');
    expect(statSync(logs).mode & 0o777).toBe(0o700);
    expect(statSync(join(logs, 'alongside.log')).mode & 0o777).toBe(0o600);
  });

  it('says aloud only that the app has started and shows its window', () => {
    const aloud: string[] = [];
    vi.spyOn(process.stdout, 'write').mockImplementation((text) => aloud.push(String(text)) > 0);
    const log = createMainLog(logs, () => 0);
    log.event('app.started');
    log.event('door.refused');
    log.event('app.window-ready');
    vi.restoreAllMocks();
    expect(aloud.map((line) => (JSON.parse(line) as { event: string }).event)).toEqual([
      'app.started',
      'app.window-ready',
    ]);
    expect(written().trim().split('\n')).toHaveLength(3);
  });

  // Fails when a line of the vault is written unseen.
  it('J1: takes from the vault only lines that its logger made', () => {
    const log = createMainLog(logs, () => 0);
    const good = logLine(0, 'vault.unlocked', { durationMs: 5 });
    log.line(good);
    for (const bad of [
      'free text',
      '{}',
      `${good}\nfree text`,
      `free text ${good}`,
      good + ' '.repeat(5000),
      '',
    ])
      log.line(bad);
    expect(written()).toBe(`${good}\n`);
  });

  it('keeps a few files of bounded size, the newest under the plain name', () => {
    const log = createMainLog(logs, () => 0);
    for (const name of ['first', 'second', 'third', 'fourth']) {
      writeFileSync(join(logs, 'alongside.log'), name.padEnd(MAX_LOG_BYTES, '.'));
      log.event('app.quit');
    }
    expect(readdirSync(logs).toSorted()).toEqual(['alongside.log', 'alongside.log.1', 'alongside.log.2']);
    expect(readFileSync(join(logs, 'alongside.log.1'), 'utf8').slice(0, 6)).toBe('fourth');
    expect(readFileSync(join(logs, 'alongside.log.2'), 'utf8').slice(0, 5)).toBe('third');
    expect(written()).toContain('app.quit');
  });

  it('turns the files over only when the next line would not fit', () => {
    expect(rotation('log', MAX_LOG_BYTES - 10, 10)).toEqual([]);
    expect(rotation('log', 0, 2 * MAX_LOG_BYTES)).toEqual([]);
    expect(rotation('log', MAX_LOG_BYTES - 10, 11)).toEqual([
      { from: 'log.2', to: null },
      { from: 'log.1', to: 'log.2' },
      { from: 'log', to: 'log.1' },
    ]);
    expect(KEPT_LOGS).toBe(3);
  });

  it('does not end the app when it cannot be written', () => {
    const log = createMainLog(logs, () => 0);
    rmSync(logs, { recursive: true });
    writeFileSync(logs, 'no longer a folder');
    expect(() => log.event('app.quit')).not.toThrow();
  });
});
