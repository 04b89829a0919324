/** Marks a branch that the types say cannot happen; reaching it is a bug, so it throws. */
export function assertNever(value: never): never {
  throw new Error(`Unreachable: ${typeof value}`);
}
