import type { CallName, FeatureName, HandlersOf } from '../../../shared/contract/contract.ts';
import type { Handler, HandlerTable } from './door.ts';

/** Joins the handlers of features into one table. The types make sure that each feature is complete. */
export function handlerTable(features: {
  readonly [F in FeatureName]?: Partial<HandlersOf<F>>;
}): HandlerTable {
  const table = new Map<CallName, Handler>();
  for (const [feature, handlers] of Object.entries(features)) {
    for (const [call, handler] of Object.entries(handlers)) {
      table.set(`${feature}.${call}` as CallName, handler as Handler);
    }
  }
  return table;
}
