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
    const found = async (text: string) =>
      (await vault.call('journal.list', { circleId, text, limit: 1 })).total;
    // The last one is found when nearly all are: looking for all of them again and again would be measured too.
    await vault.until(
      async () => (await found(`Entry ${entries}`)) === 1 && (await found(words)) === entries,
    );
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
