/**
 * Playwright asks Electron's main process through the debugger. While the app starts, V8 sometimes collects the promise
 * of an answer before it is given. That says nothing about the app, and what is asked here may be asked twice.
 */
export async function askedAgain<T>(ask: () => Promise<T>): Promise<T> {
  for (let left = 4; ; left--) {
    try {
      return await ask();
    } catch (problem) {
      const collected = problem instanceof Error && problem.message.includes('promise was garbage collected');
      if (!collected || left === 0) throw problem;
    }
  }
}
