import { describe, expect, it } from 'vitest';
import { counted } from '../../support/counts.ts';
import { actAtRandom, shareEverything } from '../../support/random-acts.ts';
import { seenBy, simulate } from '../../support/simulated-desktops.ts';

/** `ALONGSIDE_SEED=17` runs that one alone; a failed run has its seed in its name. */
const asked = process.env['ALONGSIDE_SEED'];
const seeds =
  asked === undefined ? Array.from({ length: counted(2, 200) }, (_, at) => at + 1) : [Number(asked)];
const actsEach = counted(70, 400);

describe('three desktops in one circle, over folders that lose, halve, double and hold back files', () => {
  // Fails when: anything that people see follows from the order in which objects came, from a restart, or from a clock.
  it.each(seeds)(
    'C1, C12: show the same once everything has arrived (ALONGSIDE_SEED=%i)',
    { timeout: 60_000 + actsEach * 2000 },
    async (seed) => {
      const simulation = await simulate(seed, ['Ana', 'Ben', 'Cleo']);
      const { circleId } = simulation;
      for (let act = 0; act < actsEach; act++) await actAtRandom(simulation);
      await shareEverything(simulation);
      await simulation.deliverAll();

      const [first, ...others] = await Promise.all(simulation.people.map((vault) => seenBy(vault, circleId)));
      expect(first?.entries.length).toBeGreaterThan(0);
      for (const other of others) expect(other).toEqual(first);
      for (const vault of simulation.people) {
        const { circles } = await vault.call('exchange.status', {});
        expect(circles[0]).toMatchObject({ setAside: 0, missingHere: 0, waitingToLeave: 0 });
      }

      // C9: all of it once more changes nothing.
      expect(await simulation.deliverAgain()).toBe(0);
      await simulation.deliverAll();
      for (const vault of simulation.people) expect(await seenBy(vault, circleId)).toEqual(first);
    },
  );
});
