/** One command on a vault that is there, in a Node process of its own. Says on the last line what it measured. */
import { openBenchVault } from './bench-vault.ts';

export type VaultCommand =
  /** Opens and locks: the start-up of all others. */
  | { readonly act: 'start' }
  /** Everything of mine leaves. */
  | { readonly act: 'publish' }
  /** Everything of others is taken in, until the search finds `word` in so many entries. */
  | { readonly act: 'take'; readonly circleId: string; readonly word: string; readonly entries: number }
  /** Exchanges with nothing to do, so many times; says how many milliseconds each took. */
  | { readonly act: 'idle'; readonly times: number };

const [vaultFolder = '', homeFolder = '', text = ''] = process.argv.slice(2);
const command = JSON.parse(text) as VaultCommand;
const vault = await openBenchVault({ vaultFolder, homeFolder });
let said: unknown = null;

switch (command.act) {
  case 'start':
    break;
  case 'publish':
    await vault.call('exchange.exchangeNow', {});
    break;
  case 'take': {
    await vault.call('exchange.exchangeNow', {});
    const { circleId, word: words, entries } = command;
    await vault.until(async () => {
      const { total } = await vault.call('journal.list', { circleId, text: words, limit: 1 });
      return total === entries;
    });
    break;
  }
  case 'idle': {
    await vault.call('exchange.exchangeNow', {});
    const times: number[] = [];
    for (let at = 0; at < command.times; at++) {
      const started = process.hrtime.bigint();
      await vault.call('exchange.exchangeNow', {});
      times.push(Number(process.hrtime.bigint() - started) / 1e6);
    }
    said = times;
    break;
  }
}

await vault.lock();
process.stdout.write(JSON.stringify(said));
process.exit(0);
