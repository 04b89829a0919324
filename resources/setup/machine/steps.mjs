/**
 * One line a step, with its time. Everything that set-up says goes through here.
 */

/** Why set-up cannot go on: a sentence for a person, and the exit code of the command. */
export class SetupProblem extends Error {
  /** @param {number} exitCode one of EXIT @param {string} sentence */
  constructor(exitCode, sentence) {
    super(sentence);
    this.exitCode = exitCode;
  }
}

/** Exit codes, so that a script can tell what was missing. */
export const EXIT = {
  nodeTooOld: 10,
  npmPackages: 11,
  systemPackages: 12,
  electron: 13,
  display: 14,
  build: 15,
  busy: 16,
};

/** "0.4 s", "12.3 s", "3 min 5 s" @param {number} milliseconds */
export function inSeconds(milliseconds) {
  const seconds = milliseconds / 1000;
  if (seconds < 60) return `${seconds.toFixed(1)} s`;
  return `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`;
}

/** @param {string} name @param {string} what @param {number} milliseconds */
export function stepLine(name, what, milliseconds) {
  return `  ${name.padEnd(17)} ${what.padEnd(52)} ${inSeconds(milliseconds).padStart(8)}`;
}

/**
 * Runs one step and prints its line. The step returns what it did, in a few words.
 * @param {string} name
 * @param {() => Promise<string> | string} work
 */
export async function step(name, work) {
  const began = Date.now();
  try {
    console.log(stepLine(name, await work(), Date.now() - began));
  } catch (problem) {
    console.log(stepLine(name, 'failed', Date.now() - began));
    throw problem;
  }
}

/**
 * Runs a whole command: a SetupProblem ends it with its sentence and its code, a bug with its stack.
 * @param {() => Promise<number | void>} work
 */
export async function command(work) {
  try {
    process.exitCode = (await work()) ?? 0;
  } catch (problem) {
    if (!(problem instanceof SetupProblem)) throw problem;
    console.error(`\n${problem.message}\n`);
    process.exitCode = problem.exitCode;
  }
}
